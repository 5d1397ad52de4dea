import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { BAD_REQUEST, OK, UNAUTHORIZED } from '../shared/lib/httpStatus';
import { eventsSubtitle } from '../shared/describe/subtitle';
import { answerOnly } from '../shared/trigger/deliveries/answer';
import { answerIfRepeated } from '../shared/trigger/deliveries/duplicates';
import { rawBodyOf } from '../shared/trigger/deliveries/signature';
import { objectOf } from './trigger/fullObject';
import { isLevelWanted, output, withStockLevel } from './trigger/stockLevel';
import { ACTIONS, ANY_TYPE, eventIn, isWanted, naturalKeyOf, TYPES } from './trigger/events';
import { demandUsable, isAdmitted, isObjectWanted, wishOf } from './trigger/parameters';

/**
 * Starts a workflow when something changes in Lagerkoll: docs/services/lagerkoll.md, section 3.1.
 */
export class LagerkollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lagerkoll Trigger',
		name: 'lagerkollTrigger',
		icon: { light: 'file:../../icons/lagerkoll.svg', dark: 'file:../../icons/lagerkoll.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle('types', [ANY_TYPE, ...TYPES]),
		description:
			'Work with articles and orders in Lagerkoll, or start when something changes there',
		eventTriggerDescription: 'Waiting for a callback of Lagerkoll to the test URL',
		activationMessage:
			'Paste the production URL into Lagerkoll as the callback URL, if it is not there yet.',
		triggerPanel: {
			header: 'Try it with an event of Lagerkoll',
			executionsHelp:
				'<b>For a test</b>, paste the test URL into Lagerkoll as the callback URL, press the button, and change something there. <b>Afterwards</b> paste the production URL again, since Lagerkoll has one callback URL, and publish the workflow. What it then does is in the list of executions.',
			activationHint:
				'Afterwards paste the production URL into Lagerkoll again: it has one callback URL.',
		},
		defaults: { name: 'Lagerkoll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'lagerkollApi',
				required: true,
				displayOptions: { show: { fetchObject: [true] } },
			},
		],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					'Copy the production URL from "Webhook URLs" above and paste it into Lagerkoll, where the API is activated, as the callback URL. n8n cannot do this for you. Lagerkoll has one callback URL: it receives the events of all types, so choose below what starts the workflow.',
				name: 'callbackUrl',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				options: [ANY_TYPE, ...TYPES],
				default: ['*'],
				description: 'Only events about these start the workflow; any when none is chosen',
			},
			{
				displayName: 'Actions',
				name: 'actions',
				type: 'multiOptions',
				options: ACTIONS,
				default: [],
				description: 'Only these actions start the workflow; any when none is chosen',
			},
			{
				displayName: 'Store IDs',
				name: 'storeIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 186008, 186009',
				description:
					'Only events of these stores start the workflow; any when empty. Events that name no store, such as those of prices, concern all stores and always pass.',
			},
			{
				displayName: 'Shared Secret',
				name: 'sharedSecret',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description:
					'Lagerkoll does not sign its callbacks, so anybody who knows the URL can send one. With a secret here, only callbacks that bring it in their URL start the workflow. Use letters and digits, 20 or more.',
			},
			{
				displayName:
					'Add <code>?secret=</code> and the shared secret to the end of the URL that you paste into Lagerkoll, e.g. <code>https://n8n.example.com/webhook/…/webhook?secret=k7Qd93…</code>. Other callbacks are answered with 401 and start nothing.',
				name: 'secretInUrl',
				type: 'notice',
				default: '',
				displayOptions: { hide: { sharedSecret: [''] } },
			},
			{
				displayName: 'Fetch Object',
				name: 'fetchObject',
				type: 'boolean',
				default: false,
				description:
					'Whether to read what the event is about and put it beside the event, which itself holds only IDs. When reading takes longer than 3 seconds or fails, or the event is of another store than the credential, the event comes without it, with the reason in "fetchProblem". Prices and what was deleted cannot be read. The paths for articles and customer orders, and the IDs in events of payment terms, suppliers and their delivery terms, are (unconfirmed).',
			},
			output,
		],
	};

	webhookMethods = {
		default: {
			// No call sets the callback URL (docs/services/lagerkoll.md, 3.1), so there is nothing to
			// look for or to make.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await demandUsable(this);
				isLevelWanted(this);
				return true;
			},

			async create(this: IHookFunctions): Promise<boolean> {
				await demandUsable(this);
				return true;
			},

			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		if (!isAdmitted(this)) {
			return answerOnly(this, UNAUTHORIZED, 'The secret is missing or wrong');
		}
		const event = eventIn(rawBodyOf(this));
		if (!event) return answerOnly(this, BAD_REQUEST, 'This is not an event of Lagerkoll');
		if (!isWanted(event, wishOf(this))) {
			return answerOnly(this, OK, 'This event is not asked for');
		}
		const key = naturalKeyOf(event);
		if (key !== undefined) {
			const address = this.getNodeWebhookUrl('default') ?? '';
			const repeated = await answerIfRepeated(this, address, { about: key, says: '' });
			if (repeated) return repeated;
		}
		const more = isObjectWanted(this) ? await objectOf(this, event) : {};
		const json: IDataObject = { ...event, ...more };
		return { workflowData: [[{ json: isLevelWanted(this) ? withStockLevel(json) : json }]] };
	}
}
