import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { SavedWorkflow, Workflow } from '../../../scripts/n8n/api.mts';
import { importCredentials } from '../../../scripts/n8n/import.mts';
import { sandboxCredentials } from '../../../scripts/start/credentials.mts';
import { deliver } from '../harness/triggers/deliveries.mts';
import {
	goedGepickt,
	OTHER_WEBSHOP,
	WEBSHOP,
	webshopsAt,
} from '../harness/triggers/goedGepickt.mts';
import { registering } from '../harness/triggers/services.mts';
import { TriggerStage } from '../harness/triggers/stage.mts';
import { until } from '../harness/triggers/until.mts';
import {
	duplicateOf,
	withCredential,
	withEvents,
	withParameters,
	workflowOf,
} from '../harness/triggers/workflows.mts';

/** n8n tries a publication again for a while before it gives up, in ms. */
const PATIENCE = 120_000;

describe('registration of triggers in a real n8n', () => {
	let stage: TriggerStage;

	before(async () => {
		stage = await TriggerStage.start();
		const { harness } = stage;
		const others = sandboxCredentials(harness.sandbox.urls).map((credential) => ({
			...credential,
			id: `${credential.id}Other`,
			name: `${credential.name}, once more`,
		}));
		await importCredentials(harness.n8n, others);
	});
	after(async () => await stage?.stop());

	for (const service of registering) {
		describe(service.name, () => {
			const made: SavedWorkflow[] = [];
			const live = () => service.live(stage.sandbox);
			const plain = () => workflowOf(`Of ${service.name}`, service.node(service.events));

			afterEach(async () => {
				for (const { id } of made.splice(0)) await stage.api.deleteWorkflow(id);
				service.clearByHand?.(stage.sandbox);
				assert.deepEqual(live(), []);
			});

			async function active(workflow: Workflow): Promise<SavedWorkflow> {
				const saved = await stage.api.saveWorkflow(workflow);
				made.push(saved);
				await stage.api.publish(saved.id, PATIENCE);
				return saved;
			}

			/** What is registered after these have been wanted in turn: the last, where the others can go. */
			const afterAll = (...wanted: string[][]) =>
				service.clearByHand ? [...new Set(wanted.flat())].sort() : (wanted.at(-1) ?? []);

			test('publishing registers what is wanted, unpublishing takes it away, again and again', async () => {
				const saved = await active(plain());
				const wanted = stage.entries(saved, service.events);
				for (const round of [1, 2]) {
					assert.deepEqual(live(), wanted, `round ${round}`);
					await stage.api.unpublish(saved.id);
					assert.deepEqual(live(), afterAll(wanted, []), `round ${round}`);
					await stage.api.publish(saved.id);
				}
				assert.deepEqual(live(), wanted);
			});

			test('other events replace the registrations', async () => {
				const saved = await active(plain());
				const first = stage.entries(saved, service.events);
				const second = stage.entries(saved, service.otherEvents);
				await stage.api.saveWorkflow(withEvents(saved, service, service.otherEvents));
				await stage.api.publish(saved.id);
				assert.deepEqual(live(), afterAll(first, second));
				await stage.api.saveWorkflow(withEvents(saved, service, service.events));
				await stage.api.publish(saved.id);
				assert.deepEqual(live(), afterAll(first, second, first));
			});

			test('another credential takes over', async () => {
				const saved = await active(plain());
				await stage.api.saveWorkflow(withCredential(saved, 'Other'));
				await stage.api.publish(saved.id);
				assert.deepEqual(live(), stage.entries(saved, service.events));
			});

			test('another name changes nothing', async () => {
				const saved = await active(plain());
				await stage.api.saveWorkflow({ ...saved, name: 'Renamed' });
				await stage.api.publish(saved.id);
				assert.deepEqual(live(), stage.entries(saved, service.events));
			});

			test('a duplicated workflow has registrations of its own', async () => {
				const saved = await active(plain());
				const copy = await active(duplicateOf(saved));
				const ofFirst = stage.entries(saved, service.events);
				const ofCopy = stage.entries(copy, service.events);
				assert.deepEqual(live(), [...ofFirst, ...ofCopy].sort());
				await stage.api.unpublish(saved.id);
				assert.deepEqual(live(), afterAll(ofFirst, ofCopy));
			});

			test('listening for a test event beside it leaves nothing behind', async () => {
				const saved = await active(plain());
				const production = stage.entries(saved, service.events);
				const testing = stage.entries(saved, service.events, 'webhook-test');
				await stage.api.listen(saved.id, 'Trigger');
				assert.deepEqual(live(), [...production, ...testing].sort());
				const address = stage.addressOf(saved, 'webhook-test');
				const body = service.body('test');
				const signed = service.signed(stage.sandbox, address, body);
				assert.equal((await deliver(address, body, signed)).status, 200);
				// n8n takes the test registration away once its event has come.
				await sleep(1_500);
				assert.deepEqual(live(), afterAll(testing, production));
			});

			const spoiling = { 'switched off': service.switchOff, deleted: service.remove };
			for (const [how, spoil] of Object.entries(spoiling)) {
				if (!spoil) continue;
				test(`a registration that was ${how} by hand is mended`, async () => {
					const saved = await active(plain());
					spoil(stage.sandbox);
					assert.ok(live().length < service.events.length);
					await stage.api.unpublish(saved.id);
					await stage.api.publish(saved.id);
					assert.deepEqual(live(), stage.entries(saved, service.events));
				});
			}

			test('a registration that was deleted by hand is mended beside the next event', async () => {
				const saved = await active(plain());
				service.remove(stage.sandbox);
				assert.ok(live().length < service.events.length);
				const { status } = await stage.send(service, saved, 'what still comes');
				assert.equal(status, 200);
				const wanted = stage.entries(saved, service.events);
				await until('all is registered again', () => isDeepStrictEqual(live(), wanted));
			});

			test('half a registration is undone, and the error says what failed', async () => {
				const { path, status, every } = service.failingRequest;
				const match = { method: 'POST', path };
				stage.sandbox.addFault({ service: service.name, match, kind: 'status', status, every });
				try {
					await assert.rejects(active(plain()), service.named);
				} finally {
					await stage.clearFaults();
				}
				// What cannot be undone at the service is used the next time.
				if (!service.clearByHand) assert.deepEqual(live(), []);
				const [saved] = made;
				await stage.api.publish(saved.id);
				assert.deepEqual(live(), stage.entries(saved, service.events));
			});
		});
	}

	test('goedgepickt: another webshop has webhooks of its own; those of the first, which no call removes, serve it again', async () => {
		const { name, node, events, clearByHand } = goedGepickt;
		const saved = await stage.published(workflowOf(`Webshop of ${name}`, node(events)));
		const address = stage.addressOf(saved);
		const choose = async (webshop: string) => {
			const webshopUuid = { __rl: true, mode: 'id', value: webshop };
			await stage.api.saveWorkflow(withParameters(saved, { webshopUuid }));
			await stage.api.publish(saved.id);
		};
		assert.deepEqual(webshopsAt(stage.sandbox, address), [WEBSHOP]);
		await choose(OTHER_WEBSHOP);
		const both = [WEBSHOP, OTHER_WEBSHOP].sort();
		assert.deepEqual(webshopsAt(stage.sandbox, address), both);
		await choose(WEBSHOP);
		assert.deepEqual(webshopsAt(stage.sandbox, address), both);
		const registered = goedGepickt.live(stage.sandbox).filter((one) => one.startsWith(address));
		assert.equal(registered.length, 2 * events.length);
		await stage.api.deleteWorkflow(saved.id);
		clearByHand?.(stage.sandbox);
	});
});
