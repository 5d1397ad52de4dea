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
import { digestOf } from '../shared/lib/digest';
import { nodeError } from '../shared/operation/nodeError';
import { isObject } from '../shared/lib/isObject';
import { eventsSubtitle } from '../shared/describe/subtitle';
import { webhookUrlOf } from '../shared/trigger/deliveries/webhookUrl';
import { momentOf } from '../shared/lib/time';
import { isOutdated } from '../shared/trigger/deliveries/age';
import { answerOnly } from '../shared/trigger/deliveries/answer';
import { answerIfRepeated, type Statement } from '../shared/trigger/deliveries/duplicates';
import { removeFormerAddresses } from '../shared/trigger/deliveries/formerAddresses';
import {
	equalInConstantTime,
	headerOf,
	hmacSha256,
	rawBodyOf,
} from '../shared/trigger/deliveries/signature';
import { lookAfter, noteActive } from '../shared/trigger/deliveries/upkeep';
import { warehousesOfLevel } from './fields/stockLevel';
import { picqer, ZONE } from './service/request';
import { ANY_EVENT, EVENTS, eventsIn } from './trigger/events';
import { output, outputOf, warehousesIn } from './trigger/output';
import {
	HOOKS,
	isRegistered,
	mend,
	register,
	registrationIn,
	savedRegistration,
	unregister,
	type Registration,
} from './trigger/registration';

/** As much of a digest as tells two events of one second apart. */
const DIGEST_LENGTH = 16;

/** Starts a workflow when something happens in Picqer: docs/services/picqer.md, section 3. */
export class PicqerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picqer Trigger',
		name: 'picqerTrigger',
		icon: { light: 'file:../../icons/picqer.svg', dark: 'file:../../icons/picqer.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle('events', [ANY_EVENT, ...EVENTS]),
		description:
			'Work with orders, products and stock in Picqer, or start when something happens there',
		defaults: { name: 'Picqer Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'picqerApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: [ANY_EVENT, ...EVENTS].sort((a, b) => a.name.localeCompare(b.name)),
				default: [],
				required: true,
				description: 'What the workflow starts on; each event becomes one webhook in Picqer',
			},
			output,
			triggerOptions([
				removeFormerAddresses('webhooks'),
				{
					...warehousesOfLevel.parameter,
					displayOptions: { show: { '/output': ['stockLevel'] } },
				},
			]),
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { address, events, known } = stateOf(this);
				demandEvents(this, events);
				// An event would come too late for saying that a setting cannot be used.
				warehousesIn(this);
				noteActive(address, true);
				return await isRegistered(this, address, events, known);
			},

			async create(this: IHookFunctions): Promise<boolean> {
				const { address, events, known, staticData } = stateOf(this);
				demandEvents(this, events);
				noteActive(address, true);
				staticData.registration = await register(this, address, events, known);
				return true;
			},

			async delete(this: IHookFunctions): Promise<boolean> {
				const { address, staticData } = stateOf(this);
				noteActive(address, false);
				await unregister(this, address);
				delete staticData.registration;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const staticData = this.getWorkflowStaticData('node');
		const address = this.getNodeWebhookUrl('default') ?? '';
		const registration = registrationIn(staticData, address);
		if (!registration || !isSigned(this, registration)) {
			return answerOnly(this, UNAUTHORIZED, 'The signature is missing or wrong');
		}
		const delivery = this.getBodyData();
		if (typeof (delivery as IDataObject | null)?.event !== 'string') {
			return answerOnly(this, BAD_REQUEST, 'This is not an event of Picqer');
		}
		const events = eventsIn(this);
		void lookAfter(this, address, async () => await mend(this, address, events, registration));
		const moment = momentOf(delivery.event_triggered_at, ZONE);
		if (await isOutdated(this, picqer, moment?.getTime(), HOOKS)) {
			return answerOnly(this, OK, 'This event is older than a day');
		}
		const statement = statementOf(delivery, rawBodyOf(this));
		const repeated = await answerIfRepeated(this, address, statement);
		if (repeated) return repeated;
		return { workflowData: [[{ json: await outputOf(this, delivery) }]] };
	}
}

function isSigned(context: IWebhookFunctions, { secret }: Registration): boolean {
	const signature = headerOf(context, 'x-picqer-signature');
	return secret !== '' && equalInConstantTime(signature, hmacSha256(rawBodyOf(context), secret));
}

function demandEvents(context: IHookFunctions, events: string[]) {
	if (events.length > 0) return;
	throw nodeError(context, 'Events: choose at least one');
}

/** What both sides of the registration need: where deliveries go, what is wanted, what is known. */
function stateOf(context: IHookFunctions) {
	const address = webhookUrlOf(context);
	const events = eventsIn(context);
	const staticData = context.getWorkflowStaticData('node');
	const known = savedRegistration(staticData);
	return { address, events, staticData, known };
}

/**
 * Picqer sends no delivery ID, so an event is recognised by its name, its moment, and the IDs in its
 * data (docs/services/picqer.md, 3.2, Duplicates). The moment has whole seconds, in which the stock
 * of a product can change twice, so the rest of the event counts too. Without a moment, what was said
 * before can be true again: then only the last word about a thing is a repetition.
 */
function statementOf(
	{ event, event_triggered_at: at, data }: IDataObject,
	body: Buffer,
): Statement {
	const digest = digestOf(body, DIGEST_LENGTH);
	const about = [event, at, ...idsIn(data)].map(String).join(' ');
	return at ? { about: `${about} ${digest}`, says: '' } : { about, says: digest };
}

/** The IDs in an object and in the objects right inside of it, e.g. `{ order, note }`. */
function idsIn(value: unknown, depth = 0): unknown[] {
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		if (/^id[a-z_]+$/.test(name)) return [`${name}=${String(inner)}`];
		return depth === 0 ? idsIn(inner, 1) : [];
	});
}
