/** One request as a service saw it. */
export interface LoggedRequest {
	service: string;
	method: string;
	/** As it was sent, still percent-encoded, without the query. */
	path: string;
	query: Record<string, unknown>;
	body?: unknown;
	/** Null while the request runs, and for good when the connection was cut without an answer. */
	statusCode: number | null;
	/** Milliseconds since 1970. */
	at: number;
	/** Whether the service knew the caller. */
	authorized: boolean;
	/** The kind of the fault that was injected, if any. */
	fault?: string;
}

/** What happened to the webhook deliveries of a service, one count per attempt or outcome. */
export interface DeliveryCounters {
	attempts: number;
	succeeded: number;
	failedAttempts: number;
	givenUp: number;
	forged: number;
}

/** Running totals of one service. */
export interface Counters {
	/** Keyed by method and route pattern, for example `GET /retailer/orders/:orderId`. */
	requests: Record<string, number>;
	/** Keyed by HTTP status; requests that were cut off count as `none`. */
	statuses: Record<string, number>;
	tokenRequests: number;
	tooManyRequests: number;
	deliveries: DeliveryCounters;
	highestInFlight: number;
}

const longestLog = 5000;

function noCounters(): Counters {
	return {
		requests: {},
		statuses: {},
		tokenRequests: 0,
		tooManyRequests: 0,
		deliveries: { attempts: 0, succeeded: 0, failedAttempts: 0, givenUp: 0, forged: 0 },
		highestInFlight: 0,
	};
}

function increase(counts: Record<string, number>, key: string): void {
	counts[key] = (counts[key] ?? 0) + 1;
}

/** The request log and the counters of one service. */
export class Traffic {
	log: LoggedRequest[] = [];

	counters = noCounters();

	private inFlight = 0;

	/** Notes an arriving request; the entry is completed later by its caller. */
	begin(entry: LoggedRequest, routePattern: string): void {
		this.log.push(entry);
		if (this.log.length > longestLog) this.log.shift();
		increase(this.counters.requests, `${entry.method} ${routePattern}`);
		this.inFlight += 1;
		this.counters.highestInFlight = Math.max(this.counters.highestInFlight, this.inFlight);
	}

	/** Notes the answer of a request, null when there is none. */
	answer(entry: LoggedRequest, statusCode: number | null): void {
		entry.statusCode = statusCode;
		increase(this.counters.statuses, statusCode === null ? 'none' : String(statusCode));
		if (statusCode === 429) this.counters.tooManyRequests += 1;
	}

	/** Notes that a request is over, answered or not. */
	end(): void {
		this.inFlight -= 1;
	}

	/** Forgets log and counters; requests that still run stay counted as in flight. */
	clear(): void {
		this.log = [];
		this.counters = noCounters();
		this.counters.highestInFlight = this.inFlight;
	}
}
