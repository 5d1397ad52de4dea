import type { BolSeed } from './bol';
import type { ForcedOutcome } from './bol/processStatus';
import {
	deliveryModes,
	type DeliveryAttempt,
	type DeliveryMode,
	type DeliveryRules,
} from './deliveries';
import { WrongControl } from './errors';
import type { Fault, Faults } from './faults';
import type { ForgeRequest, ForgeResult } from './forge';
import type { GoedGepicktSeed } from './goedgepickt';
import type { LimitSettings, RetryAfter } from './rateLimit';
import type { SandboxService } from './service';
import type { ServiceName, Services } from './services';
import type { Counters, LoggedRequest } from './traffic';

/** All data of a service. */
type StateOf<Name extends ServiceName> = ReturnType<Services[Name]['state']>;

/** What a test or a developer can do with a running sandbox. The control API offers the same over HTTP. */
export interface Controls {
	/** Restores seeds, limits and tokens; switches faults off; clears log and counters. */
	reset(): void;
	state<Name extends ServiceName>(service: Name): StateOf<Name>;
	log(service: ServiceName): LoggedRequest[];
	counters(): Record<ServiceName, Counters>;
	/** Clears counters and log. */
	clearCounters(): void;
	addFault(fault: Fault): void;
	clearFaults(): void;
	/** Replaces the documented limits; what is left out stays. */
	setLimits(
		service: ServiceName,
		settings: Partial<LimitSettings> & { retryAfter?: RetryAfter },
	): void;
	/** Lets all bol tokens expire now. */
	expireTokens(): void;
	setTokenLifetime(seconds: number | undefined): void;
	/** Blocks callers of bol's token endpoint above so many requests a minute. */
	blockTokensAbove(perMinute: number | undefined): void;
	/** Sets the delivery mode of one service, or of all. */
	setDeliveryMode(mode: DeliveryMode, service?: ServiceName): void;
	setDeliveryRules(service: ServiceName, rules: Partial<Omit<DeliveryRules, 'accepts'>>): void;
	deliveries(service: ServiceName): DeliveryAttempt[];
	/** Resolves when no webhook delivery is under way any more. */
	deliveriesSettled(): Promise<void>;
	/** Fires an event by hand; gives the number of hooks that it went to. */
	fireEvent(service: ServiceName, event: string, data: unknown): number;
	forge(service: ServiceName, request: ForgeRequest): Promise<ForgeResult[]>;
	/** Adds orders to bol; gives their ids. */
	seedBol(seed: BolSeed): string[];
	/** Lets the next bol processes end as told, in this order. */
	forceProcesses(...outcomes: ForcedOutcome[]): void;
	setProcessDelay(milliseconds: number): void;
	removeProcessStatuses(processStatusId?: string): void;
	/** A bol customer asks to cancel an item; false when it is unknown. */
	requestCancellation(orderItemId: string): boolean;
	/** A bol item is cancelled meanwhile; false when it is unknown. */
	cancelItem(orderItemId: string): boolean;
	/** Adds orders to GoedGepickt in bulk; gives their uuids. */
	seedGoedGepickt(seed: GoedGepicktSeed): string[];
	/** Moves a GoedGepickt order on, as the warehouse does; false when it is unknown. */
	setGoedGepicktOrderStatus(uuid: string, status: string): boolean;
	/** Leaves so many of the newest rows out of the totals of GoedGepickt's lists. */
	setGoedGepicktLag(rows: number): void;
	/** Enters the URL that Lagerkoll's callbacks go to, as a person does there; null takes it away. */
	setLagerkollCallback(url: string | null): void;
}

/** Puts the controls over the services. */
export function createControls(services: Services, faults: Faults): Controls {
	const { bol, goedgepickt, lagerkoll } = services;
	const all: SandboxService[] = Object.values(services);
	const clearTraffic = () => all.forEach(({ traffic }) => traffic.clear());

	return {
		reset() {
			faults.clear();
			all.forEach((service) => service.reset());
			clearTraffic();
		},
		// The compiler does not relate the state of a service to its name.
		state: <Name extends ServiceName>(service: Name) => services[service].state() as StateOf<Name>,
		log: (service) => services[service].traffic.log,
		counters: () =>
			Object.fromEntries(all.map(({ name, traffic }) => [name, traffic.counters])) as Record<
				ServiceName,
				Counters
			>,
		clearCounters: clearTraffic,
		addFault(fault) {
			if (!(fault.service in services))
				throw new WrongControl(`There is no service ${fault.service}`);
			faults.add(fault);
		},
		clearFaults: () => faults.clear(),
		setLimits: (service, settings) => services[service].limits.configure(settings),
		expireTokens: () => bol.tokens.expireAll(),
		setTokenLifetime(seconds) {
			bol.tokens.lifetimeSeconds = seconds;
		},
		blockTokensAbove(perMinute) {
			bol.tokens.blockAbovePerMinute = perMinute;
		},
		setDeliveryMode(mode, service) {
			if (!deliveryModes.includes(mode)) throw new WrongControl(`There is no mode ${mode}`);
			const chosen = service ? [services[service]] : all;
			chosen.forEach(({ deliveries }) => deliveries.setMode(mode));
		},
		setDeliveryRules(service, rules) {
			Object.assign(services[service].deliveries.rules, rules);
		},
		deliveries: (service) => services[service].deliveries.history,
		async deliveriesSettled() {
			await Promise.all(all.map(async ({ deliveries }) => await deliveries.settled()));
		},
		fireEvent: (service, event, data) => services[service].fireEvent(event, data),
		forge: async (service, request) => await services[service].forge(request),
		seedBol: (seed) => bol.seed(seed),
		forceProcesses: (...outcomes) => bol.processes.force(...outcomes),
		setProcessDelay(milliseconds) {
			bol.processes.delayMs = milliseconds;
		},
		removeProcessStatuses: (processStatusId) => bol.removeProcessStatuses(processStatusId),
		requestCancellation: (orderItemId) => bol.requestCancellation(orderItemId),
		cancelItem: (orderItemId) => bol.cancelItem(orderItemId),
		seedGoedGepickt: (seed) => goedgepickt.seed(seed),
		setGoedGepicktOrderStatus: (uuid, status) => goedgepickt.setOrderStatus(uuid, status),
		setGoedGepicktLag: (rows) => goedgepickt.setLag(rows),
		setLagerkollCallback: (url) => lagerkoll.setCallbackUrl(url),
	};
}
