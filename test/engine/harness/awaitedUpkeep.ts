import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { lookAfter as lookAfterAlone } from '../../../nodes/shared/trigger/deliveries/upkeep.ts';

export {
	forgetUpkeep,
	isSwitchedOff,
	noteActive,
} from '../../../nodes/shared/trigger/deliveries/upkeep.ts';

const underWay: Array<Promise<void>> = [];

/**
 * Stands for `nodes/shared/trigger/deliveries/upkeep` in engine tests: a trigger answers without waiting
 * for it, so that its requests could come in the middle of the next test file.
 */
export async function lookAfter(
	context: IWebhookFunctions | IPollFunctions,
	address: string,
	mend: () => Promise<boolean>,
): Promise<void> {
	const looking = lookAfterAlone(context, address, mend);
	underWay.push(looking);
	await looking;
}

afterAll(async () => await Promise.all(underWay));
