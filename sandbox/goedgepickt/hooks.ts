import type { FastifyInstance } from 'fastify';
import { randomBytes, randomUUID } from 'crypto';

import { bodyOf } from '../body';
import type { Deliveries } from '../deliveries';
import { listOf } from './lists';
import { presentWebhook } from './present';
import type { GoedGepicktState, Webhook } from './types';
import { missingFields, refuseIfAny, type GoedGepicktWorld } from './world';

const required = ['webhookEvent', 'targetUrl', 'webshopUuid'];

// GoedGepickt switches hooks off after repeated failures; after how many is not known.
const failuresBeforeOff = 3;

function makeHook(state: GoedGepicktState, body: Record<string, unknown>): Webhook {
	const errors = missingFields(body, required);
	if (!errors.targetUrl && !/^https?:\/\//.test(String(body.targetUrl)))
		errors.targetUrl = ['targetUrl moet een geldige URL zijn.'];
	if (!errors.webshopUuid && !state.webshops.some(({ uuid }) => uuid === body.webshopUuid))
		errors.webshopUuid = ['webshopUuid bestaat niet.'];
	refuseIfAny(errors);
	return {
		webhookUuid: randomUUID(),
		webhookEvent: String(body.webhookEvent),
		webhookSecret: randomBytes(24).toString('hex'),
		targetUrl: String(body.targetUrl),
		webshopUuid: String(body.webshopUuid),
		active: true,
	};
}

/** Switches a hook off that failed too many deliveries in a row, each of them in all its attempts. */
export function noteFailedDelivery(
	state: GoedGepicktState,
	{ history, rules }: Deliveries,
	webhookUuid: string,
): void {
	const attempts = history.filter(({ hookId }) => hookId === webhookUuid);
	const lastSuccess = attempts.map(({ succeeded }) => succeeded).lastIndexOf(true);
	const failures = attempts
		.slice(lastSuccess + 1)
		.filter(({ attempt }) => attempt === rules.attempts).length;
	const hook = state.webhooks.find((row) => row.webhookUuid === webhookUuid);
	if (hook && failures >= failuresBeforeOff) hook.active = false;
}

/**
 * What GoedGepickt logs of each call of a webhook (docs/services/goedgepickt.md, 3.4), by the
 * hook's uuid.
 */
export function deliveryLog({ history }: Deliveries): Record<string, object[]> {
	const log: Record<string, object[]> = {};
	for (const { hookId, event, at, statusCode, attempt, body, address } of history) {
		log[hookId] ??= [];
		log[hookId].push({ event, time: at, statusCode, attempt, payload: body, url: address });
	}
	return log;
}

/** Listing and making webhooks (3.1); changing and deleting them is not in the API. */
export function registerHooks(scope: FastifyInstance, world: GoedGepicktWorld): void {
	scope.get('/webhooks', (request) =>
		listOf(
			request,
			world.state.webhooks,
			{
				longestPage: 100,
				attributes: ['webhookUuid', 'webhookEvent', 'targetUrl', 'webshopUuid'],
				present: (hook) => presentWebhook(world.state, hook),
			},
			world.state.lag,
		),
	);
	scope.post('/webhooks', (request) => {
		const hook = makeHook(world.state, bodyOf(request));
		world.state.webhooks.push(hook);
		return presentWebhook(world.state, hook);
	});
}
