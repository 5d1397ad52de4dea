import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../operation/nodeError';

/**
 * Where a trigger's deliveries shall go.
 *
 * @throws NodeOperationError when n8n gives no address
 */
export function webhookUrlOf(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address) return address;
	throw nodeError(context, 'n8n gives this node no webhook URL');
}
