import { filters } from '../../shared/operation/collections';
import { allRequired, place, text } from '../../shared/operation/fields';
import { verbs } from '../../shared/operation/verbs';
import type { Resource } from '../../shared/operation/operation';
import { additionalJson, fillWebshop, mergeJson, ofWebshop } from '../fields/fields';
import { extraParameters, spreadExtra } from '../fields/listFilters';
import { pages } from '../service/request';

const { create, list } = verbs(pages, {
	name: 'Webhook',
	one: 'a webhook',
	many: 'webhooks',
});

const newWebhook = place(
	allRequired([
		text('Event', 'webhookEvent', {
			placeholder: 'e.g. order.statusChanged',
			description:
				'Proven are order.statusChanged and product.stockChanged; GoedGepickt has more, whose names are not known',
		}),
		text('Target URL', 'targetUrl', {
			placeholder: 'e.g. https://example.com/goedgepickt',
			description: 'Where GoedGepickt sends the event; it must answer with status 200',
		}),
	]),
	'body',
);

/**
 * Webhooks by hand; the GoedGepickt Trigger node keeps its own: docs/services/goedgepickt.md, 3.1.
 */
export const webhookResource: Resource = {
	name: 'Webhook',
	value: 'webhook',
	description: 'For other programs; the GoedGepickt Trigger node makes its own webhooks',
	operations: [
		// Whether this list has pages is not known; its one known user asks without (3.1).
		list('/webhooks', {
			description: 'Get many webhooks of the account, with their secrets',
			inputs: [filters([extraParameters])],
			before: [spreadExtra],
		}),
		create('/webhooks', {
			description:
				'Create a webhook of a webshop. No call that deletes one is known: remove it in GoedGepickt under Settings > Webhooks.',
			inputs: [...ofWebshop, ...newWebhook, additionalJson],
			before: [mergeJson, fillWebshop],
		}),
	],
};
