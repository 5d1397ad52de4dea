import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { WorkflowNode } from '../../../scripts/n8n/api.mts';
import type { LoggedRequest } from '../../../sandbox/traffic.ts';
import { Clock } from '../harness/triggers/clock.mts';
import { PAGE, pollingServices, type PollingService } from '../harness/triggers/polling.mts';
import { TriggerStage } from '../harness/triggers/stage.mts';
import { until } from '../harness/triggers/until.mts';
import { Watch } from '../harness/triggers/watch.mts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a page takes that is slow: with five of them, a poll outlasts the five seconds until the next. */
const SLOW_PAGE_MS = 1_200;

/** Without a request for so long, no poll is under way. */
const QUIET_MS = 500;

/**
 * How wrong n8n's clock is, one after the other. Set back by whole minutes, n8n's own timers would leave out a minute of
 * polls: the two seconds more are what they then wait.
 */
const CLOCK_CHANGES = [HOUR, -HOUR - 2 * SECOND, 2 * DAY, -2 * DAY - 2 * SECOND, 0];

/** n8n gives up a workflow whose first poll after a start takes longer than 70 % of this, which it can on a busy machine. */
const patient = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '240' };

/** Steps in which an hour passes while the services are down. */
const OUTAGE_STEPS = 4;
const OUTAGE_STEP_MS = 16 * MINUTE;

/** After which of them n8n is stopped and started. */
const RESTART_STEP = 2;

/** Two polls that fail, with their repeats, and one request more: so another poll has begun. */
const REQUESTS_OF_A_STEP = 9;

