import { NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, ICredentialType, INodeType } from 'n8n-workflow';
import { runNode } from './runNode';
import type { NodeRunResult } from './runNode';

/**
 * Sends a credential type's own test request, by n8n's RoutingNode as the Test button
 * does. No `error` in the result means that n8n takes the credential for good; the
 * test's `rules` are not looked at.
 */
export async function runCredentialTest(
	credentialType: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<NodeRunResult> {
	if (!credentialType.test) {
		throw new UnexpectedError(`"${credentialType.name}" has no test request`);
	}
	const node: INodeType = {
		description: {
			displayName: 'Credential Test',
			name: 'credentialTest',
			group: ['transform'],
			version: 1,
			description: 'Sends the test request of a credential type',
			defaults: { name: 'Credential Test' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialType.name, required: true }],
			requestDefaults: {},
			properties: [
				{
					displayName: 'Request',
					name: 'request',
					type: 'string',
					default: '',
					routing: { request: credentialType.test.request },
				},
			],
		},
	};
	return await runNode({
		node,
		credentialTypes: [credentialType],
		credentials: { [credentialType.name]: data },
	});
}
