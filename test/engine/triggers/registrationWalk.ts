import type { IDataObject } from 'n8n-workflow';
import type { WebhookTriggerUnderTest } from '../harness';
import { failure, saved } from '../harness/triggerTesting';

/** The address of a trigger that has nothing to do with the one under test. */
export const OTHER_ADDRESS = 'https://n8n.example/webhook/of-another-node/webhook';

/** What a test sets of a webhook trigger. */
export interface WebhookSettings {
	events?: string[];
	options?: IDataObject;
	staticData?: IDataObject;
}

/** A webhook trigger that registers itself, and the account that it does so in. */
interface Registering {
	trigger(settings?: WebhookSettings): WebhookTriggerUnderTest;
	/** What the trigger is registered for when nothing is set, in order. */
	events: string[];
	/** What an address gets, in order. */
	eventsAt(address: string): string[];
	/** How many requests have changed something so far. */
	changes(): number;
	/** Registers an address for the first of the events, as a stranger or an earlier n8n would. */
	plant(address: string): void;
	/** Does to a registration what happens to one: it is switched off, or deleted by hand. */
	spoil(address: string): void;
	/** Lets the service refuse what comes next; gives its reason. */
	refuse(): string;
	/** Whether the service has no call that ends a registration. */
	isForEver?: boolean;
}

/** Declares the tests of what is promised of the registration at every service. */
export function describeRegistration({
	trigger,
	events,
	eventsAt,
	changes,
	plant,
	spoil,
	refuse,
	isForEver = false,
}: Registering) {
	it('is made once, and found again after a restart', async () => {
		const first = trigger();
		expect(await first.checkExists()).toBe(false);
		await first.activate();
		expect(eventsAt(first.url)).toEqual(events);
		const before = changes();
		const restarted = trigger({ staticData: saved(first.staticData) });
		expect(await restarted.checkExists()).toBe(true);
		await restarted.activate();
		expect(changes()).toBe(before);
	});

	it.each(['x', 5, null, [], {}, { secret: 'x' }])(
		'is made anew when what n8n kept of it is damaged: %j',
		async (damaged) => {
			const { activate, staticData, url } = trigger();
			await activate();
			const kept = Object.keys(staticData).map((name) => [name, damaged]);
			await trigger({ staticData: Object.fromEntries(kept) as IDataObject }).activate();
			expect(eventsAt(url)).toEqual(events);
		},
	);

	it('is one when two activations come at once', async () => {
		const [one, two] = [trigger(), trigger()];
		await Promise.all([one.create(), two.create()]);
		expect(eventsAt(one.url)).toEqual(events);
		expect(one.staticData).toEqual(two.staticData);
	});

	it('is mended when one is switched off or gone', async () => {
		const { activate, checkExists, url } = trigger();
		await activate();
		spoil(url);
		expect(eventsAt(url)).not.toEqual(events);
		expect(await checkExists()).toBe(false);
		await activate();
		expect(eventsAt(url)).toEqual(events);
		expect(await checkExists()).toBe(true);
	});

	it('leaves those of others alone', async () => {
		plant(OTHER_ADDRESS);
		const { activate, delete: remove, url } = trigger();
		await activate();
		expect(eventsAt(url)).toEqual(events);
		await remove();
		expect(eventsAt(OTHER_ADDRESS)).toEqual(events.slice(0, 1));
	});

	it('wants at least one event', async () => {
		const { message } = await failure(trigger({ events: [] }).activate);
		expect(message).toContain('Events: choose at least one');
		expect(changes()).toBe(0);
	});

	it('says why the service refuses, and no secret', async () => {
		const reason = refuse();
		const error = await failure(trigger().activate);
		expect(error.message).toContain(reason);
		expect(JSON.stringify(error)).not.toMatch(/sandbox-key|sandbox-secret|the-key/);
	});

	if (isForEver) return;

	it('ends with the workflow, whatever static data and settings say, and can be made again', async () => {
		const { activate, delete: remove, url } = trigger();
		await activate();
		expect(await trigger({ events: [] }).delete()).toBe(true);
		expect(eventsAt(url)).toEqual([]);
		const before = changes();
		expect(await remove()).toBe(true);
		expect(changes()).toBe(before);
		await activate();
		expect(eventsAt(url)).toEqual(events);
	});

	it.each([
		[{}, 1],
		[{ removeFormerAddresses: true }, 0],
	])('at a former address stays unless told otherwise: %j', async (options, left) => {
		const { activate, url } = trigger({ options });
		const former = url.replace('n8n.example', 'old-n8n.example');
		for (const address of [former, OTHER_ADDRESS]) plant(address);
		await activate();
		expect(eventsAt(url)).toEqual(events);
		expect([former, OTHER_ADDRESS].map((address) => eventsAt(address).length)).toEqual([left, 1]);
	});
}
