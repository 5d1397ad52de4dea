import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { forgetClocks } from '../../../nodes/shared/service/serviceClock';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import type { Delivery, WebhookTriggerUnderTest } from '../harness';
import { pass, saved } from '../harness/triggerTesting';

const HOUR = 3_600_000;
const JSON_TYPE = 'application/json';

/** A webhook trigger, and what its service delivers. */
interface Delivering {
	/** A trigger that is switched on; with what n8n saved of it, after a restart. */
	open(staticData?: IDataObject): WebhookTriggerUnderTest | Promise<WebhookTriggerUnderTest>;
	/** A delivery as the service makes it of an event, or of a text that is none. */
	sent(payload: unknown): Delivery;
	event: IDataObject;
	/** What an item has beside the event. */
	more?: IDataObject;
	/** Other events, by what tells them from the first. */
	others: Record<string, IDataObject>;
	/** Texts in JSON that are no events, by what they are. */
	noEvents: Record<string, string>;
}

/** Declares the tests of what is promised of the deliveries of every service. */
export function describeDeliveries({ open, sent, event, more, others, noEvents }: Delivering) {
	it('starts the workflow with one item, and is answered with 200', async () => {
		const result = await (await open()).deliver(sent(event));
		expect(result.items).toEqual([[{ json: { ...event, ...more } }]]);
		expect(result.statusCode).toBe(200);
	});

	it('that comes again is dropped, also at the same moment and after a restart', async () => {
		const { deliver, staticData } = await open();
		const results = await Promise.all([1, 2, 3].map(async () => await deliver(sent(event))));
		expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
		expect(results.filter(({ items }) => items)).toHaveLength(1);
		const dropped = { statusCode: 200, items: undefined };
		expect(await deliver(sent(event))).toMatchObject(dropped);
		forgetDeliveries();
		const restarted = await open(saved(staticData));
		expect(await restarted.deliver(sent(event))).toMatchObject(dropped);
	});

	it.each(Object.entries(others))('of %s is none that came before', async (_name, other) => {
		const { deliver } = await open();
		await deliver(sent(event));
		expect((await deliver(sent(other))).items).toEqual([[{ json: { ...other, ...more } }]]);
	});

	it.each([
		['text', 'hello', 'text/plain'],
		['empty', '', JSON_TYPE],
		['null', 'null', JSON_TYPE],
		['a list', '[]', JSON_TYPE],
		['a JSON text', '"event"', JSON_TYPE],
		...Object.entries(noEvents).map(([name, text]) => [name, text, JSON_TYPE]),
	])('that is %s is answered with 400 and starts nothing', async (_name, text, type) => {
		const { deliver } = await open();
		const { headers, ...rest } = sent(text);
		const result = await deliver({ ...rest, headers: { ...headers, 'Content-Type': type } });
		expect(result).toMatchObject({ statusCode: 400, items: undefined });
	});
}

/** How a service signs. */
interface Signing {
	header: string;
	/** What stands in the header for a body. */
	signatureOf(body: string): string;
	/** What others may put there for a body, by what is wrong with it. */
	forged: Record<string, (body: string) => string>;
}

/** Declares the tests that nothing comes in that the service has not signed, byte by byte. */
export function describeSignatures(
	{ open, sent, event }: Pick<Delivering, 'open' | 'sent' | 'event'>,
	{ header, signatureOf, forged }: Signing,
) {
	const body = JSON.stringify(event);
	const lastDigit = /\d(?=\D*$)/;
	const changed = body.replace(lastDigit, (digit) => String((Number(digit) + 1) % 10));
	const under = (name: string, signature: string, text = body): Delivery => ({
		headers: { [name]: signature },
		body: text,
	});
	const genuine = () => signatureOf(body);
	const forgeries: Record<string, () => Delivery> = {
		'no signature': () => ({ headers: {}, body }),
		'no signature and no body': () => ({ headers: {}, body: '' }),
		'an empty signature': () => under(header, ''),
		'nonsense as signature': () => under(header, '\u00ff\u0001[object], "world'),
		'the signature of another body': () => under(header, signatureOf('other')),
		'a shortened signature': () => under(header, genuine().slice(0, -8)),
		'its signature in another header': () => under(`X-${header}-2`, genuine()),
		'a digit changed': () => under(header, genuine(), changed),
		'a blank added': () => under(header, genuine(), `${body} `),
		'an empty body': () => under(header, genuine(), ''),
	};
	for (const [name, forge] of Object.entries(forged)) {
		forgeries[name] = () => under(header, forge(body));
	}

	it.each(Object.entries(forgeries))(
		'with %s is refused with 401, starts nothing, and hides no genuine one',
		async (_name, forge) => {
			const { deliver } = await open();
			expect(await deliver(forge())).toMatchObject({
				statusCode: 401,
				items: undefined,
				body: { message: 'The signature is missing or wrong' },
			});
			expect((await deliver(sent(event))).items).toHaveLength(1);
		},
	);
}

/** What the tests of the age of an event need. */
interface Aging {
	/** The same event a moment later. */
	later: IDataObject;
	/** Another event of the same moment. */
	other: IDataObject;
	/** Lets the service answer who asks for what is registered. */
	tellTime(status: number, date: string): void;
}

/** Declares the tests of events that say when they happened, on a day when n8n's clock shows that moment. */
export function describeAge(
	{ open, sent, event }: Pick<Delivering, 'open' | 'sent' | 'event'>,
	{ later, other, tellTime }: Aging,
) {
	beforeEach(forgetClocks);
	afterEach(() => nock.cleanAll());

	it.each([
		[1, 200, true],
		[1, 403, true],
		[25, 200, false],
	])(
		'and is %d hours old by the clock of the service, in an answer of %d, starts the workflow: %s, however far n8n is ahead',
		async (hours, status, isStarted) => {
			const { deliver } = await open();
			tellTime(status, new Date(Date.now() + hours * HOUR).toUTCString());
			pass(72 * HOUR);
			const results = [await deliver(sent(event)), await deliver(sent(other))];
			expect(results.map(({ items }) => items !== undefined)).toEqual([isStarted, isStarted]);
		},
	);

	it.each([
		[25, false],
		[23, true],
		[-1, true],
	])('that is %d hours old starts the workflow: %s', async (hours, isStarted) => {
		const { deliver } = await open();
		pass(hours * HOUR);
		const { statusCode, items } = await deliver(sent(event));
		expect([statusCode, items !== undefined]).toEqual([200, isStarted]);
	});

	it('that is played back after days starts nothing; one later than all before does, if the clock is wrong', async () => {
		const { deliver } = await open();
		await deliver(sent(event));
		pass(48 * HOUR);
		expect(await deliver(sent(event))).toMatchObject({ statusCode: 200, items: undefined });
		expect((await deliver(sent(later))).items).toHaveLength(1);
	});
}
