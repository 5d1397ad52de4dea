import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import {
	additionalFields,
	filters,
	lines,
	queryOptions,
	updateFields,
	type Lines,
} from '../../shared/describe/collections';
import { outputFileField } from '../../shared/describe/common';
import { toIso, toList, toText, type Convert } from '../../shared/describe/convert';
import {
	allRequired,
	choice,
	dateTime,
	field,
	place,
	required,
	text,
	toggle,
	whole,
} from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf, type Flow } from '../../shared/request/flow';
import { rowsOf, type ShapeItems } from '../../shared/request/output';
import { readsOnly } from '../catalogueFields';
import { toEan } from '../ean';
import { choices, day, shownWith, textUnlessEmpty } from '../fields';
import { asPdf, readsPdf, writesForPdf } from '../pdf';
import { untilCompleted, waitForCompletion } from '../processStatus';
import { bol, pagesOf, reads, writes } from '../request';

const { action, create, get, list, update } = verbs(
	bol,
	pagesOf('replenishments', 'replenishmentId'),
	{ name: 'Replenishment', one: 'a replenishment', many: 'replenishments' },
);

const SIMPLE = [
	'replenishmentId',
	'reference',
	'creationDateTime',
	'state',
	'labelingByBol',
	'numberOfLoadCarriers',
	'deliveryInformation',
	'loadCarriers',
	'lines',
	'invalidLines',
];

/** The states in answers; the spec has no list of those to filter by (2.8, get-replenishments). */
const STATES = [
	'DRAFT',
	'ANNOUNCED',
	'IN_TRANSIT',
	{ name: 'Arrived at Warehouse', value: 'ARRIVED_AT_WH' },
	{ name: 'In Progress at Warehouse', value: 'IN_PROGRESS_AT_WH' },
	'CANCELLED',
	'DONE',
];

const TRANSPORTERS = [
	'DHL',
	'DPD',
	'GLS',
	{ name: 'PostNL', value: 'POSTNL' },
	'UPS',
	{ name: 'Other', value: 'OTHER' },
].map((one) => (typeof one === 'string' ? { name: one, value: one } : one));

const LABEL_FORMATS = [
	{ name: 'Avery J8159', value: 'AVERY_J8159' },
	{ name: 'Avery J8160', value: 'AVERY_J8160' },
	{ name: 'Avery 3474', value: 'AVERY_3474' },
	{ name: 'Brother DK11208D', value: 'BROTHER_DK11208D' },
	{ name: 'Dymo 99012', value: 'DYMO_99012' },
	{ name: 'Zebra Z-Perform 1000T', value: 'ZEBRA_Z_PERFORM_1000T' },
];

const replenishment = locator('Replenishment', 'replenishmentId', {
	search: 'searchReplenishments',
	example: '2312208179',
	numeric: false,
	searchable: false,
});

const destinationsId: INodeProperties = {
	displayName: 'Product Destinations ID',
	name: 'productDestinationsId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 6f0d7145-543e-4320-afb7-f43dd69b04dc',
	description: 'The entity ID in the process status of Request Product Destinations',
};

/** Products with their quantities, as bol takes them in two places. */
const products: Omit<Lines, 'property'> = {
	line: 'Product',
	lines: 'Products',
	isRequired: true,
	example: '[{ "ean": "0846127026185", "quantity": 5 }]',
	always: [
		text('EAN', 'ean', { placeholder: 'e.g. 0846127026185', convert: toEan() }),
		whole('Quantity', 'quantity', { least: 1, most: 9999 }),
	],
	check: ({ ean }) => (ean ? undefined : 'needs an EAN'),
};

const announced = lines({ ...products, property: 'lines' });

const labelled = lines({ ...products, property: 'products' });

/** Who brings the goods: an own carrier, or bol picks them up (2.8). */
const carrier: INodeProperties = {
	displayName: 'Transport By',
	name: 'transportBy',
	type: 'options',
	options: [
		{ name: 'Own Carrier', value: 'deliveryInfo' },
		{ name: 'Pickup by Bol', value: 'pickupAppointment' },
	],
	default: 'deliveryInfo',
};

