import type { Call } from '../operation/operation';
import { accountAndKeysOfItem } from '../service/account';

/** So many calls are asked for their account; where these have the same, the others have it, too. */
const MOST_ASKED = 200;

/** Stands for the account of a call whose credential cannot be read, which sending it will tell. */
const UNKNOWN = 'unknown';

/**
 * Parts the calls of a run by the account that they are for, as a field of the credential can hold an
 * expression. n8n reads a credential from its database each time that it is asked for it, so of many calls
 * only some, evenly spread, are asked at first.
 *
 * @returns for each account its calls, in their order
 */
export async function callsByAccount(calls: readonly Call[]): Promise<Call[][]> {
	if (calls.length === 0) return [];
	const step = Math.ceil(calls.length / MOST_ASKED);
	const some = await accountsOf(calls.filter((_call, index) => index % step === 0));
	if (new Set(some).size < 2) return [[...calls]];
	const accounts = await accountsOf(calls);
	return [...new Set(accounts)].map((account) =>
		calls.filter((_call, index) => accounts[index] === account),
	);
}

async function accountsOf(calls: readonly Call[]): Promise<string[]> {
	const accounts: string[] = [];
	for (const { context, service } of calls) {
		accounts.push(await accountAndKeysOfItem(context, service).catch(() => UNKNOWN));
	}
	return accounts;
}
