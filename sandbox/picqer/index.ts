import type { FastifyInstance } from 'fastify';

import { Deliveries } from '../deliveries';
import { Limits } from '../rateLimit';
import { createServer, InvalidJson } from '../server';
import type { SandboxService, ServiceParts } from '../service';
import { Traffic } from '../traffic';
import { registerCustomers } from './customers';
import { errorBody, PicqerError } from './errors';
import { Events } from './events';
import { registerExamples } from './examples';
import { makeKeys, registerGateway, sendError } from './gateway';
import { noteFailedDelivery, registerHooks } from './hooks';
import { registerOrders } from './orders';
import { pickAndShip, receiveGoods, summarize } from './people';
import { registerPicklists } from './picklists';
import { registerProducts } from './products';
import { registerReturns } from './returns';
import { seedState, type PicqerState } from './seeds';
import { registerSettings } from './settings';
import { registerLabels, registerShipments } from './shipments';
import { registerTags } from './tags';
import type { PicqerWorld } from './world';

/** The stand-in for Picqer, with what only Picqer has. */
export interface PicqerService extends SandboxService<PicqerState> {
	keys: ReturnType<typeof makeKeys>;
	/** Lets the warehouse pick and ship every new picklist; gives their numbers. */
	pickAndShip(): string[];
	/** Lets goods arrive; gives the product codes. */
	receiveGoods(): string[];
}

// Picqer: 15 tries over about 17 hours. Fewer and faster here, nobody wants to wait for it.
const deliveryRules = {
	attempts: 4,
	pauseMs: 200,
	growth: 2,
	timeoutMs: 10_000,
	accepts: (statusCode: number) => [200, 201, 202].includes(statusCode),
};

const registrations = [
	registerOrders,
	registerProducts,
	registerCustomers,
	registerPicklists,
	registerShipments,
	registerHooks,
	registerTags,
	registerReturns,
	registerSettings,
	// After all that have code.
	registerExamples,
];

function faultBody(status: number): unknown {
	return errorBody(status === 429 ? 28 : 1);
}

function registerErrors(app: FastifyInstance): void {
	// Endpoints that Picqer has and the sandbox does not say so in Picqer's own words.
	app.setNotFoundHandler(
		async (_request, reply) => await sendError(new PicqerError(404, 8), reply),
	);
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof PicqerError) return await sendError(error, reply);
		if (error instanceof InvalidJson) return await sendError(new PicqerError(400, 22), reply);
		return await sendError(new PicqerError(500, 1, (error as Error).message), reply);
	});
}

/** Makes the stand-in for Picqer. */
export function createPicqer({ faults, signal }: ServiceParts): PicqerService {
	const traffic = new Traffic();
	const limits = new Limits('none');
	const keys = makeKeys();
	const app = createServer({ name: 'picqer', traffic, faults, signal, errorBody: faultBody });
	const deliveries = new Deliveries(traffic, { ...deliveryRules }, (idhook) =>
		noteFailedDelivery(world, idhook),
	);
	const world: PicqerWorld = {
		state: seedState(),
		events: new Events(() => world.state, deliveries),
		baseUrl: () => app.listeningOrigin,
	};

	registerErrors(app);
	void app.register(async (scope) => registerLabels(scope, world));
	void app.register(
		async (scope) => {
			registerGateway(scope, keys, limits);
			registrations.forEach((register) => register(scope, world));
		},
		{ prefix: '/api/v1' },
	);

	return {
		name: 'picqer',
		app,
		traffic,
		limits,
		deliveries,
		keys,
		reset() {
			deliveries.reset();
			deliveries.rules = { ...deliveryRules };
			limits.reset();
			keys.reset();
			world.state = seedState();
		},
		state: () => ({ ...world.state }),
		summary: () => summarize(world),
		pickAndShip: () => pickAndShip(world),
		receiveGoods: () => receiveGoods(world),
		fireEvent: (event, data) => world.events.fire(event, data),
		forge: async (request) => await world.events.forge(request),
	};
}
