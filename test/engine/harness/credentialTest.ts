import { NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';
import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeType,
	NodeApiError,
} from 'n8n-workflow';
import { runNode } from './runNode';
import type { NodeRunResult } from './runNode';

/** What came out of the test of a credential. */
export interface CredentialTestResult extends NodeRunResult {
	/**
	 * What the Test button says of a failure: the rule about its HTTP status, or why no request was
	 * sent.
	 */
	says?: string;
}

/** The text of the rule for a status; n8n takes the first one. */
function textFor({ test }: ICredentialType, status: number): string | undefined {
	const rules: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> =
		test?.rules ?? [];
	return rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	)?.properties.message;
}

/**
 * Sends a credential type's own test request, by n8n's RoutingNode as the Test button
 * does. No `error` in the result means that n8n takes the credential for good, unless one
 * of the rules about the body of a success says otherwise; those are not looked at.
 */
export async function runCredentialTest(
	credentialType: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialTestResult> {
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
	const result = await runNode({
		node,
		credentialTypes: [credentialType],
		credentials: { [credentialType.name]: data },
	});
	const { httpCode, message } = (result.error ?? {}) as Partial<NodeApiError>;
	return { ...result, says: httpCode ? textFor(credentialType, Number(httpCode)) : message };
}