const delivery = place(
	allRequired([
		day('Expected Delivery Date', 'deliveryInfo.expectedDeliveryDate', {
			name: 'expectedDeliveryDate',
			description: 'One of the dates that Get Delivery Dates gives',
		}),
		choice('Transporter', 'deliveryInfo.transporterCode', TRANSPORTERS, {
			name: 'transporterCode',
		}),
	]),
	'body',
).map((parameter) => shownWith('transportBy', 'deliveryInfo', parameter));

/** Where goods are picked up; `at` is the place of the address in the body. */
const address = (at: string) =>
	place(
		[
			...allRequired([
				text('Street', `${at}.streetName`, { name: 'streetName', placeholder: 'e.g. Dorpstraat' }),
				text('House Number', `${at}.houseNumber`, { name: 'houseNumber', placeholder: 'e.g. 1' }),
			]),
			text('House Number Extension', `${at}.houseNumberExtension`, {
				name: 'houseNumberExtension',
				placeholder: 'e.g. B',
				convert: textUnlessEmpty,
			}),
			...allRequired([
				text('Zip Code', `${at}.zipCode`, {
					name: 'zipCode',
					placeholder: 'e.g. 1111ZZ',
					description: 'In the Netherlands like 1111ZZ, in Belgium like 1000',
				}),
				text('City', `${at}.city`, { name: 'city', placeholder: 'e.g. Utrecht' }),
				choice(
					'Country',
					`${at}.countryCode`,
					[
						{ name: 'Belgium', value: 'BE' },
						{ name: 'Netherlands', value: 'NL' },
					],
					{ name: 'countryCode', default: 'NL' },
				),
			]),
		],
		'body',
	);

const HAS_OFFSET = /T.*[+-]\d{2}:\d{2}$/;

/** A slot goes back as bol wrote it, since nobody says that another spelling is recognised. */
const toSlot: Convert = (context, label, value) => {
	const iso = toIso(context, label, value);
	return typeof value === 'string' && HAS_OFFSET.test(value) ? value : iso;
};

const pickup = [
	...address('pickupAppointment.address'),
	...place(
		allRequired([
			text('Attention Of', 'pickupAppointment.address.attentionOf', {
				name: 'attentionOf',
				placeholder: 'e.g. Billie Bol',
				description: 'Who hands the goods over',
			}),
			dateTime('Pickup From', 'pickupAppointment.pickupTimeSlot.fromDateTime', {
				name: 'fromDateTime',
				description: 'Start of a slot that Get Pickup Time Slots gives',
				convert: toSlot,
			}),
			dateTime('Pickup Until', 'pickupAppointment.pickupTimeSlot.untilDateTime', {
				name: 'untilDateTime',
				description: 'End of the same slot',
				convert: toSlot,
			}),
		]),
		'body',
	),
	additionalFields([
		text('Comment to Transporter', 'pickupAppointment.commentToTransporter', {
			name: 'commentToTransporter',
			placeholder: 'e.g. Eerste verdieping',
			convert: textUnlessEmpty,
		}),
	]),
].map((parameter) => shownWith('transportBy', 'pickupAppointment', parameter));

/** bol's pickup takes fewer parcels than other carriers (2.8, post-replenishment). */
const MOST_PICKED_UP = 20;

const fewEnough = step(async function (request) {
	const { numberOfLoadCarriers, pickupAppointment } = request.body as IDataObject;
	if (!pickupAppointment || Number(numberOfLoadCarriers) <= MOST_PICKED_UP) return request;
	throw parameterError(
		this,
		'Number of Load Carriers',
		`${String(numberOfLoadCarriers)} are too many for a pickup; the most is ${MOST_PICKED_UP}`,
	);
});

const traceByReference = step(async function (request) {
	const { reference } = request.body as IDataObject;
	return { ...request, traceableBy: `the replenishment with the reference ${String(reference)}` };
});

