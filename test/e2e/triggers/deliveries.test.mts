import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedWorkflow } from '../../../scripts/n8n/api.mts';
import { deliver } from '../harness/triggers/deliveries.mts';
import { lagerkoll, secret } from '../harness/triggers/lagerkoll.mts';
import { registering } from '../harness/triggers/services.mts';
import { TriggerStage } from '../harness/triggers/stage.mts';

const MEGABYTE = 1024 * 1024;

describe('deliveries to triggers in a real n8n', () => {
	let stage: TriggerStage;

	before(async () => {
		stage = await TriggerStage.start();
	});
	after(async () => await stage?.stop());

	for (const service of registering) {
		describe(service.name, () => {
			let workflow: SavedWorkflow;
			let address: string;

			before(async () => {
				workflow = await stage.listening('Deliveries', service.node([service.events[0]]));
				address = stage.addressOf(workflow);
			});
			after(async () => await stage.api.deleteWorkflow(workflow.id));

			const signed = (body: Buffer | string) => service.signed(stage.sandbox, address, body);

			/** The marks of the events that start the workflow while something is done. */
			async function startedBy(action: () => Promise<unknown>): Promise<string[]> {
				const before = (await stage.marksOf(service, workflow)).length;
				await action();
				// A workflow that should not start would have done so by then.
				await sleep(1_000);
				return (await stage.marksOf(service, workflow)).slice(before);
			}

			/** Delivers; gives the status, and the number of events that started the workflow. */
			async function outcome(body: Buffer | string, headers: Record<string, string>) {
				let status = 0;
				const started = await startedBy(async () => {
					({ status } = await deliver(address, body, headers));
				});
				return { status, started: started.length };
			}

			test('a genuine event starts the workflow once', async () => {
				const marks = await startedBy(async () => {
					assert.equal(service.fire(stage.sandbox, 'genuine', address), 1);
					await stage.sandbox.deliveriesSettled();
				});
				assert.deepEqual(marks, ['genuine']);
			});

			test('a doubled event starts it once, also when it comes once more', async () => {
				const body = service.body('doubled');
				const marks = await startedBy(async () => {
					const both = await Promise.all([1, 2].map(() => deliver(address, body, signed(body))));
					const third = await deliver(address, body, signed(body));
					assert.deepEqual(
						[...both, third].map(({ status }) => status),
						[200, 200, 200],
					);
				});
				assert.deepEqual(marks, ['doubled']);
			});

			test('forged events are refused', async () => {
				const marks = await startedBy(async () => {
					for (const kind of ['wrong-signature', 'no-signature', 'changed-body'] as const) {
						const [answer] = await stage.sandbox.forge(service.name, { kind, address });
						assert.equal(answer.statusCode, 401, kind);
					}
				});
				assert.deepEqual(marks, []);
			});

			if (service.hasSecretPerHook) {
				test('the signature of another hook is refused', async () => {
					const other = await stage.listening('Other hook', service.node([service.events[0]]));
					const body = service.body('of another hook');
					const headers = service.signed(stage.sandbox, stage.addressOf(other), body);
					assert.deepEqual(await outcome(body, headers), { status: 401, started: 0 });
					await stage.api.deleteWorkflow(other.id);
				});
			}

			test('an empty body starts nothing', async () => {
				assert.deepEqual(await outcome('', {}), { status: 401, started: 0 });
				assert.deepEqual(await outcome('', signed('')), { status: 400, started: 0 });
			});

			test('10 MB are refused without a signature, and taken with one', async () => {
				const body = service.body('x'.repeat(10 * MEGABYTE));
				assert.deepEqual(await outcome(body, {}), { status: 401, started: 0 });
				assert.deepEqual(await outcome(body, signed(body)), { status: 200, started: 1 });
			});

			test('what is not JSON starts nothing', async () => {
				const body = 'This is not JSON';
				// n8n itself refuses it before the node is asked.
				assert.deepEqual(await outcome(body, signed(body)), { status: 422, started: 0 });
				const plainText = { 'content-type': 'text/plain' };
				assert.deepEqual(await outcome(body, plainText), { status: 401, started: 0 });
				const strange = service.takesAnyObject ? [] : ['{"event":1}'];
				for (const other of [body, '[]', 'null', '"text"', ...strange]) {
					const headers = { ...signed(other), ...(other === body ? plainText : {}) };
					assert.deepEqual(await outcome(other, headers), { status: 400, started: 0 }, other);
				}
			});
		});
	}

	describe(lagerkoll.name, () => {
		let workflow: SavedWorkflow;
		let address: string;

		before(async () => {
			workflow = await stage.listening('Callbacks', lagerkoll.node(['article']));
			address = stage.addressOf(workflow);
		});
		after(async () => await stage.api.deleteWorkflow(workflow.id));

		const marks = async () => await stage.marksOf(lagerkoll, workflow);

		test('a genuine callback starts the workflow once, also when it comes again', async () => {
			assert.equal(lagerkoll.fire(stage.sandbox, 'genuine', address), 1);
			await stage.sandbox.deliveriesSettled();
			const again = await Promise.all(
				[1, 2, 3].map(() => stage.send(lagerkoll, workflow, 'doubled')),
			);
			assert.deepEqual(
				again.map(({ status }) => status),
				[200, 200, 200],
			);
			await sleep(1_000);
			assert.deepEqual(await marks(), ['genuine', 'doubled']);
		});

		test('a callback without the secret, or with another, is refused', async () => {
			const body = lagerkoll.body('forged');
			const wrong = [
				'',
				'?secret=',
				'?secret=wrong',
				`?secret=${secret}x`,
				`?secret=${secret.slice(1)}`,
			];
			const twice = `?secret=${secret}&secret=${secret}`;
			for (const query of [...wrong, `?other=${secret}`, twice]) {
				assert.equal((await deliver(address + query, body, {})).status, 401, query);
			}
			await sleep(1_000);
			assert.ok(!(await marks()).includes('forged'));
		});

		test('what is no event starts nothing; a type that is not asked for is taken', async () => {
			const known = (await marks()).length;
			const url = `${address}?secret=${secret}`;
			assert.equal((await deliver(url, '', {})).status, 400);
			assert.equal((await deliver(url, '[]', {})).status, 400);
			assert.equal((await deliver(url, 'This is not JSON', {})).status, 422);
			assert.equal((await deliver(url, '{"type":"store"}', {})).status, 200);
			const large = lagerkoll.body('x'.repeat(10 * MEGABYTE));
			assert.equal((await deliver(address, large, {})).status, 401);
			await sleep(1_000);
			assert.equal((await marks()).length, known);
		});
	});
});
