import type { INodeExecutionData } from 'n8n-workflow';
import { additionalFields } from '../../shared/describe/collections';
import { allRequired, choiceToMake, place, text, toggle } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { flowOf } from '../../shared/request/flow';
import { rowsOf, type ShapeItems } from '../../shared/request/output';
import { withExample } from '../examples';
import { choices, shownWith } from '../fields';
import { untilCompleted, waitForCompletion } from '../processStatus';
import { bol, pagesOf, reads, writes } from '../request';

const { action, create, get, remove, update } = verbs(bol, pagesOf('subscriptions', 'id'), {
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
			choiceToMake('Subscription Type', 'subscriptionType', [
				{ name: 'AWS SQS', value: 'AWS_SQS' },
				{ name: 'GCP Pub/Sub', value: 'GCP_PUBSUB' },
				{ name: 'Webhook', value: 'WEBHOOK' },
			]),
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
	).map((parameter) => shownWith('subscriptionType', 'AWS_SQS', parameter)),
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
const deletedWhenDone: ShapeItems = async function (items: INodeExecutionData[]) {
	return items.map((item) =>
		item.json.status === 'SUCCESS' ? { ...item, json: { deleted: true } } : item,
	);
};

/** Said of each operation: bol keeps a version for at least 12 months after that (2.16). */
const deprecated = (description: string) => `${description}; bol has marked it as deprecated`;

/** Subscriptions of version 10: reference bol.md, 2.16 and 4. */
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
			request: reads,
			output: [rowsOf('subscriptions')],
		}),
		get('/retailer/subscriptions/{subscriptionId}', {
			description: deprecated('Get a subscription'),
			request: reads,
			parameters: [subscription],
		}),
		create('/retailer/subscriptions', {
			description: deprecated('Create a subscription, whose ID is the entity ID in the output'),
			request: writes,
			parameters: fields,
			flow: flowOf(bol, untilCompleted),
		}),
		update('/retailer/subscriptions/{subscriptionId}', {
			description: deprecated('Replace a subscription by a new definition'),
			request: writes,
			parameters: [subscription, ...fields],
			flow: flowOf(bol, untilCompleted),
		}),
		remove('/retailer/subscriptions/{subscriptionId}', {
			description: deprecated('Delete a subscription'),
			request: reads,
			parameters: [subscription, ...waitForCompletion],
			flow: flowOf(bol, untilCompleted),
			output: [deletedWhenDone],
		}),
		action(
			'Send Test',
			'sendTest',
			'Send a test message to a subscription',
			['POST', '/retailer/subscriptions/test/{subscriptionId}'],
			{
				description: deprecated('Let bol send a message of the resource TEST (unconfirmed)'),
				request: reads,
				parameters: [withExample(subscription, '54321'), ...waitForCompletion],
				flow: flowOf(bol, untilCompleted),
			},
		),
		get('/retailer/subscriptions/signature-keys', {
			name: 'Get Signature Keys',
			value: 'getSignatureKeys',
			action: 'Get the keys for checking signatures',
			description: deprecated(
				'Get the public keys that messages of bol are checked with (about 10 requests an hour, so keep them)',
			),
			request: reads,
			output: [rowsOf('signatureKeys')],
		}),
	],
};
