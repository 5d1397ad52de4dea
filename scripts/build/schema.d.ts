import type { Outputs } from '../../test/outputs/outputs';

/** A JSON Schema of one item, as n8n looks for it. */
export interface ItemSchema {
	type: string;
	properties?: Record<string, ItemSchema>;
	items?: ItemSchema;
	/** Which form of schema file it is; only at the top. */
	version?: number;
}

/**
 * The JSON Schemas of the operations of a resource, by the value of the operation. n8n shows them as a
 * preview before the first run. An operation of which no field is known has none.
 *
 * @param outputs a file of `nodes/<Service>/outputs`
 */
export function schemasOf(outputs: Outputs): Record<string, ItemSchema>;
