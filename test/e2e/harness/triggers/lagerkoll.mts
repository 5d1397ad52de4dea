import { node } from '../nodes.mts';
import type { TriggerService } from './service.mts';

/** What the URL of the callback must carry: Lagerkoll signs nothing. */
export const secret = 'secret-of-the-tests-1234';

/** Lagerkoll: one callback URL, which is entered by hand. */
export const lagerkoll: TriggerService = {
	name: 'lagerkoll',
	events: ['article', 'customer', 'customer_order'],
	// Without a credential: it reads nothing.
	node: (types) =>
		node('Trigger', 'n8n-nodes-webshop-fulfilment.lagerkollTrigger', 1, {
			types,
			sharedSecret: secret,
			fetchObject: false,
		}),
	body: (mark) =>
		JSON.stringify({
			type: 'article',
			action: 'updated',
			articleId: mark,
			storeId: 186008,
			storeGroupId: 192005,
			timestamp: 1767600000000,
		}),
	markOf: ({ articleId }) => String(articleId),
	calls: (address) => `${address}?secret=${secret}`,
	signed: () => ({}),
	fire(sandbox, mark, address) {
		sandbox.setLagerkollCallback(`${address}?secret=${secret}`);
		return sandbox.fireEvent('lagerkoll', 'article.updated', { articleId: mark });
	},
};
