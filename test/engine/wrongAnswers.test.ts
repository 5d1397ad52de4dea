import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { forgetTokens } from '../../nodes/shared/service/tokenGate';
import { everyService, runAt } from './everyService';
import { byId } from './operations';

// What is tried again waits before; here nobody has to.
jest.mock('../../nodes/shared/lib/wait', () => {
	const actual: typeof import('../../nodes/shared/lib/wait') = jest.requireActual(
		'../../nodes/shared/lib/wait',
	);
	return {
		...actual,
		wait: async (_ms: number, signal?: AbortSignal) => await actual.wait(0, signal),
	};
});

const ADDRESS = 'http://service.example.com';
const TOKEN = { access_token: 'the-token', token_type: 'Bearer', expires_in: 300 };
const PAGE = '<!DOCTYPE html><html><head><title>Log in</title></head><body>Anna</body></html>';

/** How often a request that may be repeated is sent. */
const ATTEMPTS = 4;

interface Answer {
	body?: string;
	status?: number;
	/** Content type; JSON where it is missing, none where it is empty. */
	type?: string;
}

const json = (body: unknown): Answer => ({ body: JSON.stringify(body) });

/** With status 200, answers that are right for nothing. */
const neverRight: Record<string, Answer> = {
	'plain text': { type: 'text/plain', body: 'Service is down' },
	'a web page': { type: 'text/html', body: PAGE },
	'a web page of an unknown type': { type: '', body: PAGE },
	'a number': json(5),
	true: json(true),
	'the text "OK"': json('OK'),
	'a message': json({ message: 'Service is down' }),
	'a refusal': json({ success: false, data: null }),
};

const nothing: Record<string, Answer> = {
	null: json(null),
	'an empty body': { body: '' },
	'an empty body of an unknown type': { body: '', type: '' },
	'status 204': { status: 204, body: '' },
};

const emptyList = { 'a list': json([]) };
const otherObject = { 'an object of another kind': json({ id: 1 }) };
const failedFile = { 'an error': json({ error: true }), ...emptyList, ...otherObject };

/** What the services are asked for. */
interface Uses {
	lists: INodeParameters;
	/** What each service answers for a list that is empty. */
	isEmpty: unknown[];
	/** Writes that answer with an object. */
	writes: INodeParameters[];
	/** Writes that may answer with nothing. */
	silentWrites: INodeParameters[];
	files: INodeParameters[];
}

const uses: Record<string, Uses> = {
	bol: {
		lists: { resource: 'order', operation: 'getAll', returnAll: true },
		isEmpty: [{}, { orders: [] }],
		writes: [everyService.bol.writes],
		silentWrites: [],
		files: [
			{ resource: 'shippingLabel', operation: 'get', shippingLabelId: '1' },
			{ resource: 'offerReport', operation: 'getExport', reportId: '1' },
			{ resource: 'offerReport', operation: 'getExport', reportId: '1', outputAs: 'file' },
		],
	},
	Picqer: {
		lists: { resource: 'order', operation: 'getAll', returnAll: true },
		isEmpty: [[]],
		writes: [
			everyService.Picqer.writes,
			{ resource: 'order', operation: 'process', idorder: byId('1') },
			{
				resource: 'productStock',
				operation: 'set',
				idproduct: byId('1'),
				idwarehouse: byId('2'),
				newStock: 3,
				reason: 'Count',
			},
		],
		silentWrites: [],
		files: [
			{ resource: 'picklist', operation: 'getPicklistPdf', idpicklist: byId('1') },
			{ resource: 'picklist', operation: 'getPackingListPdf', idpicklist: byId('1') },
		],
	},
	GoedGepickt: {
		lists: { resource: 'product', operation: 'getAll', returnAll: true },
		isEmpty: [[], { items: [], pageInfo: { totalItems: 0, itemsPerPage: 50, lastPage: 0 } }],
		writes: [],
		silentWrites: [everyService.GoedGepickt.writes],
		files: [],
	},
	Lagerkoll: {
		lists: { resource: 'article', operation: 'getAll', returnAll: true },
		isEmpty: [[], { articles: [] }, { page: 0, pages: 0 }],
		writes: [everyService.Lagerkoll.writes],
		silentWrites: [],
		files: [{ resource: 'pdf', operation: 'generate', html: '<p>Hello</p>' }],
	},
};

