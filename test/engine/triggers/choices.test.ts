import type { INodeParameters, INodeType } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { BolTrigger } from '../../../nodes/Bol/BolTrigger.node';
import { GoedGepicktPollingTrigger } from '../../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { pollTrigger, webhookTrigger } from '../harness';
import { failure } from '../harness/triggerTesting';

const credentialTypes = [new BolApi(), new GoedGepicktApi(), new LagerkollApi(), new PicqerApi()];
const account = {
	apiKey: 'the-key',
	clientId: 'x',
	clientSecret: 'y',
	subdomain: 'demo',
	store: '1',
};
const credentials = Object.fromEntries(credentialTypes.map(({ name }) => [name, account]));

const unknown = "={{ 'x' }}";
const compound = '={{ [{ a: 1 }] }}';

it.each<[INodeType, INodeParameters, string]>([
	[new BolTrigger(), { events: '={{ null }}' }, 'Events: choose'],
	[new BolTrigger(), { events: compound }, 'Events: must be text'],
	[new BolTrigger(), { events: ['ORDER'], orderOutput: unknown }, 'Output: "x" is none'],
	[
		new BolTrigger(),
		{ events: ['ORDER'], options: { eventTypes: compound } },
		'Event Types: must be text',
	],
	[new BolPollingTrigger(), { event: unknown }, 'Trigger On: "x" is none'],
	[new BolPollingTrigger(), { fulfilmentMethod: unknown }, 'Fulfilment Method: "x" is none'],
	[new BolPollingTrigger(), { orderOutput: unknown }, 'Output: "x" is none'],
	[new GoedGepicktTrigger(), { events: compound }, 'Events: must be text'],
	[
		new GoedGepicktTrigger(),
		{ events: ['order.statusChanged'], webshops: unknown },
		'Webshops: "x" is none',
	],
	[new GoedGepicktPollingTrigger(), { event: unknown }, 'Trigger On: "x" is none'],
	[
		new GoedGepicktPollingTrigger(),
		{ event: 'stockChanged', products: compound },
		'Products: must be text',
	],
	[
		new GoedGepicktPollingTrigger(),
		{ event: 'stockChanged', products: 'A', productsBy: unknown },
		'Products By: "x" is none',
	],
	[new LagerkollTrigger(), { types: compound }, 'Types: must be text'],
	[new LagerkollTrigger(), { fetchObject: true, output: unknown }, 'Output: "x" is none'],
	[new PicqerTrigger(), { events: '={{ null }}' }, 'Events: choose'],
	[new PicqerTrigger(), { events: ['orders.created'], output: unknown }, 'Output: "x" is none'],
])('a choice that is none is an error that names it: %#', async (node, parameters, message) => {
	const options = { node, credentialTypes, credentials, parameters };
	const begin = node.description.polling
		? pollTrigger(options).poll
		: webhookTrigger(options).checkExists;
	expect((await failure(begin)).message).toContain(message);
});
