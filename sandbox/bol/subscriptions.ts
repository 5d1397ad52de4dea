import type { FastifyInstance } from 'fastify';

import { asList, asObject, isText } from './checks';
import { publicKeyText } from './notifications';
import { invalidRequest, notFound, type Violation } from './problems';
import { ProcessFailure, processStatusBody, type ProcessOrder } from './processStatus';
import type { Subscription } from './types';
import { nextNumber, type BolWorld } from './world';

// prettier-ignore
const resources = [
	'PROCESS_STATUS', 'SHIPMENT', 'PRICE_STAR_BOUNDARY', 'COMPETING_OFFER', 'OFFER_FOR_SALE',
	'OFFER_NOT_FOR_SALE', 'ORDER',
];
const webhookResources = ['PROCESS_STATUS', 'SHIPMENT', 'ORDER'];
const subscriptionTypes = ['WEBHOOK', 'GCP_PUBSUB', 'AWS_SQS'];

// bol wants https. Nothing on loopback has a certificate, so loopback may be plain http here.
const webhookUrl = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/;

function checkTarget(body: Record<string, unknown>, violations: Violation[]): void {
	if (!isText(body.url)) {
		violations.push({ name: 'url', reason: 'must not be empty' });
	} else if (body.subscriptionType === 'WEBHOOK' && !webhookUrl.test(body.url)) {
		violations.push({ name: 'url', reason: 'The URL of a webhook must start with https.' });
	}
	if (body.subscriptionType === 'AWS_SQS' && !isText(body.identity)) {
		violations.push({ name: 'identity', reason: 'must not be empty for AWS_SQS' });
	}
}

function checkSubscription(value: unknown): Omit<Subscription, 'id'> {
	const body = asObject(value);
	const wanted = asList(body.resources).map(String);
	const violations: Violation[] = [];
	const allowed = body.subscriptionType === 'WEBHOOK' ? webhookResources : resources;
	if (wanted.length === 0) violations.push({ name: 'resources', reason: 'must not be empty' });
	wanted
		.filter((resource) => !allowed.includes(resource))
		.forEach((resource) =>
			violations.push({
				name: 'resources',
				reason: `Request contains invalid value(s): '${resource}', allowed values: ${allowed.join(', ')}.`,
			}),
		);
	if (!subscriptionTypes.includes(String(body.subscriptionType))) {
		violations.push({
			name: 'subscriptionType',
			reason: `Request contains invalid value(s): '${String(body.subscriptionType)}', allowed values: ${subscriptionTypes.join(', ')}.`,
		});
	}
	checkTarget(body, violations);
	if (violations.length > 0) throw invalidRequest(violations);
	return {
		resources: wanted,
		url: String(body.url),
		subscriptionType: String(body.subscriptionType),
		enabled: body.enabled !== false,
		...(isText(body.identity) ? { identity: body.identity } : {}),
	};
}

function existing(world: BolWorld, id: string): Subscription {
	const found = world.state.subscriptions.find((subscription) => subscription.id === id);
	if (!found) throw new ProcessFailure(`Subscription with id ${id} does not exist.`);
	return found;
}

function createSubscription(world: BolWorld, fields: Omit<Subscription, 'id'>): ProcessOrder {
	return {
		eventType: 'CREATE_SUBSCRIPTION',
		description: 'Create a subscription.',
		work: () => {
			const id = String(54_000 + nextNumber(world));
			world.state.subscriptions.push({ id, ...fields });
			return id;
		},
	};
}

function updateSubscription(
	world: BolWorld,
	id: string,
	fields: Omit<Subscription, 'id'>,
): ProcessOrder {
	return {
		eventType: 'UPDATE_SUBSCRIPTION',
		entityId: id,
		description: `Update subscription with id ${id}.`,
		work: () => {
			Object.assign(existing(world, id), fields);
			return undefined;
		},
	};
}

function deleteSubscription(world: BolWorld, id: string): ProcessOrder {
	return {
		eventType: 'DELETE_SUBSCRIPTION',
		entityId: id,
		description: `Delete subscription with id ${id}.`,
		work: () => {
			const { subscriptions } = world.state;
			subscriptions.splice(subscriptions.indexOf(existing(world, id)), 1);
			return undefined;
		},
	};
}

function testSubscription(world: BolWorld, id: string): ProcessOrder {
	return {
		eventType: 'SEND_SUBSCRIPTION_TST_MSG',
		entityId: id,
		description: `Send a test message to subscription with id ${id}.`,
		work: () => {
			existing(world, id);
			world.notifications.sendTest(id);
			return undefined;
		},
	};
}

/** Subscriptions to push notifications and the keys to verify them. */
export function registerSubscriptions(scope: FastifyInstance, world: BolWorld): void {
	const start = (order: ProcessOrder) =>
		processStatusBody(world, world.processes.start(world, order));

	scope.get('/subscriptions', () =>
		world.state.subscriptions.length === 0 ? {} : { subscriptions: world.state.subscriptions },
	);

	scope.get('/subscriptions/signature-keys', () => ({
		signatureKeys: [{ id: '0', type: 'RSA', publicKey: publicKeyText() }],
	}));

	scope.get<{ Params: { subscriptionId: string } }>('/subscriptions/:subscriptionId', (request) => {
		const { subscriptionId } = request.params;
		const found = world.state.subscriptions.find(({ id }) => id === subscriptionId);
		if (!found) throw notFound('Subscription', subscriptionId);
		return found;
	});

	scope.post('/subscriptions', (request, reply) =>
		reply.code(202).send(start(createSubscription(world, checkSubscription(request.body)))),
	);

	scope.put<{ Params: { subscriptionId: string } }>(
		'/subscriptions/:subscriptionId',
		(request, reply) => {
			const fields = checkSubscription(request.body);
			return reply
				.code(202)
				.send(start(updateSubscription(world, request.params.subscriptionId, fields)));
		},
	);

	scope.delete<{ Params: { subscriptionId: string } }>(
		'/subscriptions/:subscriptionId',
		(request, reply) =>
			reply.code(202).send(start(deleteSubscription(world, request.params.subscriptionId))),
	);

	scope.post<{ Params: { subscriptionId: string } }>(
		'/subscriptions/test/:subscriptionId',
		(request, reply) =>
			reply.code(202).send(start(testSubscription(world, request.params.subscriptionId))),
	);
}
