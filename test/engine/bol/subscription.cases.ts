import type { IDataObject } from 'n8n-workflow';
import { asks, byId, inTurn, sends, type Cases, type Exchange } from '../operationCase';
import { processStatus, readStatus } from './processes';

const subscription: IDataObject = {
	id: '1234',
	resources: ['PROCESS_STATUS'],
	url: 'https://www.bol.com/webhook',
	subscriptionType: 'WEBHOOK',
	enabled: true,
};

const pending = (eventType: string) => processStatus(eventType, 'PENDING', { entityId: '1234' });
const success = (eventType: string) => processStatus(eventType, 'SUCCESS', { entityId: '1234' });

/** A request that bol carries out later. */
const accepted = (request: string, eventType: string, body?: IDataObject): Exchange => ({
	request,
	body,
	status: 202,
	answer: pending(eventType),
});

const queue = {
	resources: ['OFFER_FOR_SALE', 'OFFER_NOT_FOR_SALE', 'COMPETING_OFFER', 'PRICE_STAR_BOUNDARY'],
	url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/bol',
	subscriptionType: 'AWS_SQS',
	identity: 'arn:aws:iam::123456789012:role/bol',
};

const webhook = {
	resources: ['ORDER', 'SHIPMENT'],
	url: 'https://www.bol.com/webhook',
	subscriptionType: 'WEBHOOK',
};

/** Subscriptions: docs/services/bol.md, 2.16. */
export const subscriptionCases: Cases = {
	'subscription.getAll': [
		sends('GET /retailer/subscriptions', { lists: { subscriptions: [subscription] } }),
		sends('GET /retailer/subscriptions', { answer: {}, gives: [] }),
	],
	'subscription.get': asks('GET /retailer/subscriptions/{subscriptionId=1234}', subscription),
	'subscription.create': [
		inTurn(
			{ parameters: queue, gives: [success('CREATE_SUBSCRIPTION')] },
			accepted('POST /retailer/subscriptions', 'CREATE_SUBSCRIPTION', queue),
			readStatus(success('CREATE_SUBSCRIPTION')),
		),
		{
			parameters: { ...webhook, waitForCompletion: false, additionalFields: { enabled: false } },
			exchanges: [
				accepted('POST /retailer/subscriptions', 'CREATE_SUBSCRIPTION', {
					...webhook,
					enabled: false,
				}),
			],
			gives: [pending('CREATE_SUBSCRIPTION')],
		},
		{
			parameters: {
				resources: ['PROCESS_STATUS'],
				url: 'projects/shop/topics/bol',
				subscriptionType: 'GCP_PUBSUB',
				waitForCompletion: false,
			},
			exchanges: [
				accepted('POST /retailer/subscriptions', 'CREATE_SUBSCRIPTION', {
					resources: ['PROCESS_STATUS'],
					url: 'projects/shop/topics/bol',
					subscriptionType: 'GCP_PUBSUB',
				}),
			],
		},
	],
	'subscription.update': {
		parameters: { subscriptionId: byId('1234'), ...webhook, additionalFields: { enabled: true } },
		exchanges: [
			accepted('PUT /retailer/subscriptions/1234', 'UPDATE_SUBSCRIPTION', {
				...webhook,
				enabled: true,
			}),
			readStatus(success('UPDATE_SUBSCRIPTION')),
		],
		gives: [success('UPDATE_SUBSCRIPTION')],
	},
	'subscription.delete': [
		inTurn(
			{ parameters: { subscriptionId: byId('1234') }, gives: [{ deleted: true }] },
			accepted('DELETE /retailer/subscriptions/1234', 'DELETE_SUBSCRIPTION'),
			readStatus(success('DELETE_SUBSCRIPTION')),
		),
		// Nothing is deleted yet.
		{
			parameters: { subscriptionId: byId('1234'), waitForCompletion: false },
			exchanges: [accepted('DELETE /retailer/subscriptions/1234', 'DELETE_SUBSCRIPTION')],
			gives: [pending('DELETE_SUBSCRIPTION')],
		},
	],
	'subscription.sendTest': {
		parameters: { subscriptionId: byId('54321') },
		exchanges: [
			accepted('POST /retailer/subscriptions/test/54321', 'SEND_SUBSCRIPTION_TST_MSG'),
			readStatus(success('SEND_SUBSCRIPTION_TST_MSG')),
		],
		gives: [success('SEND_SUBSCRIPTION_TST_MSG')],
	},
	'subscription.getSignatureKeys': sends('GET /retailer/subscriptions/signature-keys', {
		lists: { signatureKeys: [{ id: '0', type: 'RSA', publicKey: 'MIIB' }] },
	}),
};
