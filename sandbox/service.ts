import type { FastifyInstance } from 'fastify';

import type { Deliveries } from './deliveries';
import type { Faults } from './faults';
import type { ForgeRequest, ForgeResult } from './forge';
import type { Limits } from './rateLimit';
import type { Summary } from './summary';
import type { Traffic } from './traffic';

/** What the sandbox can do with every service, whatever it stands in for. */
export interface SandboxService<State extends object = object> {
	name: string;
	app: FastifyInstance;
	traffic: Traffic;
	limits: Limits;
	deliveries: Deliveries;
	/** Back to the seed data, documented limits and no injected state. */
	reset(): void;
	/** All data of the service, as plain JSON. */
	state(): State;
	/** What is in the service, for people to look at. */
	summary(): Summary;
	/** Sends an event to the hooks that listen to it; gives their number. */
	fireEvent(event: string, data: unknown): number;
	/** Sends forged deliveries and gives the answers. */
	forge(request: ForgeRequest): Promise<ForgeResult[]>;
}

/** What the sandbox hands over to make a service. */
export interface ServiceParts {
	faults: Faults;
	signal: AbortSignal;
}
