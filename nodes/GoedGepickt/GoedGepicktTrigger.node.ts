import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { triggerOptions } from '../shared/trigger/options';
import { BAD_REQUEST, OK, UNAUTHORIZED } from '../shared/lib/httpStatus';
import { isObject } from '../shared/lib/isObject';
import { eventsSubtitle } from '../shared/describe/subtitle';
import { answerOnly, LONGEST_DELIVERY_MS } from '../shared/trigger/deliveries/answer';
import { answerIfRepeated } from '../shared/trigger/deliveries/duplicates';
import { rawBodyOf } from '../shared/trigger/deliveries/signature';
import { lookAfter, noteActive } from '../shared/trigger/deliveries/upkeep';
import { webhookUrlOf } from '../shared/trigger/deliveries/webhookUrl';
import { judge, statementOf } from './trigger/signature';
import { webshopNeeded } from './fields/fields';
import { EVENTS, OTHER_EVENTS, subscriptionOf } from './trigger/events';
import { fullObjectOf } from './trigger/fullObject';
import { isLevelWanted, output, withStockLevel } from './trigger/stockLevel';
import {
	hooksIn,
	isRegistered,
	mend,
	register,
	remembered,
	rememberForLater,
} from './trigger/registration';
import {
	chosenEvents,
	isFullWanted,
	verificationIn,
	webshops,
	wishesOf,
	type TriggerOptions,
} from './trigger/parameters';
import { listSearch } from './search';
import { loadWebshops } from './fields/webshops';

/**
 * Starts a workflow when something happens in GoedGepickt: docs/services/goedgepickt.md, section 3. With
 * another status than 200 it does not take a delivery as done (3.4).
 */
