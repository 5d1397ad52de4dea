import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PAGE, pollingServices } from '../harness/triggers/polling.mts';
import { PollingStage } from '../harness/triggers/pollingStage.mts';

const SECOND = 1_000;

describe('polling triggers in a real n8n', () => {
	let stage: PollingStage;

	before(async () => {
		stage = await PollingStage.start();
	});
	after(async () => await stage?.stop());

	test('what is there at the first activation does not come, or only what is since a date', async () => {
		for (const service of pollingServices) {
			const { wanted, all } = await stage.publishNewAndSince(service);
			assert.ok(wanted.length > 1 && wanted.length < all.length);
		}
		await stage.settle();
	});

	test('several pages of news come in one poll, all of them once', async () => {
		for (const service of pollingServices) stage.addMany(service, PAGE + 10);
		await stage.settle();
		for (const watch of stage.watches) assert.ok(watch.largest() > PAGE, watch.workflow.name);
	});

	test('orders of the same second come, also one that appears when the others have come', async () => {
		const second = Math.floor(stage.now() / SECOND) * SECOND;
		for (const service of pollingServices) {
			stage.add(service, second);
			stage.add(service, second);
		}
		await stage.untilAllCame();
		for (const service of pollingServices) stage.add(service, second);
		await stage.settle();
	});

	test('orders that are read in full come as well', async () => {
		for (const service of pollingServices) await stage.publishFull(service);
		await stage.settle();
	});

	test('polls that take longer than until the next one come to their end', async () => {
		stage.slowDown();
		for (const service of pollingServices) stage.addMany(service, 3);
		await stage.untilAllCame();
		await stage.clearFaults();
		await stage.settle();
	});
});
