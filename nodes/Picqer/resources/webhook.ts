import { additionalFields } from '../../shared/operation/collections';
import { allRequired, choice, place, text } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { EVENTS } from '../trigger/events';
import { pages } from '../service/request';

const { action, create, get, list, remove } = verbs(pages, {
	name: 'Webhook',
	one: 'a webhook',
	many: 'webhooks',
});

const hook = locator('Webhook', 'idhook', { search: 'searchHooks', example: '101' });

const newHook = place(
	allRequired([
		text('Name', 'name', { placeholder: 'e.g. Orders to ERP' }),
		choice('Event', 'event', EVENTS, {
			description: 'What the webhook is told about',
			default: 'orders.created',
		}),
		text('Address', 'address', {
			placeholder: 'e.g. https://example.com/picqer',
			description: 'The URL that Picqer sends the event to',
		}),
	]),
	'body',
);

/** Webhooks by hand; the Picqer Trigger node keeps its own: docs/services/picqer.md, 3.1. */
export const webhookResource: Resource = {
	name: 'Webhook',
	value: 'webhook',
	description: 'For other programs; the Picqer Trigger node makes its own webhooks',
	operations: [
		list('/hooks'),
		get('/hooks/{idhook}', { inputs: [hook] }),
		create('/hooks', {
			inputs: [
				...newHook,
				additionalFields([
					text('Secret', 'secret', {
						typeOptions: { password: true },
						description: 'Picqer signs each delivery with it and never shows it again',
					}),
				]),
			],
		}),
		remove('/hooks/{idhook}', {
			name: 'Deactivate',
			value: 'deactivate',
			action: 'Deactivate a webhook',
			description: 'Switch a webhook off; Picqer keeps it in its list',
			inputs: [hook],
			output: [],
		}),
		action(
			'Reactivate',
			'reactivate',
			'Reactivate a webhook',
			['POST', '/hooks/{idhook}/reactivate'],
			{ answer: 'object', inputs: [hook] },
		),
	],
};
