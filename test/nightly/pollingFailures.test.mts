import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LoggedRequest } from '../../sandbox/traffic.ts';
import { PAGE, pollingServices, type PollingService } from '../e2e/harness/triggers/polling.mts';
import { PollingStage } from '../e2e/harness/triggers/pollingStage.mts';
import { until } from '../e2e/harness/triggers/until.mts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Without a request for so long, no poll is under way. */
const QUIET_MS = 500;

/**
 * How wrong n8n's clock is, one after the other. Set back by whole minutes, n8n's own timers would leave out a minute of
 * polls: the two seconds more are what they then wait.
 */
const CLOCK_CHANGES = [HOUR, -HOUR - 2 * SECOND, 2 * DAY, -2 * DAY - 2 * SECOND, 0];

/** Steps in which an hour passes while the services are down. */
const OUTAGE_STEPS = 4;
const OUTAGE_STEP_MS = 16 * MINUTE;

/** After which of them n8n is stopped and started. */
const RESTART_STEP = 2;

/** Two polls that fail, with their repeats, and one request more: so another poll has begun. */
const REQUESTS_OF_A_STEP = 9;

describe('polling triggers when n8n, its clock or the services fail', () => {
	let stage: PollingStage;

	before(async () => {
		stage = await PollingStage.start();
		for (const service of pollingServices) {
			await stage.publishNewAndSince(service);
			await stage.publishFull(service);
			// So many that a list of what has changed has a further page.
			stage.addMany(service, PAGE + 10);
		}
		await stage.settle();
	});
	after(async () => await stage?.stop());

	test('n8n is killed in the middle of a poll: everything comes, once', async () => {
		const isUnderWay = ({ path, statusCode }: LoggedRequest, { listPath }: PollingService) =>
			listPath.test(path) && statusCode === null;
		const isQuiet = (service: PollingService) =>
			stage.requestsOf(service).every(({ at }) => at < Date.now() - QUIET_MS) &&
			!stage.requestsOf(service).some((request) => isUnderWay(request, service));
		await until('no poll is under way', () => pollingServices.every(isQuiet), { lookAgainMs: 10 });

		const startedAt = Date.now();
		const pages = new Map<PollingService, number>();
		const news = pollingServices.flatMap((service) => {
			const { newOrders, page } = service.lengthen(stage.sandbox);
			pages.set(service, page);
			return stage.addMany(service, newOrders);
		});
		stage.slowDown();
		const hasNewsAndWantsMore = (service: PollingService) =>
			stage
				.requestsOf(service)
				.some(
					({ at, query }) =>
						at >= startedAt && Number(query.page ?? 1) >= (pages.get(service) ?? Infinity),
				);
		await until(
			'both services are asked for a further page',
			() => pollingServices.every(hasNewsAndWantsMore),
			{ lookAgainMs: 5 },
		);
		const killedAt = await stage.killAndRestart();
		await stage.settle();
		for (const watch of stage.watches) {
			assert.deepEqual(watch.cameBefore(killedAt, news), [], watch.workflow.name);
		}
	});

	test('n8n is killed right after hand-overs: nothing is lost, the last orders come twice at most', async () => {
		const firsts = pollingServices.map((service) => stage.watchesOf(service)[0]);
		const countAll = async () =>
			await Promise.all(firsts.map(async (watch) => await watch.executionCount()));
		const before = await countAll();
		for (const service of pollingServices) stage.addMany(service, 3);
		const isHandedOver = async () =>
			(await countAll()).every((count, index) => count > before[index]);
		await until('executions begin', isHandedOver, { lookAgainMs: 10 });
		await stage.killAndRestart();
		await stage.settle();
	});

	for (const ahead of CLOCK_CHANGES) {
		test(`the clock of n8n is set ${Math.round(ahead / HOUR)} hours ahead of the right time: nothing is lost or doubled`, async () => {
			stage.addSome();
			await stage.clock.set(ahead);
			stage.addSome();
			await stage.settle();
		});
	}

	test('the services are down for an hour: everything comes once when they are up again', async () => {
		for (const { name } of pollingServices) {
			stage.sandbox.addFault({ service: name, kind: 'status', status: 503 });
		}
		for (let step = 1; step <= OUTAGE_STEPS; step++) {
			const startedAt = Date.now();
			// Here time passes for everybody: the orders are as many minutes later as n8n's stage.clock. The sandbox's own clock
			// does not follow, but it only filters out what is older than asked for, and that is none of them.
			stage.servicesAhead = step * OUTAGE_STEP_MS;
			await stage.clock.set(stage.servicesAhead);
			for (const service of pollingServices) stage.addMany(service, 2);
			const hasFailed = (service: PollingService) =>
				stage.requestsOf(service).filter(({ at }) => at > startedAt).length >= REQUESTS_OF_A_STEP;
			await until('polls fail', () => pollingServices.every(hasFailed));
			// n8n must take up its workflows although their first polls fail.
			if (step === RESTART_STEP) await stage.n8n.restart();
		}
		assert.ok((await stage.haveAll()).every((isAll) => !isAll));
		await stage.clearFaults();
		await stage.settle();
	});
});