/** Lets the service answer everything alike; counts what it is asked. */
function answering({ status = 200, body = '', type = 'application/json' }: Answer) {
	const asked = { requests: 0 };
	const headers = type === '' ? undefined : { 'Content-Type': type };
	nock(ADDRESS)
		.persist()
		.post(/^\/token/)
		.reply(200, TOKEN);
	for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
		nock(ADDRESS)
			.persist()
			.intercept(/^\/(?!token)/, method)
			.query(true)
			.reply(() => {
				asked.requests++;
				return [status, body, headers];
			});
	}
	return asked;
}

beforeEach(() => {
	forgetLimits();
	forgetTokens();
});
afterEach(() => nock.cleanAll());

async function tryWith(name: string, parameters: INodeParameters, answer: Answer) {
	const asked = answering(answer);
	const { items, error } = await runAt(everyService[name], ADDRESS, parameters);
	return { requests: asked.requests, items: items.flat(), error };
}

/** The use gives nothing but an error, which names the service and nothing of what came. */
async function expectRefused(name: string, parameters: INodeParameters, answer: Answer) {
	const { requests, items, error } = await tryWith(name, parameters, answer);
	expect(items).toEqual([]);
	expect(error?.message).toMatch(new RegExp(`^${name}(:| answered with)`));
	expect(`${error?.message} ${error?.description}`).not.toContain('Anna');
	return { requests, description: String(error?.description ?? '') };
}

describe.each(Object.keys(uses))('%s', (name) => {
	const { lists, isEmpty, writes, silentWrites, files } = uses[name];
	const each = (answers: Record<string, Answer>) => Object.entries(answers);
	const pairs = (all: INodeParameters[], answers: Record<string, Answer>) =>
		all.flatMap((parameters) =>
			each(answers).map(
				([title, answer]) => [parameters.operation, title, parameters, answer] as const,
			),
		);

	it.each(each({ ...neverRight, ...nothing, ...emptyList }))(
		'reads again, and then fails: %s',
		async (_title, answer) => {
			const { requests } = await expectRefused(name, everyService[name].reads, answer);
			expect(requests).toBe(ATTEMPTS);
		},
	);

	it.each(each({ ...neverRight, ...nothing, ...otherObject }))(
		'reads a list again, and then fails: %s',
		async (_title, answer) => {
			const { requests } = await expectRefused(name, lists, answer);
			expect(requests).toBe(ATTEMPTS);
		},
	);

	it.each(isEmpty.map((body) => JSON.stringify(body)))('knows an empty list: %s', async (body) => {
		const { requests, items, error } = await tryWith(name, lists, { body });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(requests).toBe(1);
	});

	const wrongWrites = [
		...pairs(writes, { ...neverRight, ...nothing, ...emptyList }),
		...pairs(silentWrites, neverRight),
	];
	it.each(wrongWrites)(
		'writes once, and says what is not known: %s, %s',
		async (_operation, _title, parameters, answer) => {
			const { requests, description } = await expectRefused(name, parameters, answer);
			expect(description).toContain(`${name} may have carried it out`);
			expect(requests).toBe(1);
		},
	);

	const rightWrites = pairs(silentWrites, { ...nothing, ...emptyList, ...otherObject });
	if (rightWrites.length > 0) {
		it.each(rightWrites)('has written: %s, %s', async (_operation, _title, parameters, answer) => {
			const { requests, error } = await tryWith(name, parameters, answer);
			expect(error).toBeUndefined();
			expect(requests).toBe(1);
		});
	}

	const wrongFiles = pairs(files, { ...neverRight, ...nothing, ...failedFile });
	if (wrongFiles.length > 0) {
		it.each(wrongFiles)(
			'makes no file of anything else: %s, %s',
			async (_operation, _title, parameters, answer) => {
				await expectRefused(name, parameters, answer);
			},
		);
	}
});
