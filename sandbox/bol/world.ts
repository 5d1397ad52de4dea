import type { Notifications } from './notifications';
import type { Processes } from './processStatus';
import type { BolState } from './types';

/** What a bol route works on: the account, or its fixed demo twin. */
export interface BolWorld {
	state: BolState;
	processes: Processes;
	notifications: Notifications;
	/** The demo environment validates but changes nothing. */
	demo: boolean;
	/** The public base URL of this server. */
	baseUrl: () => string;
}

/** A new id, unique in its account. */
export function nextNumber(world: { state: BolState }): number {
	const number = world.state.nextNumber;
	world.state.nextNumber += 1;
	return number;
}
