import {
	createOwner,
	N8nApiError,
	needsOwner,
	signIn,
	type N8nApi,
	type Owner,
} from '../n8n/api.mts';
import { Problem } from '../n8n/problem.mts';

/** The account to sign in with; it guards nothing, since n8n listens on this machine alone. */
export const owner: Owner = {
	email: 'owner@example.com',
	firstName: 'Sandbox',
	lastName: 'Owner',
	password: 'Sandbox-2024',
};

/** Signs in as the owner, creating the account on the first start. */
export async function ownerSession(url: string): Promise<N8nApi> {
	if (await needsOwner(url)) return await createOwner(url, owner);
	try {
		return await signIn(url, owner);
	} catch (error) {
		if (!(error instanceof N8nApiError) || error.status !== 401) throw error;
		throw new Problem(
			`The account ${owner.email} has another password by now: npm start -- --reset starts afresh, without the workflows made here.`,
		);
	}
}
