import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';

import type { Controls } from '../controls';
import type { ServiceName, Services } from '../services';
import { happenings } from './happenings';
import { changingPart, page, type Shown } from './page';

const titles: Record<ServiceName, string> = {
	bol: 'bol',
	picqer: 'Picqer',
	goedgepickt: 'GoedGepickt',
	lagerkoll: 'Lagerkoll',
};

const shownRequests = 25;
const shownHappenings = 5;

/**
 * The page for people: what is in the services, buttons that let things happen, the last requests. Another site that is
 * open in the same browser cannot press the buttons.
 */
export function registerWelcome(
	app: FastifyInstance,
	services: Services,
	controls: Controls,
): void {
	const all = happenings(services, controls);
	const happened: Shown['happened'] = [];
	const names = Object.keys(services) as ServiceName[];

	const shown = (): Shown => ({
		services: names.map((name) => ({
			title: titles[name],
			url: services[name].app.listeningOrigin,
			summary: services[name].summary(),
		})),
		happened,
		requests: names
			.flatMap((name) => services[name].traffic.log.slice(-shownRequests).reverse())
			.sort((one, other) => other.at - one.at)
			.slice(0, shownRequests),
	});

	void app.register(async (scope) => {
		await scope.register(formBody);
		scope.get('/', async (_request, reply) => reply.type('text/html').send(page(shown(), all)));
		scope.get('/now', async (_request, reply) =>
			reply.type('text/html').send(changingPart(shown())),
		);
		scope.post<{ Params: { name: string } }>('/happen/:name', async (request, reply) => {
			const { origin, host } = request.headers;
			if (origin !== undefined && origin !== `http://${host}`) return await reply.code(403).send();
			const found = all.find(({ name }) => name === request.params.name);
			if (!found) return await reply.code(404).send();
			happened.unshift({ at: Date.now(), sentence: found.happen() });
			happened.splice(shownHappenings);
			return await reply.redirect('/', 303);
		});
	});
}
