import formBody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Deliveries } from '../deliveries';
import { Limits } from '../rateLimit';
import { createServer, InvalidJson } from '../server';
import type { SandboxService, ServiceParts } from '../service';
import { Traffic } from '../traffic';
import { registerExamples } from './examples';
import { registerGateway } from './gateway';
import { registerLogin } from './login';
import { Notifications } from './notifications';
import { customerCancels, returnArrives, summarize } from './people';
import { cancelNow, registerOrders, requestCancellation } from './orders';
import {
	BolProblem,
	gatewayBody,
	invalidRequest,
	notFound,
	problemBody,
	sendProblem,
} from './problems';
import { registerOffers } from './offers';
import { registerReturns } from './returns';
import { registerShippingLabels } from './shippingLabels';
import { registerCustomerInvoices } from './customerInvoices';
import { Processes, registerProcessStatus } from './processStatus';
import { demoState, generateOrder, seedState } from './seeds';
import { registerShipments } from './shipments';
import { registerSubscriptions } from './subscriptions';
import { Tokens } from './tokens';
import { registerTransports } from './transports';
import type { BolOrder, BolState } from './types';
import type { BolWorld } from './world';

/** Which orders to add to the account. */
export interface BolSeed {
	/** How many, 1 when left out. */
	orders?: number;
	/** Whether they hold an EAN that no warehouse knows. */
	unknownEan?: boolean;
}

/** The stand-in for bol, with what only bol has. */
export interface BolService extends SandboxService<BolState> {
	tokens: Tokens;
	processes: Processes;
	/** Adds orders of new customers; gives their ids. */
	seed(seed: BolSeed): string[];
	/** Lets the customer ask for a cancellation; false when the item is unknown. */
	requestCancellation(orderItemId: string): boolean;
	/** Cancels an item behind the caller's back; false when it is unknown. */
	cancelItem(orderItemId: string): boolean;
	/** Lets the customer of the newest open order ask for a cancellation; gives its id, if there is one. */
	customerCancels(): string | undefined;
	/** Lets a customer send something back; gives the id of the return. */
	returnArrives(): string;
	/** Removes process statuses, as bol does after some time; all of them without an id. */
	removeProcessStatuses(processStatusId?: string): void;
}

// bol: 10 attempts in about 10 minutes with growing pauses. Shorter here, nobody wants to wait for it.
const deliveryRules = {
	attempts: 4,
	pauseMs: 200,
	growth: 2,
	timeoutMs: 5000,
	accepts: (statusCode: number) => statusCode >= 200 && statusCode < 300,
};

function errorBody(status: number, request: FastifyRequest): unknown {
	if (status === 429)
		return gatewayBody('Too Many Requests', 429, 'Too many requests, retry in 1 seconds.');
	if (status < 500) return gatewayBody('Error', status, 'Refused by an injected fault.');
	return problemBody(
		new BolProblem(
			status,
			'Internal server error',
			'Something went wrong. Please try again later.',
		),
		request,
	);
}

function registerErrors(app: FastifyInstance): void {
	app.setNotFoundHandler(
		async (request, reply) =>
			await sendProblem(notFound('Endpoint', request.logged.path), request, reply),
	);
	app.setErrorHandler(async (error, request, reply) => {
		if (error instanceof InvalidJson) {
			return await sendProblem(invalidRequest([{ reason: error.message }]), request, reply);
		}
		const problem = new BolProblem(500, 'Internal server error', (error as Error).message);
		return await sendProblem(problem, request, reply);
	});
}

function registerWorld(
	app: FastifyInstance,
	world: BolWorld,
	tokens: Tokens,
	limits: Limits,
): void {
	const suffix = world.demo ? '-demo' : '';
	const routes = {
		[`/retailer${suffix}`]: [
			registerOrders,
			registerShipments,
			registerTransports,
			registerSubscriptions,
			registerCustomerInvoices,
			registerShippingLabels,
			registerReturns,
			registerOffers,
			// After all that have code.
			registerExamples,
		],
		[`/shared${suffix}`]: [registerProcessStatus],
	};
	for (const [prefix, registrations] of Object.entries(routes)) {
		void app.register(
			async (scope) => {
				registerGateway(scope, tokens, limits);
				registrations.forEach((register) => register(scope, world));
			},
			{ prefix },
		);
	}
}

function makeWorld(
	demo: boolean,
	deliveries: Deliveries,
	processes: Processes,
	baseUrl: () => string,
): BolWorld {
	const world: BolWorld = {
		state: demo ? demoState() : seedState(),
		processes,
		notifications: new Notifications(() => world.state, deliveries),
		demo,
		baseUrl,
	};
	return world;
}

/** Makes the stand-in for bol. */
export function createBol({ faults, signal }: ServiceParts): BolService {
	const traffic = new Traffic();
	const limits = new Limits('seconds');
	const tokens = new Tokens();
	const processes = new Processes();
	const app = createServer({ name: 'bol', traffic, faults, signal, errorBody });
	const baseUrl = () => app.listeningOrigin;
	const deliveries = new Deliveries(traffic, { ...deliveryRules }, (hookId) => {
		const subscription = world.state.subscriptions.find(({ id }) => id === hookId);
		if (subscription) subscription.enabled = false;
	});
	const world = makeWorld(false, deliveries, processes, baseUrl);
	const demo = makeWorld(true, deliveries, processes, baseUrl);
	let generated = 0;

	registerErrors(app);
	void app.register(formBody);
	void app.register(async (scope) => registerLogin(scope, tokens, traffic));
	registerWorld(app, world, tokens, limits);
	registerWorld(app, demo, tokens, limits);

	function addOrder(unknownProduct: boolean): BolOrder {
		generated += 1;
		const order = generateOrder(generated, Date.now(), unknownProduct);
		world.state.orders.push(order);
		world.notifications.send('ORDER', 'ORDER_CREATED', order.orderId);
		return order;
	}

	return {
		name: 'bol',
		app,
		traffic,
		limits,
		deliveries,
		tokens,
		processes,
		reset() {
			processes.reset();
			deliveries.reset();
			deliveries.rules = { ...deliveryRules };
			tokens.reset();
			limits.reset();
			world.state = seedState();
			demo.state = demoState();
			generated = 0;
		},
		state: () => ({ ...world.state }),
		summary: () => summarize(world),
		fireEvent: (event, data) => world.notifications.fire(event, data),
		forge: async (request) => await world.notifications.forge(request),
		seed: ({ orders = 1, unknownEan = false }) =>
			Array.from({ length: orders }, () => addOrder(unknownEan).orderId),
		requestCancellation: (orderItemId) => requestCancellation(world, orderItemId),
		cancelItem: (orderItemId) => cancelNow(world, orderItemId),
		customerCancels: () => customerCancels(world),
		returnArrives: () => returnArrives(world),
		removeProcessStatuses(processStatusId) {
			world.state.processStatuses = processStatusId
				? world.state.processStatuses.filter((status) => status.processStatusId !== processStatusId)
				: [];
		},
	};
}
