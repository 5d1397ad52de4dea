import type { Address } from './types';

/** How pieces of a return item were handled. */
export interface ReturnResult {
	quantity: number;
	handlingResult: string;
	/** Milliseconds since 1970. */
	handledAt: number;
}

/** An article that comes back. */
export interface BolReturnItem {
	rmaId: string;
	orderId: string;
	orderItemId: string;
	ean: string;
	title: string;
	expectedQuantity: number;
	trackAndTrace?: string;
	transporterName?: string;
	mainReason: string;
	detailedReason?: string;
	customerComments: string;
	results: ReturnResult[];
	customer: Address;
}

/** A parcel that comes back. */
export interface BolReturn {
	returnId: string;
	/** Milliseconds since 1970. */
	registeredAt: number;
	fulfilmentMethod: 'FBR' | 'FBB';
	items: BolReturnItem[];
}
