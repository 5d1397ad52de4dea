import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { BAD_REQUEST, OK, UNAUTHORIZED, UNAVAILABLE } from '../shared/lib/httpStatus';
import { digestOf } from '../shared/lib/digest';
import { nodeError } from '../shared/operation/nodeError';
import { isObject } from '../shared/lib/isObject';
import { eventsSubtitle } from '../shared/describe/subtitle';
import { switchIn } from '../shared/operation/toSwitch';
import { bodyAs } from '../shared/service/body';
import { demandSame } from '../shared/service/sameThing';
import { credentialTypeOf } from '../shared/service/service';
import { within } from '../shared/lib/wait';
import { webhookUrlOf } from '../shared/trigger/deliveries/webhookUrl';
import { chosenIn, textsIn } from '../shared/trigger/given';
import { isOutdated } from '../shared/trigger/deliveries/age';
import { answerOnly, LONGEST_DELIVERY_MS } from '../shared/trigger/deliveries/answer';
import { fetchedObject, readWithin } from '../shared/trigger/deliveries/fetchedObject';
import { answerIfRepeated, type Statement } from '../shared/trigger/deliveries/duplicates';
import { rawBodyOf } from '../shared/trigger/deliveries/signature';
import { authentication, credentials } from './service/authentication';
import { orderOutput, shapedOrder, type OrderOutput } from './commerce/orderOutput';
import { bol, reads } from './service/request';
import { isOwnChange } from './trigger/change';
import { isSigned } from './trigger/signature';
import {
	demandReachable,
	isRegistered,
	register,
	SUBSCRIPTIONS,
	unregister,
} from './trigger/registration';
import { EVENTS, resourcesIn, triggerParameters } from './trigger/parameters';
import { lookAfterSubscription, unwatch, watch } from './trigger/watched';

/** The resources that bol sends to webhooks (4.2), and where the object of an event is read. */
const RESOURCES: Record<string, { property: string; path: string; id: string }> = {
	ORDER: { property: 'order', path: '/retailer/orders', id: 'orderId' },
	PROCESS_STATUS: {
		property: 'processStatus',
		path: '/shared/process-status',
		id: 'processStatusId',
	},
	SHIPMENT: { property: 'shipment', path: '/retailer/shipments', id: 'shipmentId' },
};

/** What a delivery is about (4.3). */
interface BolEvent extends IDataObject {
	resource: string;
	type: string;
	resourceId?: string;
}

/** What the user set under Options. */
interface Options {
	eventTypes?: unknown;
	fetchFullObject?: unknown;
}

/** Starts a workflow when something happens at bol: docs/services/bol.md, section 4. */
export class BolTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'bol Trigger',
		name: 'bolTrigger',
		icon: { light: 'file:../../icons/bol.svg', dark: 'file:../../icons/bol.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle('events', EVENTS),
		description:
			'Work with orders, offers and shipments of bol, or start when something happens there',
		defaults: { name: 'bol Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [authentication, ...triggerParameters],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { address, resources } = await wishOf(this);
				watch(this, address, resources);
				return await isRegistered(this, address, resources);
			},

			async create(this: IHookFunctions): Promise<boolean> {
				const { address, resources } = await wishOf(this);
				watch(this, address, resources);
				await register(this, address, resources);
				return true;
			},

			async delete(this: IHookFunctions): Promise<boolean> {
				unwatch(webhookUrlOf(this));
				const { environment } = await this.getCredentials(credentialTypeOf(bol, this));
				// The demo keeps nothing, so there is nothing to delete.
				if (environment !== 'demo') await unregister(this, webhookUrlOf(this));
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const deadline = Date.now() + LONGEST_DELIVERY_MS;
		const staticData = this.getWorkflowStaticData('node');
		const signed = isSigned(this, staticData, LONGEST_DELIVERY_MS);
		const isGenuine = await within(LONGEST_DELIVERY_MS, signed).catch(() => undefined);
		if (isGenuine === undefined) {
			// bol sends the delivery again; a 401 would say that it was wrong.
			return answerOnly(this, UNAVAILABLE, 'The signature cannot be checked at the moment');
		}
		if (!isGenuine) return answerOnly(this, UNAUTHORIZED, 'The signature is missing or wrong');

		const delivery = this.getBodyData() as IDataObject | null;
		const event = eventIn(delivery);
		if (!delivery || !event) {
			return answerOnly(this, BAD_REQUEST, 'This is not an event of bol');
		}
		// What was registered a moment ago needs no look, which would be the only one for an hour.
		if (event.resource === 'PROCESS_STATUS' && isOwnChange(String(event.resourceId))) {
			return answerOnly(this, OK, 'This event is about a registration of n8n itself');
		}
		lookAfterSubscription(this);
		if (!isWanted(this, event)) return answerOnly(this, OK, 'This event is not asked for');
		const address = this.getNodeWebhookUrl('default') ?? '';
		const moment = Date.parse(String(momentOf(delivery)));
		if (await isOutdated(this, bol, moment, SUBSCRIPTIONS)) {
			return answerOnly(this, OK, 'This event is older than a day');
		}
		const statement = statementOf(delivery, event, rawBodyOf(this));
		const repeated = await answerIfRepeated(this, address, statement);
		if (repeated) return repeated;
		const more = await fullObjectOf(this, event, deadline - Date.now());
		if (more === undefined) return answerOnly(this, OK, 'Nothing of this order is wanted');
		return { workflowData: [[{ json: { ...delivery, ...more } }]] };
	}
}

