import type { Workflow } from '../n8n/api.mts';
import { Problem } from '../n8n/problem.mts';

/**
 * Enters the production URL of a Lagerkoll Trigger as the callback URL of the sandbox's Lagerkoll, which is what a
 * person does by hand in the real one; nothing happens when the workflow has no such trigger.
 *
 * @throws Problem when the sandbox does not take the URL
 */
export async function enterCallbackUrl(
	controlUrl: string,
	n8nUrl: string,
	{ nodes }: Workflow,
): Promise<void> {
	const trigger = nodes.find(({ type }) => type.endsWith('.lagerkollTrigger'));
	if (!trigger?.webhookId) return;
	const answer = await fetch(`${controlUrl}/lagerkoll/callback`, {
		method: 'PUT',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ url: `${n8nUrl}/webhook/${trigger.webhookId}/webhook` }),
	});
	if (!answer.ok)
		throw new Problem(`The sandbox refused the callback URL of Lagerkoll: ${await answer.text()}`);
}
