import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

/**
 * Where a trigger's deliveries shall go.
 *
 * @throws NodeOperationError when n8n gives no address
 */
export function webhookUrlOf(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address) return address;
	throw new NodeOperationError(context.getNode(), 'n8n gives this node no webhook URL');
}
