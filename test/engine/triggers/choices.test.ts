import type { INodeParameters, INodeType } from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { BolTrigger } from '../../../nodes/Bol/BolTrigger.node';
import { GoedGepicktPollingTrigger } from '../../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { pollTrigger, webhookTrigger } from '../harness';
import { failure } from '../harness/triggerTesting';

const unknown = "={{ 'x' }}";
const compound = '={{ [{ a: 1 }] }}';

it.each<[new () => INodeType, INodeParameters, string]>([
	[BolTrigger, { events: '={{ null }}' }, 'Events: choose'],
	[BolTrigger, { events: ['ORDER'], orderOutput: unknown }, 'Output: "x" is none'],
	[BolTrigger, { events: ['ORDER'], options: { eventTypes: compound } }, 'Event Types: must be'],
	[BolPollingTrigger, { event: unknown }, 'Trigger On: "x" is none'],
	[BolPollingTrigger, { fulfilmentMethod: unknown }, 'Fulfilment Method: "x" is none'],
	[BolPollingTrigger, { orderOutput: unknown }, 'Output: "x" is none'],
	[GoedGepicktTrigger, { events: compound }, 'Events: must be text'],
	[GoedGepicktTrigger, { events: "={{ 'a' }}", webshops: unknown }, 'Webshops: "x" is none'],
	[GoedGepicktPollingTrigger, { event: unknown }, 'Trigger On: "x" is none'],
	[GoedGepicktPollingTrigger, { event: 'stockChanged', products: compound }, 'Products: must be'],
	[LagerkollTrigger, { types: compound }, 'Types: must be text'],
	[LagerkollTrigger, { fetchObject: true, output: unknown }, 'Output: "x" is none'],
	[PicqerTrigger, { events: ['orders.created'], output: unknown }, 'Output: "x" is none'],
])('%p names a choice that is none: %j', async (Trigger, parameters, message) => {
	const node = new Trigger();
	const credentials = { lagerkollApi: { store: '1', apiKey: 'the-key' } };
	const options = { node, credentialTypes: [new LagerkollApi()], credentials, parameters };
	const begin = node.description.polling
		? pollTrigger(options).poll
		: webhookTrigger(options).checkExists;
	expect((await failure(begin)).message).toContain(message);
});