/** Where deliveries shall go and what they shall be about. */
async function wishOf(context: IHookFunctions) {
	const address = webhookUrlOf(context);
	const resources = resourcesIn(context);
	if (resources.length === 0) {
		throw nodeError(context, 'Events: choose at least one');
	}
	// An event would come too late for saying that a setting cannot be used.
	isFullWanted(context);
	eventTypesIn(context);
	orderOutputOf(context);
	await demandReachable(context, address);
	return { address, resources };
}

function eventIn(delivery: IDataObject | null): BolEvent | undefined {
	const event = delivery?.event as Partial<BolEvent> | null | undefined;
	const isEvent = typeof event?.resource === 'string' && typeof event.type === 'string';
	return isEvent ? (event as BolEvent) : undefined;
}

/**
 * Whether an event shall start the workflow. A change of what is subscribed to takes bol some
 * minutes (4.5), so resources that are no longer chosen still come; unknown ones pass.
 */
function isWanted(context: IWebhookFunctions, { resource, type }: BolEvent): boolean {
	const eventTypes = eventTypesIn(context);
	if (Object.hasOwn(RESOURCES, resource) && !resourcesIn(context).includes(resource)) return false;
	return eventTypes.length === 0 || eventTypes.includes(type);
}

/** When an event happened; the moment is spelled in two ways (4.3). */
const momentOf = ({ timestamp, timeStamp }: IDataObject) => timestamp ?? timeStamp;

/**
 * bol sends no delivery ID, so an event is known by what it is about and when it happened (4.3). Without
 * a moment, only the last word about a thing is a repetition.
 */
function statementOf(
	delivery: IDataObject,
	{ resource, type, resourceId }: BolEvent,
	body: Buffer,
): Statement {
	const moment = momentOf(delivery);
	const about = [resource, type, resourceId, moment].map(String).join(' ');
	const says = moment ? '' : digestOf(body);
	return { about, says };
}

/**
 * What is put beside an event: the object that it is about, with the shop order of one, or why it is not
 * there; undefined where nothing of an order is wanted.
 */
async function fullObjectOf(
	context: IWebhookFunctions,
	{ resource, resourceId }: BolEvent,
	longestMs: number,
): Promise<IDataObject | undefined> {
	const known = Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource] : undefined;
	const output = resource === 'ORDER' ? orderOutputOf(context) : 'bol';
	if (!(isFullWanted(context) || output !== 'bol') || !known || !resourceId) return {};
	const url = `${known.path}/${encodeURIComponent(String(resourceId))}`;
	const reading = readWithin(context, bol, { url, ...reads, answer: 'object' }, longestMs);
	const asked = { thing: known.property, id: resourceId, idFields: [known.id] };
	const object = reading.then(({ body }) => {
		const found = demandSame(bol, asked, bodyAs(body));
		return output === 'bol' ? found : shapedOrder(found, output);
	});
	const found = await fetchedObject(bol, known.property, longestMs, object);
	return output === 'bol' || 'fetchProblem' in found ? found : withShopOrderBeside(found);
}

function isFullWanted(context: IHookFunctions | IWebhookFunctions): boolean {
	const { fetchFullObject } = context.getNodeParameter('options', {}) as Options;
	return switchIn(context, 'Fetch Full Object', fetchFullObject) ?? false;
}

function eventTypesIn(context: IHookFunctions | IWebhookFunctions): string[] {
	const { eventTypes } = context.getNodeParameter('options', {}) as Options;
	return textsIn(context, 'Event Types', eventTypes);
}

const orderOutputOf = (context: IHookFunctions | IWebhookFunctions) =>
	chosenIn(context, triggerParameters, orderOutput.name) as OrderOutput;

/** The shop order stands beside the order, where all nodes have it, and not within. */
function withShopOrderBeside({ order }: IDataObject): IDataObject | undefined {
	if (!isObject(order)) return undefined;
	const { shopOrder, ...rest } = order;
	return { order: rest, shopOrder };
}
