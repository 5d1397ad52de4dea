import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';

import { Deliveries } from '../deliveries';
import { WrongControl } from '../errors';
import { Limits } from '../rateLimit';
import { createServer, InvalidJson } from '../server';
import type { SandboxService, ServiceParts } from '../service';
import { Traffic } from '../traffic';
import { errorBody, GoedGepicktError, notFound, plainError } from './errors';
import { Events } from './events';
import { forbidden, makeKeys, registerGateway, type Base } from './gateway';
import { deliveryLog, noteFailedDelivery, registerHooks } from './hooks';
import { registerOrderList, registerOrders } from './orders';
import { receiveGoods, summarize } from './people';
import { registerProductList, registerProducts } from './products';
import { registerProductStock } from './productStock';
import { registerReadOnly } from './readOnly';
import { seedState } from './seeds';
import type { GoedGepicktState } from './types';
import { addOrders, setOrderStatus, type GoedGepicktSeed } from './warehouse';
import type { GoedGepicktWorld } from './world';

export type { GoedGepicktSeed } from './warehouse';

/** All data of the account, and what has been delivered. */
type State = GoedGepicktState & { deliveryLog: ReturnType<typeof deliveryLog> };

/** The stand-in for GoedGepickt, with what only GoedGepickt has. */
export interface GoedGepicktService extends SandboxService<State> {
	keys: ReturnType<typeof makeKeys>;
	/** Adds finished orders in bulk; gives their uuids. */
	seed(seed: GoedGepicktSeed): string[];
	/**
	 * Moves an order on, as the warehouse does; false when it is unknown.
	 *
	 * @throws WrongControl without a status, and when the order is already completed or cancelled
	 */
	setOrderStatus(uuid: string, status: string): boolean;
	/** Lets goods arrive; gives the SKUs. */
	receiveGoods(): string[];
	/**
	 * Leaves so many of the newest rows out of the totals of all lists.
	 *
	 * @throws WrongControl for what is not a whole number of at least 0
	 */
	setLag(rows: number): void;
}

// GoedGepickt: 10 attempts as well, the pauses are not known. Shorter than any here, nobody wants to wait for it.
const deliveryRules = {
	attempts: 10,
	pauseMs: 50,
	growth: 1.5,
	timeoutMs: 10_000,
	accepts: (statusCode: number) => statusCode === 200,
};

const prefixes: Record<Base, string> = {
	account: '/api/v1',
	fulfilment: '/api/fulfilment/v1',
};

const registrations = {
	account: [
		registerReadOnly,
		registerProducts,
		registerProductStock,
		registerOrders,
		registerHooks,
	],
	fulfilment: [registerProductList, registerOrderList],
};

function registerErrors(app: FastifyInstance): void {
	app.setNotFoundHandler(() => {
		throw notFound();
	});
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof GoedGepicktError) return await reply.code(error.status).send(error.body);
		const { status, body } =
			error instanceof InvalidJson
				? plainError(400, error.message)
				: plainError(500, (error as Error).message);
		return await reply.code(status).send(body);
	});
}

function registerBase(
	app: FastifyInstance,
	base: Base,
	world: GoedGepicktWorld,
	keys: ReturnType<typeof makeKeys>,
	limits: Limits,
): void {
	void app.register(
		async (scope) => {
			registerGateway(scope, base, keys, limits);
			// A handler of its own, so that the gateway stands in front of unknown paths as well.
			scope.setNotFoundHandler(() => {
				throw base === 'fulfilment' ? forbidden() : notFound();
			});
			registrations[base].forEach((register) => register(scope, world));
		},
		{ prefix: prefixes[base] },
	);
}

/** Makes the stand-in for GoedGepickt, the API of the account and that of a fulfilment customer. */
export function createGoedGepickt({ faults, signal }: ServiceParts): GoedGepicktService {
	const traffic = new Traffic();
	const limits = new Limits('seconds');
	const keys = makeKeys();
	const app = createServer({ name: 'goedgepickt', traffic, faults, signal, errorBody });
	const deliveries = new Deliveries(traffic, { ...deliveryRules }, (webhookUuid) =>
		noteFailedDelivery(world.state, deliveries, webhookUuid),
	);
	const world: GoedGepicktWorld = {
		state: seedState(),
		events: new Events(() => world.state, deliveries),
	};

	registerErrors(app);
	void app.register(formBody);
	registerBase(app, 'account', world, keys, limits);
	registerBase(app, 'fulfilment', world, keys, limits);

	return {
		name: 'goedgepickt',
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
		state: () => ({ ...world.state, deliveryLog: deliveryLog(deliveries) }),
		summary: () => summarize(world),
		receiveGoods: () => receiveGoods(world),
		fireEvent: (event, data) => world.events.fire(event, data),
		forge: async (request) => await world.events.forge(request),
		seed: (seed) => addOrders(world.state, seed),
		setOrderStatus: (uuid, status) => setOrderStatus(world, uuid, status),
		setLag(rows) {
			if (!Number.isInteger(rows) || rows < 0)
				throw new WrongControl(`${rows} is not a number of rows`);
			world.state.lag = rows;
		},
	};
}
