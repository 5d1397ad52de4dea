import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

/**
 * The field of a credential that says how many processes share its account: one place for all nodes,
 * triggers and lists that use it (docs/decisions/0005-one-limiter-per-account.md).
 */
export const processes: INodeProperties = {
	displayName: 'Processes That Share the Limit',
	name: 'processes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description:
		'How many processes of n8n send requests to this account. Leave 1 unless n8n runs in queue mode; enter the number of workers there. Each process then keeps to its part of the rate limit: with 2, half of it.',
};

/** How many processes share the account of a credential; 1 for a credential that does not say it. */
export function processesOf(credentials: ICredentialDataDecryptedObject): number {
	const count = Math.floor(Number(credentials.processes));
	return count >= 1 && Number.isFinite(count) ? count : 1;
}
