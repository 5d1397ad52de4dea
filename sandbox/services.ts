import { createBol } from './bol';
import { createGoedGepickt } from './goedgepickt';
import { createLagerkoll } from './lagerkoll';
import { createPicqer } from './picqer';
import type { ServiceParts } from './service';

/** Makes every stand-in of the sandbox. A further one is a folder with such a function and a line here. */
export function createServices(parts: ServiceParts) {
	return {
		bol: createBol(parts),
		picqer: createPicqer(parts),
		goedgepickt: createGoedGepickt(parts),
		lagerkoll: createLagerkoll(parts),
	};
}

/** The stand-ins, by name. */
export type Services = ReturnType<typeof createServices>;

/** The name of a stand-in. */
export type ServiceName = keyof Services;
