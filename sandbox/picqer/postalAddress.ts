/** Where somebody lives or works: customers, suppliers and returns have it alike. */
export interface PostalAddress {
	contactname: string | null;
	address: string | null;
	address2: string | null;
	zipcode: string | null;
	city: string | null;
	region: string | null;
	country: string | null;
}

/** What is there before a caller writes anything. */
export const noPostalAddress: PostalAddress = {
	contactname: null,
	address: null,
	address2: null,
	zipcode: null,
	city: null,
	region: null,
	country: null,
};
