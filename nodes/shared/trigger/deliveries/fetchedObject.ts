import type { IDataObject, IN8nHttpFullResponse, IWebhookFunctions } from 'n8n-workflow';
import { DEFAULT_RATE_LIMIT_OPTIONS } from '../../service/patience';
import { send } from '../../service/send';
import type { Service, ServiceRequest } from '../../service/service';
import { within } from '../../lib/wait';

/**
 * Reads something while a delivery waits for its answer.
 *
 * @param longestMs how long it may take, waiting for the rate limit included
 * @throws NodeApiError with the service's own reason
 */
export async function readWithin(
	context: IWebhookFunctions,
	service: Service,
	request: ServiceRequest,
	longestMs: number,
): Promise<IN8nHttpFullResponse> {
	return await send.call(
		context,
		service,
		{ ...request, method: 'GET', timeout: Math.max(1, longestMs) },
		{ ...DEFAULT_RATE_LIMIT_OPTIONS, longestWaitMs: longestMs },
	);
}

/** Why something is not there that a service was too slow for. */
export const tooLate = ({ name }: Service) => `${name} did not answer in time`;

/**
 * What is put beside an event: the object that it is about, or `fetchProblem`, the reason why it is
 * not there. An event is never lost to a failing request.
 *
 * @param property where the object is put
 * @param longestMs how long the delivery may wait for it
 */
export async function fetchedObject(
	service: Service,
	property: string,
	longestMs: number,
	reading: Promise<unknown>,
): Promise<IDataObject> {
	const found = reading.then((object) => ({ [property]: object as IDataObject }));
	try {
		return (await within(longestMs, found)) ?? { fetchProblem: tooLate(service) };
	} catch (error) {
		return { fetchProblem: (error as Error).message };
	}
}
