import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'crypto';

import { notFound, refused } from './errors';
import { isOn } from './lists';
import type { Feature, Webhook } from './types';
import { bodyOf, nextId, parameter, type LagerkollWorld } from './world';

const codes = { notInstalled: 902125, webhook: 902101 };

/** Whether a store has a feature. */
export function isInstalled(world: LagerkollWorld, featureId: string, storeId: number): boolean {
	return world.state.features.some(
		({ id, storeIds }) => id === featureId && storeIds.includes(storeId),
	);
}

// The field that holds the id is cut in the documentation; that it is called so is (unconfirmed).
function presentFeature({ id, image, icon, server, roles, description, version }: Feature) {
	return { id, image, icon, server, roles, description, version };
}

/** Features, the add-ons of Lagerkoll: docs/services/lagerkoll.md, 2.14. */
export function registerFeatures(scope: FastifyInstance, world: LagerkollWorld): void {
	const ofStore = (request: FastifyRequest) =>
		world.state.features.filter(({ storeIds }) =>
			storeIds.includes(request.lagerkollCaller.storeId),
		);

	scope.get('/feature', (request) => ({ features: ofStore(request).map(presentFeature) }));
	scope.get('/feature/:id', (request) => {
		const wanted = parameter(request, 'id');
		const found = ofStore(request).find(({ id }) => id === wanted);
		if (!found) throw notFound(codes.notInstalled, 'id');
		return presentFeature(found);
	});
}

/** Webhooks: ways in from outside to a method of a feature: docs/services/lagerkoll.md, 3.2. */
export function registerWebhooks(scope: FastifyInstance, world: LagerkollWorld): void {
	const present = ({ id, guid, featureId, featureMethod }: Webhook) => ({
		id,
		guid,
		featureId,
		featureMethod,
		url: `${world.baseUrl()}/v1/webhooks/${guid}`,
	});
	const ofStore = (request: FastifyRequest) =>
		world.state.webhooks.filter(
			({ storeId }) => storeId === null || storeId === request.lagerkollCaller.storeId,
		);

	scope.get('/webhooks/:id', (request) => {
		const id = parameter(request, 'id');
		if (!isInstalled(world, id, request.lagerkollCaller.storeId))
			throw notFound(codes.webhook, 'id');
		return {
			webhooks: ofStore(request)
				.filter(({ featureId }) => featureId === id)
				.map(present),
		};
	});
	// Body and answer are not printed in the documentation; both are a webhook here (unconfirmed).
	scope.post('/webhooks', (request) => {
		const { storeId } = request.lagerkollCaller;
		const { featureId, featureMethod } = bodyOf(request);
		if (typeof featureId !== 'string' || !isInstalled(world, featureId, storeId))
			throw refused(codes.webhook, 'featureId', 'There is no such feature');
		if (typeof featureMethod !== 'string' || featureMethod === '')
			throw refused(codes.webhook, 'featureMethod', 'featureMethod is missing');
		const webhook: Webhook = {
			id: nextId(world, 'webhook'),
			guid: randomUUID(),
			featureId,
			featureMethod,
			storeId: isOn(request, 'enable_for_group', false) ? null : storeId,
		};
		world.state.webhooks.push(webhook);
		return present(webhook);
	});
	// Whether this needs credentials is not stated; the sandbox asks for them as everywhere. The answer is not
	// printed and depends on the feature, so it is empty here.
	scope.post('/webhooks/:guid', (request, reply) => {
		const guid = parameter(request, 'guid');
		if (!ofStore(request).some((webhook) => webhook.guid === guid))
			throw notFound(codes.webhook, 'guid');
		const { storeId } = request.lagerkollCaller;
		world.state.webhookExecutions.push({ guid, storeId, body: request.body, at: Date.now() });
		return reply.code(204).send();
	});
	scope.delete('/webhooks/:id', (request, reply) => {
		const id = parameter(request, 'id');
		const found = ofStore(request).find((webhook) => String(webhook.id) === id);
		if (!found) throw notFound(codes.webhook, 'id');
		world.state.webhooks = world.state.webhooks.filter((webhook) => webhook !== found);
		return reply.code(204).send();
	});
}
