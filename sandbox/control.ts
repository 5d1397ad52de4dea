import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

import type { ForcedOutcome } from './bol/processStatus';
import type { Controls } from './controls';
import type { DeliveryMode } from './deliveries';
import type { Fault } from './faults';
import { UnknownService } from './errors';
import type { ForgeRequest } from './forge';
import type { ServiceName, Services } from './services';
import { registerWelcome } from './welcome/register';

const done = { done: true };

/** The service that the path names; one that does not exist is answered with 404. */
type ServiceOf = (request: FastifyRequest) => ServiceName;

function serviceFinder(names: ServiceName[]): ServiceOf {
	return (request) => {
		const { service } = request.params as { service: string };
		const found = names.find((name) => name === service);
		if (!found)
			throw new UnknownService(`There is no service ${service}; there is ${names.join(', ')}`);
		return found;
	};
}

function bodyOf<Body>(request: FastifyRequest): Body {
	return (request.body ?? {}) as Body;
}

function registerReading(app: FastifyInstance, controls: Controls, serviceOf: ServiceOf): void {
	app.get('/state/:service', (request) => controls.state(serviceOf(request)));
	app.get('/log/:service', (request) => controls.log(serviceOf(request)));
	app.get('/deliveries/:service', (request) => controls.deliveries(serviceOf(request)));
	app.get('/counters', () => controls.counters());
	app.delete('/counters', () => {
		controls.clearCounters();
		return done;
	});
	app.post('/reset', () => {
		controls.reset();
		return done;
	});
}

function registerTrouble(app: FastifyInstance, controls: Controls, serviceOf: ServiceOf): void {
	app.post('/faults', (request) => {
		controls.addFault(bodyOf<Fault>(request));
		return done;
	});
	app.delete('/faults', () => {
		controls.clearFaults();
		return done;
	});
	app.post('/limits/:service', (request) => {
		controls.setLimits(serviceOf(request), bodyOf(request));
		return done;
	});
}

function registerEvents(app: FastifyInstance, controls: Controls, serviceOf: ServiceOf): void {
	app.post('/deliveries', (request) => {
		const { mode, service } = bodyOf<{ mode: DeliveryMode; service?: ServiceName }>(request);
		controls.setDeliveryMode(mode, service);
		return done;
	});
	app.post('/deliveries/:service', (request) => {
		controls.setDeliveryRules(serviceOf(request), bodyOf(request));
		return done;
	});
	app.post('/events/:service', (request) => {
		const { event, data } = bodyOf<{ event: string; data: unknown }>(request);
		return { hooks: controls.fireEvent(serviceOf(request), event, data) };
	});
	app.post('/forge/:service', async (request) => ({
		results: await controls.forge(serviceOf(request), bodyOf<ForgeRequest>(request)),
	}));
}

function registerBol(app: FastifyInstance, controls: Controls): void {
	app.post('/tokens/expire', () => {
		controls.expireTokens();
		return done;
	});
	app.post('/tokens/lifetime', (request) => {
		controls.setTokenLifetime(bodyOf<{ seconds?: number }>(request).seconds);
		return done;
	});
	app.post('/tokens/block', (request) => {
		controls.blockTokensAbove(bodyOf<{ perMinute?: number }>(request).perMinute);
		return done;
	});
	app.post('/seed/bol', (request) => ({ orderIds: controls.seedBol(bodyOf(request)) }));
	app.post('/processes/next', (request) => {
		const { times = 1, ...outcome } = bodyOf<ForcedOutcome & { times?: number }>(request);
		controls.forceProcesses(...Array<ForcedOutcome>(times).fill(outcome));
		return done;
	});
	app.post('/processes/delay', (request) => {
		controls.setProcessDelay(bodyOf<{ milliseconds: number }>(request).milliseconds);
		return done;
	});
	app.delete<{ Querystring: { id?: string } }>('/processes', (request) => {
		controls.removeProcessStatuses(request.query.id);
		return done;
	});
	app.post<{ Params: { id: string } }>('/items/:id/cancellation-request', (request) => ({
		found: controls.requestCancellation(request.params.id),
	}));
	app.post<{ Params: { id: string } }>('/items/:id/cancel', (request) => ({
		found: controls.cancelItem(request.params.id),
	}));
}

function registerGoedGepickt(app: FastifyInstance, controls: Controls): void {
	app.post('/seed/goedgepickt', (request) => ({
		orderUuids: controls.seedGoedGepickt(bodyOf(request)),
	}));
	app.post<{ Params: { uuid: string } }>('/goedgepickt/orders/:uuid/status', (request) => ({
		found: controls.setGoedGepicktOrderStatus(
			request.params.uuid,
			bodyOf<{ status: string }>(request).status,
		),
	}));
	app.post('/goedgepickt/lag', (request) => {
		controls.setGoedGepicktLag(bodyOf<{ rows: number }>(request).rows);
		return done;
	});
}

function registerLagerkoll(app: FastifyInstance, controls: Controls): void {
	app.put('/lagerkoll/callback', (request) => {
		controls.setLagerkollCallback(bodyOf<{ url?: string | null }>(request).url ?? null);
		return done;
	});
}

/** The control API: the controls of the sandbox as JSON over HTTP, and a page for people at its root. */
export function createControlServer(controls: Controls, services: Services): FastifyInstance {
	const serviceOf = serviceFinder(Object.keys(services) as ServiceName[]);
	const app = fastify({ forceCloseConnections: true });
	registerReading(app, controls, serviceOf);
	registerTrouble(app, controls, serviceOf);
	registerEvents(app, controls, serviceOf);
	registerBol(app, controls);
	registerGoedGepickt(app, controls);
	registerLagerkoll(app, controls);
	registerWelcome(app, services, controls);
	return app;
}
