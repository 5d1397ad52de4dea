import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';
import { credentialTypeOf, type RequestContext, type Service } from './service';

/**
 * The field of a credential that says how many processes of n8n share its account: one place for
 * all nodes, triggers and lists that use it (docs/decisions/0005-one-limiter-per-account.md).
 */
export const n8nProcesses: INodeProperties = {
	displayName: 'Processes That Share the Account',
	name: 'processes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description:
		'How many processes of n8n use this account. Leave 1 unless n8n runs in queue mode; enter the number of workers there. Each process then keeps to its part of the rate limit, e.g. half of it with 2, and Create or Update looks once more whether another process was quicker.',
};

/** How many processes of n8n share the account of a credential; 1 if it does not say. */
export function n8nProcessesOf(credentials: ICredentialDataDecryptedObject): number {
	const count = Math.floor(Number(credentials.processes));
	return count >= 1 && Number.isFinite(count) ? count : 1;
}

/** Whether other processes of n8n use the account of a node, too. */
export async function isShared(service: Service, context: RequestContext): Promise<boolean> {
	const type = credentialTypeOf(service, context);
	return n8nProcessesOf(await context.getCredentials<ICredentialDataDecryptedObject>(type)) > 1;
}
