import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * How long a trigger may take over one delivery, in ms. n8n answers only after that and after the
 * execution is stored, so that an event whose execution could not start comes again. The service that
 * waits the shortest is bol with 5 seconds in all (docs/services/bol.md, 4.5).
 */
export const LONGEST_DELIVERY_MS = 3_000;

/** Answers a delivery without starting the workflow. */
export function answerOnly(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
