import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedWorkflow } from '../../scripts/n8n/api.mts';
import { node } from '../e2e/harness/nodes.mts';
import {
	deliver,
	inParallel,
	middleAndWorst,
	type Answer,
} from '../e2e/harness/triggers/deliveries.mts';
import { services } from '../e2e/harness/triggers/services.mts';
import { TriggerStage } from '../e2e/harness/triggers/stage.mts';

/** Events of the burst of each service, and how many of them are under way at the same moment. */
const BURST = 1_000;
const AT_A_TIME = 20;

/** Events of the burst that come again. */
const REPEATED = 40;

const marks = Array.from({ length: BURST }, (_, index) => `burst ${index}`);

/** n8n's own Webhook node, to tell what of an answer's time is ours. */
const bareWebhook = node('Trigger', 'n8n-nodes-base.webhook', 2, {
	httpMethod: 'POST',
	path: 'bare/webhook',
	options: {},
});

describe('a burst of events in a real n8n', () => {
	let stage: TriggerStage;

	before(async () => {
		stage = await TriggerStage.start();
	});
	after(async () => await stage?.stop());

	function report(name: string, answers: Answer[], startedAt: number) {
		const { median, worst } = middleAndWorst(answers);
		const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
		console.log(
			`${name}: ${BURST} events, ${AT_A_TIME} at a time, in ${seconds} s; answered after ${median} ms (median), ${worst} ms (worst)`,
		);
		assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
	}

	test('of the Webhook node of n8n, for comparison', async () => {
		const saved = await stage.listening('Bare', bareWebhook);
		const address = `${stage.harness.n8n.url}/webhook/bare/webhook`;
		const startedAt = Date.now();
		const send = async (mark: string) => await deliver(address, services[0].body(mark), {});
		report('Webhook node', await inParallel(marks, AT_A_TIME, send), startedAt);
		await stage.api.unpublish(saved.id);
	});

	for (const service of services) {
		describe(service.name, () => {
			let workflow: SavedWorkflow;

			before(async () => {
				workflow = await stage.listening('Burst', service.node([service.events[0]]));
			});
			after(async () => await stage.api.unpublish(workflow.id));

			const send = async (mark: string) => await stage.send(service, workflow, mark);

			test('every event starts the workflow exactly once, and none of them again', async () => {
				const startedAt = Date.now();
				report(service.name, await inParallel(marks, AT_A_TIME, send), startedAt);
				const again = await inParallel(marks.slice(0, REPEATED), AT_A_TIME, send);
				assert.ok(again.every(({ status }) => status === 200));
				// n8n answers an event before its execution stands in the list.
				await sleep(2_000);
				assert.deepEqual((await stage.marksOf(service, workflow)).sort(), [...marks].sort());
			});
		});
	}
});
