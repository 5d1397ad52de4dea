import type { IWebhookFunctions } from 'n8n-workflow';
import { DAY_MS, HOUR_MS } from '../../lib/durations';
import type { Service, ServiceRequest } from '../../service/service';
import { serviceNow } from '../../service/serviceClock';
import { readWithin } from './fetchedObject';

/** How old a new event can be, in ms: the services repeat one for 17 hours at most (Picqer). */
const OLDEST_MS = DAY_MS;

/** How long a delivery may wait for the service's clock, in ms. */
const LONGEST_LOOK_MS = 1_000;

/** A request that a trigger sends anyway, and that can be sent to see the service's clock. */
export type ClockRequest = Pick<ServiceRequest, 'url' | 'headers' | 'answer'>;

/**
 * Whether a signed event is one of long ago that somebody sends again. Later than all before it is
 * new, however old: it is n8n's clock that is wrong then, or the service was late. What n8n's clock
 * alone calls old is new where the service's clock says so, or an n8n whose clock is ahead by days
 * would lose events. Both the reason for dropping one and a wrong clock are told in n8n's log.
 *
 * @param moment when the event happened, in ms since 1970
 * @param request by which the service's clock is read where no answer has told it yet
 */
export async function isOutdated(
	context: IWebhookFunctions,
	service: Service,
	moment: number | undefined,
	request: ClockRequest,
): Promise<boolean> {
	if (moment === undefined || Number.isNaN(moment)) return false;
	const staticData = context.getWorkflowStaticData('node');
	const isOld = Date.now() - moment > OLDEST_MS;
	if (isOld && moment <= Number(staticData.latestEvent ?? moment)) {
		if (await isOldThere(context, service, moment, request)) return true;
	}
	// One that is dated in the future must not make all others old.
	const reached = Math.min(moment, Date.now());
	if (reached > Number(staticData.latestEvent ?? 0)) staticData.latestEvent = reached;
	return false;
}

async function isOldThere(
	context: IWebhookFunctions,
	service: Service,
	moment: number,
	request: ClockRequest,
): Promise<boolean> {
	const { logger } = context;
	const node = `"${context.getNode().name}"`;
	const about = `an event of ${new Date(moment).toISOString()}`;
	const now = serviceNow(service) ?? (await clockReadBy(context, service, request));
	if (now === undefined) {
		logger.warn(
			`${node} dropped ${about} as older than a day by the clock of n8n, which shows ${new Date(Date.now()).toISOString()}; ${service.name} did not tell its time. If that is wrong, set the clock of the machine.`,
		);
		return true;
	}
	if (now - moment > OLDEST_MS) {
		logger.warn(`${node} dropped ${about} as older than a day`);
		return true;
	}
	const hours = Math.round((Date.now() - now) / HOUR_MS);
	logger.warn(
		`${node} took ${about} although it is older than a day by the clock of n8n, which is ${hours} hours ahead of the clock of ${service.name}. Set the clock of the machine.`,
	);
	return false;
}

/** The service's clock; undefined where it does not answer, whatever the reason, or tells no time. */
async function clockReadBy(
	context: IWebhookFunctions,
	service: Service,
	request: ClockRequest,
): Promise<number | undefined> {
	const once = { ...request, repeatable: false };
	// A refusal tells the time, too; that there was none is told where the event is dropped.
	await Promise.allSettled([readWithin(context, service, once, LONGEST_LOOK_MS)]);
	return serviceNow(service);
}
