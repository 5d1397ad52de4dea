import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { switchIn } from '../../shared/operation/toSwitch';
import { chosenIn, textsIn } from '../../shared/trigger/given';
import { eventNames } from './events';
import { isLevelWanted } from './stockLevel';
import type { Plan, Verification } from './registration';
import { goedGepickt } from '../service/request';
import { allWebshops, type Webshop } from '../fields/webshops';

/** Of which webshops to tell. */
export const webshops: INodeProperties = {
	displayName: 'Webshops',
	name: 'webshops',
	description: 'Of which webshops to tell',
	type: 'options',
	options: [
		{
			name: 'All',
			value: 'all',
			description:
				'Those of the account at the time when the workflow is published, with webhooks for each',
		},
		{ name: 'One', value: 'one' },
		{ name: 'Several', value: 'several' },
	],
	default: 'one',
};

/** What the user set under Options of the trigger. */
export interface TriggerOptions {
	fetchFullObject?: unknown;
	verifySignature?: 'always' | 'never';
	/** Names of events, separated by commas. */
	unsignedEvents?: unknown;
}

/** When the user wants signatures to be verified. */
export function verificationIn(
	context: IHookFunctions | IWebhookFunctions,
	{ verifySignature, unsignedEvents }: TriggerOptions,
): Verification {
	const unsigned = textsIn(context, 'Accept Unsigned Events', unsignedEvents);
	return { isOn: verifySignature !== 'never', unsigned };
}

/** Whether to read what an event is about; stock levels stand in the product. */
export function isFullWanted(context: IHookFunctions | IWebhookFunctions): boolean {
	const { fetchFullObject } = context.getNodeParameter('options', {}) as TriggerOptions;
	const isWanted = switchIn(context, 'Fetch Full Object', fetchFullObject) ?? false;
	return isWanted || isLevelWanted(context);
}

/** Names of the events that the user wants. */
export const chosenEvents = (context: IHookFunctions | IWebhookFunctions) =>
	eventNames(
		textsIn(context, 'Events', context.getNodeParameter('events', [])),
		textsIn(context, 'Event Names', context.getNodeParameter('eventNames', '')),
	);

/**
 * What the node wants to be registered.
 *
 * @param address where deliveries shall go
 * @throws NodeOperationError where no event or no webshop is chosen
 */
export async function wishesOf(
	context: IHookFunctions | IWebhookFunctions,
	address: string,
): Promise<Plan> {
	const events = chosenEvents(context);
	if (events.length === 0) {
		throw nodeError(context, 'Events: choose at least one');
	}
	const webshops = await chosenWebshops(context);
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	// An event would come too late for saying that a setting cannot be used.
	isFullWanted(context);
	return {
		address,
		wishes: webshops.flatMap((webshop) => events.map((event) => ({ event, webshop }))),
		verify: verificationIn(context, options),
		staticData: context.getWorkflowStaticData('node'),
	};
}

/** The webshops whose events are wanted: hooks are made for one webshop each (3.1). */
async function chosenWebshops(context: IHookFunctions | IWebhookFunctions): Promise<Webshop[]> {
	const which = chosenIn(context, [webshops], webshops.name);
	if (which === 'all') {
		const all = await allWebshops(context);
		if (all.length > 0) return all;
		throw nodeError(context, 'GoedGepickt lists no webshops');
	}
	const uuids =
		which === 'several' ? context.getNodeParameter('webshopUuids', []) : await oneWebshop(context);
	const given = textsIn(context, 'Webshops', uuids);
	if (given.length > 0) return given.map((uuid) => ({ uuid, name: uuid }));
	throw nodeError(
		context,
		'Webshops: choose at least one',
		'Choose a webshop here, or give the credential a default webshop.',
	);
}

async function oneWebshop(context: IHookFunctions | IWebhookFunctions): Promise<string> {
	const chosen = context.getNodeParameter('webshopUuid', '', { extractValue: true });
	if (chosen) return String(chosen);
	const { webshopUuid } = await context.getCredentials(goedGepickt.credentialType);
	return String(webshopUuid ?? '');
}