describe('polling triggers in a real n8n', () => {
	const clock = new Clock();
	const watches: Watch[] = [];
	let stage: TriggerStage;
	/** How far the clock of the services is ahead of this process. */
	let servicesAhead = 0;

	const now = () => Date.now() + servicesAhead;

	const watchesOf = (service: PollingService) =>
		watches.filter((watch) => watch.service === service);

	const requestsOf = ({ name }: PollingService) => stage.sandbox.log(name);

	/** Adds an order that all workflows of its service have to be started with. */
	function add(service: PollingService, at = now()): string {
		const order = service.add(stage.sandbox, at);
		for (const watch of watchesOf(service)) watch.expect(order);
		return order;
	}

	const addMany = (service: PollingService, count: number) =>
		Array.from({ length: count }, (_, index) => add(service, now() - index * SECOND));

	async function publish(service: PollingService, name: string, node: WorkflowNode) {
		const workflow = await stage.listening(`${service.name}: ${name}`, node);
		const watch = new Watch(stage.api, service, workflow);
		watches.push(watch);
		return watch;
	}

	/** Adds an order to each service, and one that its list shows late. */
	function addSome() {
		for (const service of pollingServices) {
			add(service);
			add(service, now() - 2 * MINUTE);
		}
	}

	/**
	 * Waits until everything has come, and with it orders that are added only now: the poll that brings them would bring
	 * again what was not remembered.
	 */
	async function settle() {
		await untilAllCame();
		addSome();
		await untilAllCame();
		for (const { tooMany, name } of report()) assert.deepEqual(tooMany, [], name);
	}

	async function untilAllCame() {
		const haveAll = async () =>
			(await Promise.all(watches.map(async (watch) => await watch.hasAll()))).every(Boolean);
		await until('all orders come', haveAll).catch((error: Error) => {
			throw new Error(`${error.message}: ${JSON.stringify(report(), undefined, '  ')}`);
		});
	}

	const report = () =>
		watches.map((watch) => ({
			name: watch.workflow.name,
			missing: watch.missing(),
			tooMany: watch.tooMany(),
		}));

	async function killAndRestart(): Promise<number> {
		await stage.harness.n8n.kill();
		const killedAt = Date.now();
		for (const watch of watches) watch.wasKilled(killedAt);
		await stage.clearFaults();
		await stage.harness.n8n.restart();
		return killedAt;
	}

	/** Lets each page of the lists take its time. */
	function slowDown() {
		for (const { name, listPath } of pollingServices) {
			const match = { path: listPath.source };
			stage.sandbox.addFault({ service: name, match, kind: 'slow', delayMs: SLOW_PAGE_MS });
		}
	}

	before(async () => {
		stage = await TriggerStage.start({ ...patient, ...clock.environment }, clock.preload);
		// A poll every five seconds, and lists that grow: this is not about limits.
		for (const { name } of pollingServices) stage.sandbox.setLimits(name, { limit: 10_000 });
	});
	after(async () => {
		await stage?.stop();
		clock.remove();
	});

	test('what is there at the first activation does not come, or only what is since a date', async () => {
		for (const service of pollingServices) {
			service.add(stage.sandbox, now());
			await publish(service, 'new', service.triggers.new);
			const since = now() - service.sinceAgoMs;
			const orders = service.orders(stage.sandbox);
			const wanted = orders.filter(({ at }) => at >= since);
			assert.ok(wanted.length > 1 && wanted.length < orders.length);
			const watch = await publish(service, 'since', service.triggers.since(since));
			watch.expect(...wanted.map(({ id }) => id));
		}
		await settle();
	});

	test('several pages of news come in one poll, all of them once', async () => {
		for (const service of pollingServices) addMany(service, PAGE + 10);
		await settle();
		for (const watch of watches) assert.ok(watch.largest() > PAGE, watch.workflow.name);
	});

	test('orders of the same second come, also one that appears when the others have come', async () => {
		const second = Math.floor(now() / SECOND) * SECOND;
		for (const service of pollingServices) {
			add(service, second);
			add(service, second);
		}
		await untilAllCame();
		for (const service of pollingServices) add(service, second);
		await settle();
	});

	test('orders that are read in full come as well', async () => {
		for (const service of pollingServices) {
			if (service.triggers.full) await publish(service, 'full', service.triggers.full);
		}
		await settle();
	});

	test('polls that take longer than until the next one come to their end', async () => {
		slowDown();
		for (const service of pollingServices) addMany(service, 3);
		await untilAllCame();
		await stage.clearFaults();
		await settle();
	});

	test('n8n is killed in the middle of a poll: everything comes, once', async () => {
		const isUnderWay = ({ path, statusCode }: LoggedRequest, { listPath }: PollingService) =>
			listPath.test(path) && statusCode === null;
		const isQuiet = (service: PollingService) =>
			requestsOf(service).every(({ at }) => at < Date.now() - QUIET_MS) &&
			!requestsOf(service).some((request) => isUnderWay(request, service));
		await until('no poll is under way', () => pollingServices.every(isQuiet), { lookAgainMs: 10 });

		const startedAt = Date.now();
		const pages = new Map<PollingService, number>();
		const news = pollingServices.flatMap((service) => {
			const { newOrders, page } = service.lengthen(stage.sandbox);
			pages.set(service, page);
			return addMany(service, newOrders);
		});
		slowDown();
		const hasNewsAndWantsMore = (service: PollingService) =>
			requestsOf(service).some(
				({ at, query }) =>
					at >= startedAt && Number(query.page ?? 1) >= (pages.get(service) ?? Infinity),
			);
		await until(
			'both services are asked for a further page',
			() => pollingServices.every(hasNewsAndWantsMore),
			{ lookAgainMs: 5 },
		);
		const killedAt = await killAndRestart();
		await settle();
		for (const watch of watches) {
			assert.deepEqual(watch.cameBefore(killedAt, news), [], watch.workflow.name);
		}
	});

	test('n8n is killed right after hand-overs: nothing is lost, the last orders come twice at most', async () => {
		const firsts = pollingServices.map((service) => watchesOf(service)[0]);
		const countAll = async () =>
			await Promise.all(firsts.map(async (watch) => await watch.executionCount()));
		const before = await countAll();
		for (const service of pollingServices) addMany(service, 3);
		const isHandedOver = async () =>
			(await countAll()).every((count, index) => count > before[index]);
		await until('executions begin', isHandedOver, { lookAgainMs: 10 });
		await killAndRestart();
		await settle();
	});

	for (const ahead of CLOCK_CHANGES) {
		test(`the clock of n8n is set ${Math.round(ahead / HOUR)} hours ahead of the right time: nothing is lost or doubled`, async () => {
			addSome();
			await clock.set(ahead);
			addSome();
			await settle();
		});
	}

	test('the services are down for an hour: everything comes once when they are up again', async () => {
		for (const { name } of pollingServices) {
			stage.sandbox.addFault({ service: name, kind: 'status', status: 503 });
		}
		for (let step = 1; step <= OUTAGE_STEPS; step++) {
			const startedAt = Date.now();
			// Here time passes for everybody: the orders are as many minutes later as n8n's clock. The sandbox's own clock
			// does not follow, but it only filters out what is older than asked for, and that is none of them.
			servicesAhead = step * OUTAGE_STEP_MS;
			await clock.set(servicesAhead);
			for (const service of pollingServices) addMany(service, 2);
			const hasFailed = (service: PollingService) =>
				requestsOf(service).filter(({ at }) => at > startedAt).length >= REQUESTS_OF_A_STEP;
			await until('polls fail', () => pollingServices.every(hasFailed));
			// n8n must take up its workflows although their first polls fail.
			if (step === RESTART_STEP) await stage.harness.n8n.restart();
		}
		const came = await Promise.all(watches.map(async (watch) => await watch.hasAll()));
		assert.ok(came.every((isAll) => !isAll));
		await stage.clearFaults();
		await settle();
	});
});
