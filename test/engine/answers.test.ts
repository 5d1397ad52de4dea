import type { INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { everyService, runAt, usePlaces, type Answer } from './everyService';

const place = usePlaces();

/** An answer, what the user reads of it, and whether a write may have been carried out. */
interface Case extends Answer {
	says: string | RegExp;
	advises?: string | RegExp;
	isUncertain?: boolean;
}

const page = (text: string) => ({
	type: 'text/html; charset=utf-8',
	body: `<html><head><style>b{}</style></head><body><h1>${text}</h1></body></html>`,
});
const plain = (body: string) => ({ type: 'text/plain', body });
const json = (body: unknown) => ({ body: JSON.stringify(body) });

const UNCERTAIN = 'may have carried it out';

/** Answers that every service can give, or something in front of it. */
// prettier-ignore
const everywhere = (name: string): Record<string, Case> => ({
	'a web page with 502': { status: 502, ...page('Bad Gateway'), says: `${name}: Bad Gateway`, isUncertain: true },
	'a web page with 403': { status: 403, ...page('Blocked'), says: `${name}: Blocked` },
	'a web page with 200': {
		status: 200,
		...page('Log in'),
		says: `${name} answered with a web page: Log in`,
		advises: 'Check the address in the credential.',
		isUncertain: true,
	},
	'an empty body with 400': { status: 400, body: '', says: `${name}: no reason given (HTTP 400)` },
	'an empty body with 500': { status: 500, body: '', says: `${name}: no reason given (HTTP 500)`, isUncertain: true },
	'plain text with 400': { status: 400, ...plain('Too bad'), says: `${name}: Too bad` },
	'broken JSON with 200': { status: 200, body: '{"message": "Stock upd', says: `${name} answered with broken JSON`, isUncertain: true },
	'broken JSON with 400': {
		status: 400,
		body: '{"message": "No such',
		says: `${name}: no reason that can be read (HTTP 400: broken JSON of 20 characters)`,
	},
});

/**
 * The services' own forms: docs/services/bol.md 1.6, docs/services/picqer.md 1.4,
 * docs/services/goedgepickt.md 1.5, docs/services/lagerkoll.md 1.6 and 1.8.
 */
const own: Record<string, Record<string, Case>> = {
	bol: {
		'a problem with violations': {
			status: 400,
			...json({
				type: 'https://api.bol.com/problems',
				title: 'Error validating request body',
				status: 400,
				detail: 'Bad request',
				violations: [{ name: 'ean', reason: 'Invalid EAN' }],
			}),
			says: 'bol: Bad request – ean: Invalid EAN',
		},
	},
	Picqer: {
		'a code': {
			status: 400,
			...json({ error: true, error_code: 13, error_message: 'Order has no products' }),
			says: 'Picqer: Order has no products (error 13)',
			advises: 'Add at least one product.',
		},
		'an error with 200': {
			status: 200,
			...json({ error: true, error_code: 21, error_message: 'Wrong status' }),
			says: 'Picqer: Wrong status (error 21)',
		},
	},
	GoedGepickt: {
		'"error"': {
			status: 400,
			...json({ error: 'Product is not linked to this pick location' }),
			says: 'GoedGepickt: Product is not linked to this pick location',
		},
		'"errorMessage"': {
			status: 400,
			...json({ errorMessage: 'Unknown products: LAMP-01' }),
			says: 'GoedGepickt: Unknown products: LAMP-01',
		},
		'"message" with fields': {
			status: 422,
			...json({ message: 'The given data was invalid.', errors: { sku: ['sku is verplicht.'] } }),
			says: 'GoedGepickt: The given data was invalid.',
			advises: /sku: sku is verplicht\.(?!\.)/,
		},
		'an error with 200': {
			status: 200,
			...json({ errorMessage: 'Product with SKU A already exists' }),
			says: 'GoedGepickt: Product with SKU A already exists',
		},
	},
	Lagerkoll: {
		'an error with 200': {
			status: 200,
			...json({ errorCode: 901103, errorMessage: 'Row is closed', errorField: 'id' }),
			says: 'Lagerkoll: Row is closed',
			advises: 'Field: id.',
		},
		'a code without text': {
			status: 400,
			...json({ errorCode: 900101, errorMessage: null, errorField: null }),
			says: 'Lagerkoll: general error',
			advises: 'Error 900101 of purchase_orders means: general error.',
		},
	},
};

const cases = Object.entries(everyService).flatMap(([name, service]) =>
	Object.entries({ ...everywhere(name), ...own[name] }).map(
		([title, answer]) => [name, title, answer, service] as const,
	),
);

/** A refused link goes out once more, in its other form; a change by a number is known in one form only. */
const inOneForm: Record<string, INodeParameters> = {
	GoedGepickt: {
		resource: 'productStock',
		operation: 'mutate',
		productUuid: { __rl: true, mode: 'id', value: '1' },
		mutation: 1,
	},
};

test.each(cases)('%s: %s, in answer to a write', async (name, _title, answer, service) => {
	const server = await place(() => answer);
	const { [name]: writes = service.writes } = inOneForm;
	const { error, items } = await runAt(service, server.url, writes);
	expect(items.flat()).toEqual([]);
	expect(error?.message).toBe(answer.says);
	const description = String(error?.description ?? '');
	expect(description).toMatch(answer.advises ?? '');
	expect(description.includes(UNCERTAIN)).toBe(answer.isUncertain ?? false);
	expect(server.requests).toHaveLength(1);
});

describe('Lagerkoll: the same code on different resources (docs/services/lagerkoll.md, 1.8)', () => {
	const { Lagerkoll } = everyService;

	test.each([
		['customer', 'getAll', 900521, 'customers means: could not export customers'],
		[
			'customerDeliveryTerm',
			'getAll',
			900521,
			'customer_delivery_terms means: could not get a delivery term',
		],
		['unit', 'getAll', 901801, 'units means: could not get units'],
		['invoice', 'getDrafts', 901801, 'invoices means: could not get an invoice draft'],
	])('%s.%s, %d', async (resource, operation, errorCode, meaning) => {
		const server = await place(() => ({ status: 400, ...json({ errorCode, errorMessage: '' }) }));
		const { error } = await runAt(Lagerkoll, server.url, { resource, operation });
		expect(error?.description).toContain(`Error ${errorCode} of ${meaning}.`);
	});
});

/** A write that a second try could do twice is sent again only after a 429, which means that it was not done. */
describe.each(Object.entries(everyService))('%s, trouble that passes', (_name, service) => {
	beforeEach(forgetLimits);

	test.each([
		['reads', [429, 503, 429]],
		['writes', [429, 429]],
	] as const)(
		'%s are sent again after %j, and the user sees nothing of it',
		async (what, statuses) => {
			const left: number[] = [...statuses];
			const server = await place(() => ({ status: left.shift() ?? 200, retryAfter: '0' }));
			const { error } = await runAt(service, server.url, service[what]);
			expect(error).toBeUndefined();
			const sent = server.requests.map(({ request, body }) => `${request} ${body}`);
			expect(sent).toEqual(Array.from({ length: statuses.length + 1 }, () => sent[0]));
		},
	);

	test.each([
		[502, '3000'],
		[503, '3600'],
		[504, new Date(Date.now() + 3_000_000).toUTCString()],
	])(
		'a %d that asks to wait until %s is an error at once, as that is too long',
		async (...said) => {
			const [status, retryAfter] = said;
			const server = await place(() => ({ status, retryAfter }));
			const { error } = await runAt(service, server.url, service.reads);
			expect(error?.message).toContain(String(status));
			expect(server.requests).toHaveLength(1);
		},
	);
});
