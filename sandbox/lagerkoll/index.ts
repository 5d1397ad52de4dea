import type { FastifyInstance } from 'fastify';

import { Deliveries } from '../deliveries';
import { WrongControl } from '../errors';
import { Limits } from '../rateLimit';
import { createServer, InvalidJson } from '../server';
import type { SandboxService, ServiceParts } from '../service';
import { Traffic } from '../traffic';
import { registerArticles } from './articles';
import { Callbacks } from './callbacks';
import { registerCustomerOrders } from './customerOrders';
import { commonCodes, errorBody, LagerkollError, notFound, refused } from './errors';
import { registerExamples } from './examples';
import { registerGateway, sendError } from './gateway';
import { receiveGoods, summarize } from './people';
import { registerPurchaseOrders } from './purchaseOrders';
import { seedState } from './seeds';
import type { LagerkollState } from './types';
import type { LagerkollWorld } from './world';

/** The stand-in for Lagerkoll, with what only Lagerkoll has. */
export interface LagerkollService extends SandboxService<LagerkollState> {
	/**
	 * Enters the one URL that callbacks go to, as a person does in Lagerkoll; null takes it away.
	 * Throws a WrongControl for a text that is no URL.
	 */
	setCallbackUrl(url: string | null): void;
	/** Lets goods arrive; gives the article ids. */
	receiveGoods(): string[];
}

// No retry is documented, so a callback is sent once. Which answers count as received is not documented
// either.
const deliveryRules = {
	attempts: 1,
	pauseMs: 200,
	growth: 2,
	timeoutMs: 10_000,
	accepts: (statusCode: number) => statusCode >= 200 && statusCode < 300,
};

const registrations = [
	registerArticles,
	registerCustomerOrders,
	registerPurchaseOrders,
	registerExamples,
];

function faultBody(status: number): unknown {
	if (status === 429) return errorBody(commonCodes.tooManyRequests);
	return errorBody(status === 401 ? commonCodes.credentials : commonCodes.general);
}

function registerErrors(app: FastifyInstance): void {
	app.setNotFoundHandler(
		async (_request, reply) => await sendError(notFound(commonCodes.general), reply),
	);
	app.setErrorHandler(async (error, _request, reply) => {
		if (error instanceof LagerkollError) return await sendError(error, reply);
		const { message } = error as Error;
		if (error instanceof InvalidJson)
			return await sendError(refused(commonCodes.general, null, message), reply);
		return await sendError(new LagerkollError(500, commonCodes.general, null, message), reply);
	});
}

/** Makes the stand-in for Lagerkoll. Of the two content types, JSON and XML, it speaks JSON only. */
export function createLagerkoll({ faults, signal }: ServiceParts): LagerkollService {
	const traffic = new Traffic();
	const limits = new Limits('seconds');
	const app = createServer({ name: 'lagerkoll', traffic, faults, signal, errorBody: faultBody });
	// Nothing switches the callback URL off when a callback is lost.
	const deliveries = new Deliveries(traffic, { ...deliveryRules }, () => undefined);
	const world: LagerkollWorld = {
		state: seedState(),
		callbacks: new Callbacks(() => world.state, deliveries),
	};

	registerErrors(app);
	void app.register(
		async (scope) => {
			registerGateway(scope, limits);
			registrations.forEach((register) => register(scope, world));
		},
		{ prefix: '/v1' },
	);

	return {
		name: 'lagerkoll',
		app,
		traffic,
		limits,
		deliveries,
		setCallbackUrl(url) {
			if (url !== null && !/^https?:\/\//.test(url))
				throw new WrongControl('The callback URL must begin with http:// or https://');
			world.state.callbackUrl = url;
		},
		reset() {
			deliveries.reset();
			deliveries.rules = { ...deliveryRules };
			limits.reset();
			world.state = seedState();
		},
		state: () => ({ ...world.state }),
		summary: () => summarize(world),
		receiveGoods: () => receiveGoods(world),
		fireEvent: (event, data) => world.callbacks.fire(event, data),
		forge: async (request) => await world.callbacks.forge(request),
	};
}