/** An empty date is no change; an empty `deliveryInfo` would be an error. */
const intoDeliveryInfo = step(async function (request) {
	const { expectedDeliveryDate, ...others } = request.body as IDataObject;
	if (expectedDeliveryDate === undefined) return request;
	return { ...request, body: { ...others, deliveryInfo: { expectedDeliveryDate } } };
});

/** Puts each text of a list into an object, as bol wants EANs and SSCC codes. */
const eachAs =
	(name: string, convert: Convert = toText): Convert =>
	(context, label, value) => ({ [name]: convert(context, label, value) });

/** The dates are plain texts in a list. */
const datesAsItems: ShapeItems = async function (items) {
	return items.flatMap(({ json }) =>
		((json.deliveryDates ?? []) as string[]).map((deliveryDate) => ({ json: { deliveryDate } })),
	);
};

const DESTINATIONS = '/retailer/replenishments/product-destinations';

/** Requests the destinations and, once they are known, reads them; without waiting it gives the status. */
const untilKnown: Flow = async (call) => {
	const answer = await untilCompleted(call);
	const { status, entityId } = answer.body as unknown as IDataObject;
	if (status !== 'SUCCESS') return answer;
	return await call.send({
		method: 'GET',
		url: `${DESTINATIONS}/${encodeURIComponent(String(entityId))}`,
		...reads,
		timeout: call.request.timeout,
	});
};

const destinationRows = rowsOf('productDestinations');

/** One item for each warehouse; the status stays as it is. */
const destinationsOrStatus: ShapeItems = async function (
	this: IExecuteSingleFunctions,
	items,
	answer,
) {
	const isStatus = items.some(({ json }) => json.processStatusId !== undefined);
	return isStatus ? items : await destinationRows.call(this, items, answer);
};

const fileFor = (what: string) =>
	asPdf(function () {
		const id = this.getNodeParameter('replenishmentId', '', { extractValue: true });
		return `${what}-${String(id)}.pdf`;
	});

