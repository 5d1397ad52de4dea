import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';

/*
 * What a case says, without n8n's engine that runs it: the stand-ins answer from the cases, too.
 */

type Body = IDataObject | IDataObject[];

/** A request that the operation must send, and what the service answers. */
export interface Exchange {
	/** Method and path, exactly as they go over the network: `GET /orders/5001`. */
	request: string;
	/** The whole query; none when left out. */
	query?: Record<string, string | string[]>;
	/** The whole body, or a pattern for one that is no JSON; none when left out. */
	body?: Body | RegExp;
	/** Headers in which this request differs from the node's others. */
	headers?: Record<string, RegExp>;
	status?: number;
	answer?: Body | string | Buffer;
	answerHeaders?: Record<string, string>;
}

/** A read whose answer is wrong each time: it is tried again three times. */
export const eachTime = <Read>(read: Read): Read[] => [read, read, read, read];

/** One use of an operation: what the user fills in, what goes over the network, what comes out. */
export interface OperationCase {
	parameters?: INodeParameters;
	exchanges: Exchange[];
	/** The items that come out; not looked at when left out. */
	gives?: IDataObject[];
	/** Files that come out of the first item: name and MIME type by field. */
	files?: Record<string, { fileName: string; mimeType: string }>;
	/** Files of the input item. */
	binary?: IBinaryKeyData;
}

/** A value as the editor stores it for a resource locator. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
