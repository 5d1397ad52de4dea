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

/** Cases by operation, written `resource.operation`. */
export type Cases = Record<string, OperationCase | OperationCase[]>;

/** A value as the editor stores it for a resource locator. */
export const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** What a case of one request says beside that request. */
type OneExchange = Omit<OperationCase, 'exchanges'> &
	Omit<Exchange, 'request'> & {
		/** An answer whose first list has the rows that come out. */
		lists?: IDataObject;
	};

/** What comes out of an operation that gives what the service answers, row by row. */
export const itemsIn = (answer: Exchange['answer']): IDataObject[] | undefined =>
	typeof answer === 'object' && !Buffer.isBuffer(answer) ? [answer].flat() : undefined;

/**
 * A request with its answer.
 *
 * @param request method and path, with the query as it reads before it is encoded:
 * `GET /orders?since=2026-01-05 10:30:00`
 * @param more the status is 201 for POST and 200 for others when left out
 */
export function call(
	request: string,
	answer?: Exchange['answer'],
	more: Omit<Exchange, 'request' | 'answer'> = {},
): Exchange {
	const [asked, ...rest] = request.split('?');
	const query: Record<string, string | string[]> = {};
	for (const pair of rest.join('?').split('&').filter(Boolean)) {
		const [name, ...value] = pair.split('=');
		const others = query[name] === undefined ? [] : [query[name]].flat();
		query[name] = others.length > 0 ? [...others, value.join('=')] : value.join('=');
	}
	const isCreation = asked.startsWith('POST ');
	return {
		request: asked,
		...(rest.length > 0 && { query }),
		...(isCreation && { status: 201 }),
		...(answer !== undefined && { answer }),
		...more,
	};
}

const rowsIn = (lists: IDataObject) => Object.values(lists).find(Array.isArray) as IDataObject[];

/** A place in a path with the parameter that fills it, By ID: `/orders/{idorder=5001}`. */
const PLACE = /\{(\w+)=([^{}]*)\}/g;

/**
 * A case of one request, as in {@link call}, in whose path can stand which parameter gives an ID:
 * `GET /orders/{idorder=5001}`. Unless it says what comes out, that is what the service answers.
 */
export function sends(request: string, { parameters, ...more }: OneExchange = {}): OperationCase {
	const { gives, files, binary, lists, answer = lists, ...exchange } = more;
	const isAsAnswered = !files && !('gives' in more);
	const given = [...request.matchAll(PLACE)].map(([, name, id]) => [name, byId(id)] as const);
	return {
		parameters: { ...Object.fromEntries(given), ...parameters },
		exchanges: [call(request.replace(PLACE, '$2'), answer, exchange)],
		gives: isAsAnswered ? itemsIn(lists ? rowsIn(lists) : answer) : gives,
		files,
		binary,
	};
}

/** A case of several requests, one after the other. */
export const inTurn = (
	one: Omit<OperationCase, 'exchanges'>,
	...exchanges: Exchange[]
): OperationCase => ({ ...one, exchanges });

/** A case of one request without a body: what the service answers comes out. */
export const asks = (
	request: string,
	answer: Exchange['answer'],
	parameters?: INodeParameters,
): OperationCase => sends(request, { parameters, answer });

/** An answer that says nothing but that it is done. */
export const DONE = { status: 204, answer: '', gives: [{ success: true }] };

/** A case of a request that takes something away, after which nothing is left to say. */
export const removes = (request: string, parameters?: INodeParameters): OperationCase =>
	sends(request, { parameters, status: 204, answer: '', gives: [{ deleted: true }] });

/** Parameters of which the service hears nothing. */
const NOT_SENT = ['limit', 'returnAll', 'simplify'];

/** Collections, whose fields go out beside the other parameters. */
const OPENED = ['additionalFields', 'updateFields', 'filters', 'options', 'more'];

/** What goes out for the value of a parameter: the ID of a locator, the rows of a list. */
function valueFilledIn(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const { __rl: isLocator, value: id, line, row = line } = value as IDataObject;
	if (Array.isArray(row)) return row.map((one) => asFilledIn(one as IDataObject));
	if (!isLocator) return value;
	return /^\d+$/.test(String(id)) ? Number(id) : id;
}

/** What is filled in, as it goes out where the service calls everything what the node calls it. */
function asFilledIn(parameters: IDataObject): IDataObject {
	const sent: IDataObject = {};
	for (const [name, value] of Object.entries(parameters)) {
		if (OPENED.includes(name)) Object.assign(sent, asFilledIn(value as IDataObject));
		else sent[name.replace(/Lines$/, '')] = valueFilledIn(value) as IDataObject;
	}
	return sent;
}

const asTexts = (values: IDataObject) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/**
 * A case of one request that passes on what is filled in, all of it and nothing else, under the same
 * names: in the query of a GET, in the body of others.
 *
 * @param more `query` or `body` say what goes out in another form than it was filled in
 */
export function passesOn(
	request: string,
	parameters: INodeParameters,
	{ query, body, ...more }: Omit<OneExchange, 'parameters'> & { body?: IDataObject } = {},
): OperationCase {
	const sent = asFilledIn(parameters);
	for (const name of NOT_SENT) delete sent[name];
	const goesOut = request.startsWith('GET ')
		? { query: { ...asTexts(sent), ...query } }
		: { body: { ...sent, ...body } };
	return sends(request, { parameters, ...goesOut, ...more });
}
