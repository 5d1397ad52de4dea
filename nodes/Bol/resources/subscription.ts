import { additionalFields } from '../../shared/operation/collections';
import {
	allRequired,
	choiceToMake,
	place,
	shownWith,
	text,
	toggle,
} from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource, Shape } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { withExample } from '../fields/examples';
import { choices } from '../fields/fields';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, writes } from '../service/request';

const { action, create, get, remove, update } = verbs(pagesOf('subscriptions', 'id'), {
	name: 'Subscription',
	one: 'a subscription',
	many: 'subscriptions',
});

const subscription = locator('Subscription', 'subscriptionId', {
	search: 'searchSubscriptions',
	example: '1234',
	numeric: false,
});

/** What bol can tell of (4.2). */
const RESOURCES = [
	'PROCESS_STATUS',
	'SHIPMENT',
	'ORDER',
	'PRICE_STAR_BOUNDARY',
	'COMPETING_OFFER',
	'OFFER_FOR_SALE',
	'OFFER_NOT_FOR_SALE',
];

/** A subscription as a whole: an update replaces all of it (2.16). */
const fields = [
	...place(
		allRequired([
			choices('Resources', 'resources', RESOURCES, {
				description: 'A webhook can have Order, Process Status and Shipment only',
			}),
			choiceToMake(
				'Subscription Type',
				'subscriptionType',
				[
					{ name: 'AWS SQS', value: 'AWS_SQS' },
					{ name: 'GCP Pub/Sub', value: 'GCP_PUBSUB' },
					{ name: 'Webhook', value: 'WEBHOOK' },
				],
				{ description: 'How bol tells of events' },
			),
			text('URL', 'url', {
				placeholder: 'e.g. https://n8n.example.com/webhook/bol',
				description:
					'Webhook: an address with https. Pub/Sub: projects/&lt;project&gt;/topics/&lt;topic&gt;. SQS: the URL of the queue, in a region of the EU.',
			}),
		]),
		'body',
	),
	...place(
		allRequired([
			text('Identity', 'identity', {
				placeholder: 'e.g. arn:aws:iam::123456789012:role/bol',
				description: 'ARN of the IAM role that bol is to assume',
			}),
		]),
		'body',
	).map((input) => shownWith('subscriptionType', 'AWS_SQS', input)),
	...waitForCompletion,
	additionalFields([
		toggle(
			'Enabled',
			'enabled',
			'Whether bol sends messages; bol switches a subscription off after failed deliveries, and an update with this switches it on again',
			{ default: true },
		),
	]),
];

/** A subscription is gone once bol has carried the request out; until then the output is the status. */
const deletedWhenDone: Shape = (items) => {
	return items.map((item) =>
		item.json.status === 'SUCCESS' ? { ...item, json: { deleted: true } } : item,
	);
};

/** Said of each operation: bol keeps a version for at least 12 months after that (2.16). */
const deprecated = (description: string) => `${description}; bol has marked it as deprecated`;

/** Subscriptions of version 10: docs/services/bol.md, 2.16 and 4. */
export const subscriptionResource: Resource = {
	name: 'Subscription',
	value: 'subscription',
	description: deprecated('Where bol sends messages about events'),
	operations: [
		get('/retailer/subscriptions', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many subscriptions',
			description: deprecated('Get many subscriptions'),
			// They come all at once (1.7).
			answer: { list: 'subscriptions' },
		}),
		get('/retailer/subscriptions/{subscriptionId}', {
			description: deprecated('Get a subscription'),
			inputs: [subscription],
		}),
		create('/retailer/subscriptions', {
			description: deprecated('Create a subscription, whose ID is the entity ID in the output'),
			request: writes,
			inputs: fields,
			flow: untilCompleted,
		}),
		update('/retailer/subscriptions/{subscriptionId}', {
			description: deprecated('Replace a subscription by a new definition'),
			request: writes,
			inputs: [subscription, ...fields],
			flow: untilCompleted,
		}),
		remove('/retailer/subscriptions/{subscriptionId}', {
			answer: 'object',
			description: deprecated('Delete a subscription'),
			inputs: [subscription, ...waitForCompletion],
			flow: untilCompleted,
			output: [deletedWhenDone],
		}),
		action(
			'Send Test',
			'sendTest',
			'Send a test message to a subscription',
			['POST', '/retailer/subscriptions/test/{subscriptionId}'],
			{
				answer: 'object',
				description: deprecated('Let bol send a message of the resource TEST (unconfirmed)'),
				inputs: [withExample(subscription, '54321'), ...waitForCompletion],
				flow: untilCompleted,
			},
		),
		get('/retailer/subscriptions/signature-keys', {
			name: 'Get Signature Keys',
			value: 'getSignatureKeys',
			action: 'Get the keys for checking signatures',
			description: deprecated(
				'Get the public keys that messages of bol are checked with (about 10 requests an hour, so keep them)',
			),
			answer: { list: 'signatureKeys' },
		}),
	],
};