/** Stock that goes to the warehouses of bol: reference bol.md, 2.8. */
export const replenishmentResource: Resource = {
	name: 'Replenishment',
	value: 'replenishment',
	description: 'Stock that you send to the warehouses of bol (FBB)',
	operations: [
		list('/retailer/replenishments', {
			request: reads,
			parameters: [
				filters([
					day('Created From', 'start-date'),
					day('Created Until', 'end-date'),
					text('EAN', 'ean', { placeholder: 'e.g. 0846127026185', convert: toEan() }),
					text('Reference', 'reference', { description: 'Your own reference' }),
					choices('State', 'state', STATES, {
						description: 'How bol reads several is (unconfirmed)',
					}),
				]),
			],
		}),
		get('/retailer/replenishments/{replenishmentId}', {
			request: reads,
			parameters: [replenishment],
			simple: SIMPLE,
		}),
		create('/retailer/replenishments', {
			description: 'Announce stock; the entity ID in the output is the ID of the replenishment',
			request: writes,
			parameters: [
				...place(
					[
						required(
							text('Reference', 'reference', {
								placeholder: 'e.g. REFERENCE1',
								description: 'Your own reference: capitals, and at least one digit',
							}),
						),
					],
					'body',
				),
				...announced,
				...place(
					[
						required(
							whole('Number of Load Carriers', 'numberOfLoadCarriers', {
								least: 1,
								most: 66,
								description: 'How many parcels; at most 20 when bol picks them up',
							}),
						),
						toggle(
							'Labeling by Bol',
							'labelingByBol',
							'Whether bol sticks the product labels, which costs money',
						),
					],
					'body',
				),
				carrier,
				...delivery,
				...pickup,
				...waitForCompletion,
			],
			before: [fewEnough, traceByReference],
			flow: flowOf(bol, untilCompleted),
		}),
		update('/retailer/replenishments/{replenishmentId}', {
			description: 'Cancel a replenishment, or change its date or load carriers',
			request: writes,
			parameters: [
				replenishment,
				...waitForCompletion,
				updateFields([
					day('Expected Delivery Date', 'expectedDeliveryDate', {
						description: 'One of the dates that Get Delivery Dates gives',
					}),
					field('Load Carriers (SSCC)', 'loadCarriers', 'string', {
						default: '',
						placeholder: 'e.g. 020001200000007000, 020001200000007001',
						description: 'Serial shipping container codes, at most 66',
						convert: toList(eachAs('sscc')),
					}),
					whole('Number of Load Carriers', 'numberOfLoadCarriers', { least: 1, most: 66 }),
					choice('State', 'state', ['CANCELLED'], {
						description: 'Nothing but cancelling is possible',
					}),
				]),
			],
			before: [intoDeliveryInfo],
			flow: flowOf(bol, untilCompleted),
		}),
		get('/retailer/replenishments/delivery-dates', {
			name: 'Get Delivery Dates',
			value: 'getDeliveryDates',
			action: 'Get the delivery dates for replenishments',
			description: 'Get the dates on which the warehouse of bol takes deliveries',
			request: reads,
			output: [datesAsItems],
		}),
		action(
			'Get Pickup Time Slots',
			'getPickupTimeSlots',
			'Get the pickup time slots for replenishments',
			['POST', '/retailer/replenishments/pickup-time-slots'],
			{
				description: 'Get the times at which bol can pick goods up at an address',
				request: writes,
				parameters: [
					...address('address'),
					...place(
						[
							required(
								whole('Number of Load Carriers', 'numberOfLoadCarriers', { least: 1, most: 50 }),
							),
						],
						'body',
					),
				],
				before: [readsOnly],
				output: [rowsOf('timeSlots')],
			},
		),
		action(
			'Request Product Destinations',
			'requestProductDestinations',
			'Request the warehouses that products go to',
			['POST', DESTINATIONS],
			{
				description:
					'Ask to which warehouse each product must go; gives the destinations, or the pending status when it does not wait',
				request: writes,
				parameters: [
					...place(
						[
							required(
								field('EANs', 'eans', 'string', {
									default: '',
									placeholder: 'e.g. 0846127026185, 8716393000627',
									description: 'At most 50, separated by commas',
									convert: toList(eachAs('ean', toEan())),
								}),
							),
						],
						'body',
					),
					...waitForCompletion,
				],
				flow: flowOf(bol, untilKnown),
				output: [destinationsOrStatus],
			},
		),
		get(`${DESTINATIONS}/{productDestinationsId}`, {
			name: 'Get Product Destinations',
			value: 'getProductDestinations',
			action: 'Get the warehouses that products go to',
			description: 'Get the answer to Request Product Destinations',
			request: reads,
			parameters: [destinationsId],
			output: [destinationRows],
		}),
		action(
			'Get Product Labels',
			'getProductLabels',
			'Get the PDF with product labels',
			['POST', '/retailer/replenishments/product-labels'],
			{
				description: 'Get a PDF with labels to stick on the products',
				request: writesForPdf,
				parameters: [
					...place(allRequired([choice('Label Format', 'labelFormat', LABEL_FORMATS)]), 'body'),
					...labelled,
					outputFileField,
				],
				before: [readsOnly],
				output: [asPdf(() => 'product-labels.pdf')],
			},
		),
		get('/retailer/replenishments/{replenishmentId}/load-carrier-labels', {
			name: 'Get Load Carrier Labels',
			value: 'getLoadCarrierLabels',
			action: 'Get the PDF with load carrier labels of a replenishment',
			description: 'Get a PDF with labels for the parcels',
			request: readsPdf,
			parameters: [
				replenishment,
				outputFileField,
				queryOptions([choice('Label Type', 'label-type', ['WAREHOUSE', 'TRANSPORT'])]),
			],
			output: [fileFor('load-carrier-labels')],
		}),
		get('/retailer/replenishments/{replenishmentId}/pick-list', {
			name: 'Get Pick List',
			value: 'getPickList',
			action: 'Get the PDF with the pick list of a replenishment',
			description: 'Get a PDF with the products to pick',
			request: readsPdf,
			parameters: [replenishment, outputFileField],
			output: [fileFor('pick-list')],
		}),
	],
};