export class GoedGepicktTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoedGepickt Trigger',
		name: 'goedGepicktTrigger',
		icon: {
			light: 'file:../../icons/goedgepickt.svg',
			dark: 'file:../../icons/goedgepickt.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle('events', EVENTS),
		description:
			'Work with orders, products and stock in GoedGepickt, or start when something happens there',
		defaults: { name: 'GoedGepickt Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'goedGepicktApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					'Webhooks stay in GoedGepickt when the workflow is unpublished or deleted, since no call that removes them is known. They are used again when the workflow is published. Remove those that you need no more in GoedGepickt under Settings > Webhooks, also the ones with a test URL. When events are missing, look there at the log of each webhook, too.',
				name: 'leftovers',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: EVENTS,
				default: [],
				required: true,
				description: 'What the workflow starts on; each becomes one webhook for each webshop',
			},
			{
				displayName: 'Event Names',
				name: 'eventNames',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. product.stockChanged',
				description:
					'Names by which GoedGepickt knows the events, separated by commas. Only the two that can be chosen above are proven.',
				displayOptions: { show: { events: [OTHER_EVENTS] } },
			},
			webshops,
			{
				displayName: 'Webshop',
				name: 'webshopUuid',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				description: 'When none is given, the default webshop of the credential',
				displayOptions: { show: { webshops: ['one'] } },
				modes: [
					{
						displayName: 'From List',
						name: 'list',
						type: 'list',
						placeholder: 'Select the webshop...',
						typeOptions: { searchListMethod: 'searchWebshops', searchable: true },
					},
					{
						displayName: 'By ID',
						name: 'id',
						type: 'string',
						placeholder: 'e.g. 9f6d0e52-7a1b-4b6e-9d57-1c2d3e4f5a6b',
					},
				],
			},
			{ ...webshopNeeded.parameter, displayOptions: { show: { webshops: ['one'] } } },
			{
				displayName: 'Webshop Names or IDs',
				name: 'webshopUuids',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadWebshops' },
				default: [],
				required: true,
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				displayOptions: { show: { webshops: ['several'] } },
			},
			output,
			triggerOptions([
				{
					displayName: 'Fetch Full Object',
					name: 'fetchFullObject',
					type: 'boolean',
					default: false,
					description:
						'Whether to read the product or order and put it beside the event, since events can come late or out of order. When reading takes longer than 3 seconds, or fails, the event comes without it, with the reason in "fetchProblem".',
				},
				{
					displayName: 'Verify Signature',
					name: 'verifySignature',
					type: 'options',
					options: [
						{
							name: 'Always',
							value: 'always',
							description: 'Accept only what is signed with a known secret',
						},
						{
							name: 'Never',
							value: 'never',
							description: 'Accept what anybody sends to the webhook URL',
						},
					],
					default: 'always',
					description:
						'When to check that an event comes from GoedGepickt. Each webhook has a secret, which GoedGepickt tells when the webhook is made.',
				},
				{
					displayName: 'Accept Unsigned Events',
					name: 'unsignedEvents',
					type: 'string',
					default: '',
					placeholder: 'e.g. product.stockChanged',
					description:
						'Names of events, separated by commas, to accept from anybody as long as GoedGepickt has told no secret of their webhook. Without it such events are refused.',
				},
			]),
		],
	};

	methods = { listSearch, loadOptions: { loadWebshops } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const address = webhookUrlOf(this);
				noteActive(address, true);
				return await isRegistered(this, await wishesOf(this, address));
			},

			async create(this: IHookFunctions): Promise<boolean> {
				const address = webhookUrlOf(this);
				noteActive(address, true);
				await register(this, await wishesOf(this, address));
				return true;
			},

			/** Removes nothing, since no call for that is known (3.1), and so never fails. */
			async delete(this: IHookFunctions): Promise<boolean> {
				const address = this.getNodeWebhookUrl('default') ?? '';
				noteActive(address, false);
				rememberForLater(this.getWorkflowStaticData('node'), address);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const staticData = this.getWorkflowStaticData('node');
		const options = this.getNodeParameter('options', {}) as TriggerOptions;
		const address = this.getNodeWebhookUrl('default') ?? '';
		const hooks = remembered(staticData, address);
		// Hooks that were made beside an earlier event are saved with this one.
		if (hooks.length > hooksIn(staticData).length) rememberForLater(staticData, address);
		const { kind, sender } = await judge(this, hooks, verificationIn(this, options));
		if (kind === 'forged') {
			return answerOnly(this, UNAUTHORIZED, 'The signature is missing or wrong');
		}
		if (kind === 'leftover') return answerOnly(this, OK, 'This webhook is no longer in use');

		const delivery = this.getBodyData();
		if (!isEvent(delivery, sender !== undefined)) {
			return answerOnly(this, BAD_REQUEST, 'This is not an event of GoedGepickt');
		}
		if (sender) {
			void lookAfter(
				this,
				address,
				async () => await mend(this, await wishesOf(this, address), sender),
			);
		}
		if (!isWanted(this, delivery)) return answerOnly(this, OK, 'This event is not asked for');
		const statement = statementOf(delivery, rawBodyOf(this));
		const repeated = statement && (await answerIfRepeated(this, address, statement));
		if (repeated) return repeated;
		const more = isFullWanted(this) ? await fullObjectOf(this, delivery, LONGEST_DELIVERY_MS) : {};
		// Deliveries do not say which webshop they are about; the hook does (3.1).
		const origin = sender ? { webshopUuid: sender.webshopUuid } : {};
		const json = { ...origin, ...delivery, ...more };
		return { workflowData: [[{ json: isLevelWanted(this) ? withStockLevel(json) : json }]] };
	}
}

/** Whether this can be an event; one that is signed may look otherwise than those that are known. */
function isEvent(delivery: unknown, isSigned: boolean): delivery is IDataObject {
	if (!isObject(delivery)) return false;
	const { event } = delivery;
	return typeof event === 'string' || (isSigned && Object.keys(delivery).length > 0);
}

/** Whether an event shall start the workflow; one that is not known passes (3.2). */
function isWanted(context: IWebhookFunctions, { event }: IDataObject): boolean {
	const subscription = subscriptionOf(event);
	return subscription === undefined || chosenEvents(context).includes(subscription);
}
