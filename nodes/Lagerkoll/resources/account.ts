import type { Flow, Resource } from '../../shared/operation/operation';
import { explainedBy, reworded } from '../../shared/service/failure';
import { verbsFor } from '../fields/verbs';

const { action, list } = verbsFor({ name: 'Account', one: 'an account', many: 'accounts' });

/** This call asks for the headers of a user (docs/services/lagerkoll.md, 1.2). */
const asUser: Flow = async ({ context, send, service, request }) => {
	const { authentication } = await context.getCredentials<{ authentication?: string }>(
		service.credentialType,
	);
	return await reworded(send(request), (error) =>
		authentication === 'user'
			? error
			: explainedBy(
					error,
					'This needs a user: choose a credential with the authentication User; an API key is probably not enough (unconfirmed).',
				),
	);
};

/** The subscription to Lagerkoll itself: docs/services/lagerkoll.md, 2.1. */
export const accountResource: Resource = {
	name: 'Account',
	value: 'account',
	description: 'Your subscription to Lagerkoll',
	operations: [
		list('/account/invoices', 'invoices', {
			name: 'Get Many Invoices',
			value: 'getInvoices',
			action: 'Get many invoices of the subscription',
			description: 'Get the invoices of your subscription to Lagerkoll',
		}),
		action(
			'Get Next Invoice',
			'getNextInvoice',
			'Get the next invoice of the subscription',
			['GET', '/account/invoices/next'],
			{ answer: 'object', description: 'Get the next invoice of your subscription to Lagerkoll' },
		),
		action(
			'Get Email Settings',
			'getEmailSettings',
			'Get the email settings',
			['GET', '/account/email/settings'],
			{ answer: 'json', description: 'Needs a credential of a user', flow: asUser },
		),
	],
};
