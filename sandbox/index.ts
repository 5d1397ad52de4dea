import { createControlServer } from './control';
import { createControls, type Controls } from './controls';
import { Faults } from './faults';
import type { LimitSettings } from './rateLimit';
import { endOfManyWaits } from './manyWaits';
import { listen } from './server';
import { createServices, type ServiceName, type Services } from './services';

/** How to start the sandbox; every port that is left out is a free one. */
export interface SandboxOptions {
	ports?: Partial<Record<'control' | ServiceName, number>>;
	/** Replaces the documented rate limits of all services until the first reset. */
	limits?: Partial<LimitSettings>;
}

/** A running sandbox. */
export interface Sandbox extends Controls, Services {
	/** Base URLs without a slash at the end; Picqer's and GoedGepickt's APIs are below `/api/v1`. */
	urls: Record<'control' | ServiceName, string>;
	/** Closes all connections and ends all waits. */
	stop(): Promise<void>;
}

/** Starts local stand-ins for the services and the API that controls them. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const abort = endOfManyWaits();
	const faults = new Faults();
	const services = createServices({ faults, signal: abort.signal });
	const names = Object.keys(services) as ServiceName[];
	const controls = createControls(services, faults);
	const controlServer = createControlServer(controls, services);

	async function stop(): Promise<void> {
		abort.abort(new Error('The sandbox was stopped'));
		Object.values(services).forEach((service) => service.reset());
		const servers = [controlServer, ...Object.values(services).map(({ app }) => app)];
		await Promise.all(servers.map(async (server) => await server.close()));
	}

	async function listenToAll(): Promise<Sandbox['urls']> {
		const ports = options.ports ?? {};
		const urls = { control: await listen(controlServer, ports.control ?? 0) } as Sandbox['urls'];
		for (const name of names) urls[name] = await listen(services[name].app, ports[name] ?? 0);
		return urls;
	}

	const { limits } = options;
	if (limits) Object.values(services).forEach((service) => service.limits.configure(limits));
	const urls = await listenToAll().catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return { ...controls, ...services, urls, stop };
}
