/** What a seller tells about an economic operator. */
export interface OperatorFields {
	externalReference?: string | null;
	name: string;
	address: {
		street: string;
		houseNumber: string;
		additionalAddressInfo?: string;
		postalCode: string;
		city: string;
		country: string;
	};
	contactInformation: { emailAddress: string; phoneNumber: string };
}

/** Who answers for a product under EU law. */
export interface EconomicOperator extends OperatorFields {
	id: string;
	/** Milliseconds since 1970; PENDING until then. */
	checkedAt: number;
	valid: boolean;
}
