import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** A resource as n8n describes it. */
export interface Described {
	name: string;
	value: string;
	description?: string;
	operations: Array<{
		/** In the operation list. */
		option: INodePropertyOptions & { value: string };
		/** What it shows, in this order. */
		parameters: INodeProperties[];
	}>;
}
