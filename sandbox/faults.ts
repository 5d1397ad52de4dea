import { WrongControl } from './errors';

/**
 * What an injected fault does.
 * - `status`, `html`: answers in place of the service, which does not execute the request
 * - `reset-before`: closes the connection before the request is executed
 * - `reset-after`: executes the request, then closes the connection without an answer
 * - `slow`: waits before it executes the request
 * - `broken-json`, `empty`: executes the request and spoils its answer
 * - `cut-off`, `cut-chunk`, `broken-gzip`: executes the request and breaks its answer off on the way
 */
export type FaultKind = (typeof faultKinds)[number];

const faultKinds = [
	'status',
	'reset-before',
	'reset-after',
	'slow',
	'broken-json',
	'html',
	'empty',
	'cut-off',
	'cut-chunk',
	'broken-gzip',
] as const;

/** A fault to inject. */
export interface Fault {
	service: string;
	/** Which requests it meets, all when left out; `path` is a regular expression. */
	match?: { method?: string; path?: string };
	kind: FaultKind;
	/** For `status` (default 500) and `html` (default 503); replaces the status of `broken-json` and `empty`. */
	status?: number;
	headers?: Record<string, string>;
	/** For `status`: the answer's body, the service's own error form when left out. */
	body?: unknown;
	/** Only each n-th matching request. */
	every?: number;
	/** Ends after so many faults. */
	times?: number;
	/** Ends after so many milliseconds. */
	forMs?: number;
	/** For `slow`: how long it waits, 1000 when left out. */
	delayMs?: number;
}

interface ActiveFault extends Fault {
	seen: number;
	injected: number;
	endsAt: number;
	pathPattern: RegExp;
}

function matches(fault: ActiveFault, service: string, method: string, path: string): boolean {
	if (fault.service !== service) return false;
	if (fault.match?.method && fault.match.method.toUpperCase() !== method) return false;
	return fault.pathPattern.test(path);
}

/** The faults that are switched on. */
export class Faults {
	private active: ActiveFault[] = [];

	/** Switches a fault on. */
	add(fault: Fault): void {
		if (!faultKinds.includes(fault.kind)) {
			throw new WrongControl(`There is no fault of the kind ${fault.kind}`);
		}
		const pathPattern = new RegExp(fault.match?.path ?? '');
		const endsAt = fault.forMs === undefined ? Infinity : Date.now() + fault.forMs;
		this.active.push({ ...fault, seen: 0, injected: 0, endsAt, pathPattern });
	}

	/** Switches all faults off. */
	clear(): void {
		this.active = [];
	}

	/** The fault that a request meets: the first one that is due. */
	next(service: string, method: string, path: string): Fault | undefined {
		this.active = this.active.filter(
			(fault) => fault.endsAt > Date.now() && fault.injected < (fault.times ?? Infinity),
		);
		for (const fault of this.active) {
			if (!matches(fault, service, method, path)) continue;
			fault.seen += 1;
			if (fault.seen % (fault.every ?? 1) !== 0) continue;
			fault.injected += 1;
			return fault;
		}
		return undefined;
	}
}
