import { createHmac } from 'crypto';
import { sleep, type IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { BolTrigger } from '../../../nodes/Bol/BolTrigger.node';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { forgetHooks } from '../../../nodes/GoedGepickt/trigger/registration';
import { forgetWatched } from '../../../nodes/Bol/trigger/watched';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import type { Registration } from '../../../nodes/Picqer/trigger/registration';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { forgetUpkeep } from '../../../nodes/shared/trigger/deliveries/upkeep';
import { setScene, until } from '../../faults/scene';
import {
	CredentialStore,
	pollTrigger,
	webhookTrigger,
	type Delivery,
	type WebhookTriggerUnderTest,
} from '../harness';
import { saved } from '../harness/triggerTesting';

const scene = setScene();
beforeEach(() => {
	const all = [forgetDeliveries, forgetHooks, forgetUpkeep, forgetWatched];
	for (const forget of all) forget();
	scene.sandbox.setDeliveryMode('paused');
	scene.sandbox.setProcessDelay(10);
});

/** A trigger that is switched on. */
async function activated<Trigger extends WebhookTriggerUnderTest>(trigger: Trigger) {
	await trigger.activate();
	return trigger;
}

/** Lets bol or Picqer refuse to tell what is registered. */
const refuse = (service: string, path: string) =>
	scene.sandbox.addFault({ service, match: { path }, kind: 'status', status: 403 });

/** Lets the background come to rest: nothing more is asked of a service for a moment. */
async function rest(service: 'picqer' | 'bol' | 'goedgepickt') {
	for (let before = -1, now = 0; before !== now; now = scene.sandbox.log(service).length) {
		before = scene.sandbox.log(service).length;
		await sleep(200);
	}
}

const reads = (service: 'picqer' | 'bol' | 'goedgepickt', path: RegExp) =>
	scene.sandbox
		.log(service)
		.filter((request) => request.method === 'GET' && path.test(request.path));

describe('Picqer Trigger', () => {
	const EVENTS = ['orders.created', 'orders.closed', 'picklists.closed'];
	const hooks = () => scene.sandbox.state('picqer').hooks;
	const activeAt = (address: string) =>
		hooks().filter((hook) => hook.active && hook.address === address);

	const trigger = (staticData: IDataObject = {}, manual = false) =>
		webhookTrigger({
			node: new PicqerTrigger(),
			credentialTypes: [new PicqerApi()],
			credentials: scene.credential('picqer'),
			parameters: { events: EVENTS },
			staticData,
			manual,
		});

	function event({ staticData }: WebhookTriggerUnderTest, mark: number): Delivery {
		const { secret } = staticData.registration as Registration;
		const body = JSON.stringify({ event: EVENTS[0], data: { idorder: mark } });
		const signature = createHmac('sha256', secret).update(body).digest('base64');
		return { headers: { 'X-Picqer-Signature': signature }, body };
	}

	/** An active trigger, one of whose hooks Picqer has switched off. */
	async function lamed() {
		const active = await activated(trigger());
		activeAt(active.url)[1].active = false;
		return active;
	}

	it('makes a hook that Picqer switched off anew with the next event, and a restart finds it', async () => {
		const active = await lamed();
		const [{ secretText }] = activeAt(active.url);
		expect((await active.deliver(event(active, 1))).statusCode).toBe(200);
		await until(() => activeAt(active.url).length === EVENTS.length);
		const events = activeAt(active.url).map(({ event }) => event);
		expect(events.sort()).toEqual([...EVENTS].sort());
		for (const hook of activeAt(active.url)) expect(hook.secretText).toBe(secretText);
		await rest('picqer');
		// What was made beside one event is saved with the next.
		expect((await active.deliver(event(active, 2))).items?.[0]).toHaveLength(1);
		expect(await trigger(saved(active.staticData)).checkExists()).toBe(true);
	});

	it('looks once an hour at most, however many events come', async () => {
		const active = await lamed();
		scene.sandbox.clearCounters();
		for (let mark = 0; mark < 20; mark++) await active.deliver(event(active, mark));
		await until(() => activeAt(active.url).length === EVENTS.length);
		await rest('picqer');
		expect(reads('picqer', /\/hooks$/)).toHaveLength(1);
		activeAt(active.url)[0].active = false;
		await active.deliver(event(active, 21));
		await rest('picqer');
		expect(activeAt(active.url)).toHaveLength(EVENTS.length - 1);
		const later = performance.now() + 3_600_001;
		const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
		await active.deliver(event(active, 22));
		clock.mockRestore();
		await until(() => activeAt(active.url).length === EVENTS.length);
	});

	it('does nothing for an event that is not signed', async () => {
		const active = await lamed();
		scene.sandbox.clearCounters();
		const { body } = event(active, 1);
		expect((await active.deliver({ headers: {}, body })).statusCode).toBe(401);
		await rest('picqer');
		expect(scene.sandbox.log('picqer')).toEqual([]);
	});

	it('does not bring back what is switched off while an event is under way', async () => {
		const active = await lamed();
		const delivery = active.deliver(event(active, 1));
		await active.delete();
		await delivery;
		await rest('picqer');
		expect(activeAt(active.url)).toEqual([]);
	});

	it('makes nothing when the list names none of its hooks', async () => {
		const active = await lamed();
		hooks().splice(0);
		await active.deliver(event(active, 1));
		await rest('picqer');
		expect(hooks()).toEqual([]);
	});

	it('takes the event all the same when Picqer cannot be asked, and a test event asks nothing', async () => {
		const active = await lamed();
		refuse('picqer', '/hooks');
		expect((await active.deliver(event(active, 1))).items?.[0]).toHaveLength(1);
		await rest('picqer');
		expect(activeAt(active.url)).toHaveLength(EVENTS.length - 1);
		scene.sandbox.clearCounters();
		const tested = trigger(active.staticData, true);
		await tested.deliver(event(active, 2));
		await rest('picqer');
		expect(scene.sandbox.log('picqer')).toEqual([]);
	});
});

describe('bol Trigger', () => {
	const EVENTS = ['ORDER', 'SHIPMENT'];
	let credentials: CredentialStore;
	beforeEach(() => (credentials = scene.credential('bol')));
	const common = () => ({ credentialTypes: [new BolApi()], credentials });
	const trigger = (events = EVENTS) =>
		webhookTrigger({ node: new BolTrigger(), ...common(), parameters: { events } });
	const polling = (staticData: IDataObject = {}) =>
		pollTrigger({
			node: new BolPollingTrigger(),
			...common(),
			parameters: { fetchFullObject: false },
			staticData,
		});
	const at = (address: string) =>
		scene.sandbox.state('bol').subscriptions.filter(({ url }) => url === address);

	it('has its subscription switched on again by a poll of the same account, once an hour', async () => {
		const active = await activated(trigger());
		const [subscription] = at(active.url);
		subscription.enabled = false;
		const { poll } = polling();
		await poll();
		expect(at(active.url)).toMatchObject([{ id: subscription.id, enabled: true }]);
		at(active.url)[0].enabled = false;
		scene.sandbox.clearCounters();
		await poll();
		expect(reads('bol', /\/subscriptions$/)).toEqual([]);
	});

	it.each<[string, (active: WebhookTriggerUnderTest) => unknown, number]>([
		['has it switched on again', ({ url }) => (at(url)[0].enabled = false), 1],
		['stays switched off', async (active) => await active.delete(), 0],
	])('%s also after a restart of n8n, which tells triggers nothing', async (_name, act, count) => {
		const active = await activated(trigger());
		const first = polling();
		await first.poll();
		await act(active);
		for (const forget of [forgetUpkeep, forgetWatched]) forget();
		await polling(saved(first.staticData)).poll();
		expect(at(active.url).filter(({ enabled }) => enabled)).toHaveLength(count);
	});

	it('keeps the events that it got after the last poll before a restart of n8n', async () => {
		await activated(trigger(['SHIPMENT']));
		const first = polling();
		await first.poll();
		const { url } = await activated(trigger());
		for (const forget of [forgetUpkeep, forgetWatched]) forget();
		await polling(saved(first.staticData)).poll();
		expect(at(url)).toMatchObject([{ resources: EVENTS, enabled: true }]);
	});

	it('has it made anew when somebody deleted it, but not when the workflow is switched off', async () => {
		const active = await activated(trigger());
		scene.sandbox.state('bol').subscriptions.splice(0);
		await polling().poll();
		expect(at(active.url)).toMatchObject([{ resources: EVENTS, enabled: true }]);
		await active.delete();
		forgetUpkeep();
		await polling().poll();
		expect(at(active.url)).toEqual([]);
	});

	it('lets a poll give what it found when bol does not tell its subscriptions', async () => {
		await activated(trigger());
		const { poll } = polling();
		await poll();
		forgetUpkeep();
		const [orderId] = scene.sandbox.seedBol({ orders: 1 });
		refuse('bol', '/subscriptions$');
		expect((await poll())?.[0].map(({ json }) => json.orderId)).toEqual([orderId]);
	});
});

describe('GoedGepickt Trigger', () => {
	const [STOCK, STATUS] = ['product.stockChanged', 'order.statusChanged'];
	const hooks = () => scene.sandbox.state('goedgepickt').webhooks;
	const trigger = () =>
		webhookTrigger({
			node: new GoedGepicktTrigger(),
			credentialTypes: [new GoedGepicktApi()],
			credentials: scene.credential('goedgepickt'),
			parameters: { events: [STOCK, STATUS] },
		});

	/** A signed event of one hook. */
	function event({ staticData }: WebhookTriggerUnderTest, mark: number, of = STOCK): Delivery {
		const known = staticData.hooks as Array<{ event: string; secret: string; isInUse: boolean }>;
		const secret = known.find((hook) => hook.isInUse && hook.event === of)?.secret ?? '';
		const body = JSON.stringify({ event: 'stockUpdated', productSku: 'LAMP-01', stock: mark });
		const signature = createHmac('sha256', secret).update(body).digest('hex');
		return { headers: { Signature: signature }, body };
	}

	it('makes a webhook anew that somebody deleted, once, and knows its secret after a restart', async () => {
		const active = await activated(trigger());
		const deleted = hooks().findIndex(({ webhookEvent }) => webhookEvent === STATUS);
		hooks().splice(deleted, 1);
		expect((await active.deliver(event(active, 1))).items?.[0]).toHaveLength(1);
		await until(() => hooks().length === 2);
		await rest('goedgepickt');
		const events = hooks().map(({ webhookEvent }) => webhookEvent);
		expect(events.sort()).toEqual([STATUS, STOCK]);
		expect((await active.deliver(event(active, 2))).items?.[0]).toHaveLength(1);
		forgetHooks();
		expect(await active.checkExists()).toBe(true);
		expect((await active.deliver(event(active, 3, STATUS))).items?.[0]).toHaveLength(1);
	});

	it('makes none when the list lacks even the webhook that the event came from', async () => {
		const active = await activated(trigger());
		hooks().splice(0);
		await active.deliver(event(active, 1));
		await rest('goedgepickt');
		expect(hooks()).toEqual([]);
	});
});
