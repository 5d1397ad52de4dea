import type { IDataObject } from 'n8n-workflow';
import { lines, type Lines } from '../../../shared/operation/lines';
import { outputFileField } from '../../../shared/operation/common';
import { toList } from '../../../shared/operation/convert';
import {
	allRequired,
	choice,
	choiceToMake,
	field,
	place,
	required,
	text,
	whole,
} from '../../../shared/operation/fields';
import { listUpTo } from '../../../shared/operation/limits';
import type { Flow, Input, Operation, Shape } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { readsOnly, COUNTRIES } from '../../fields/catalogueFields';
import { toEan } from '../../fields/ean';
import { textUnlessEmpty, inObject } from '../../fields/fields';
import { asPdf, writesForPdf } from '../../service/pdf';
import { untilCompleted, waitForCompletion } from '../../process/processStatus';
import { pagesOf, reads, writes } from '../../service/request';
import { bodyAs } from '../../../shared/service/body';

const { action, get } = verbs(pagesOf('replenishments', 'replenishmentId'), {
	name: 'Replenishment',
	one: 'a replenishment',
	many: 'replenishments',
});

const LABEL_FORMATS = [
	{ name: 'Avery J8159', value: 'AVERY_J8159' },
	{ name: 'Avery J8160', value: 'AVERY_J8160' },
	{ name: 'Avery 3474', value: 'AVERY_3474' },
	{ name: 'Brother DK11208D', value: 'BROTHER_DK11208D' },
	{ name: 'Dymo 99012', value: 'DYMO_99012' },
	{ name: 'Zebra Z-Perform 1000T', value: 'ZEBRA_Z_PERFORM_1000T' },
];

const destinationsId: Input = {
	parameter: {
		displayName: 'Product Destinations ID',
		name: 'productDestinationsId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 6f0d7145-543e-4320-afb7-f43dd69b04dc',
		description: 'The entity ID in the process status of Request Product Destinations',
	},
};

/** Products with their quantities, as bol takes them in two places. */
export const products: Omit<Lines, 'property'> = {
	line: 'Product',
	lines: 'Products',
	isRequired: true,
	example: '[{ "ean": "0846127026185", "quantity": 5 }]',
	always: [
		text('EAN', 'ean', {
			description: 'EAN of the product',
			placeholder: 'e.g. 0846127026185',
			convert: toEan(),
		}),
		required(
			whole('Quantity', 'quantity', { description: 'How many pieces', least: 1, most: 9999 }),
		),
	],
	check: ({ ean }) => (ean ? undefined : 'needs an EAN'),
};

const labelled = lines({ ...products, property: 'products', most: 250 });

/** Where goods are picked up; `at` is the place of the address in the body. */
export const address = (at: string) =>
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
					most: 8,
				}),
				text('City', `${at}.city`, { name: 'city', placeholder: 'e.g. Utrecht' }),
				choiceToMake('Country', `${at}.countryCode`, COUNTRIES, { name: 'countryCode' }),
			]),
		],
		'body',
	);

/** The dates are plain texts in a list. */
const datesAsItems: Shape = (items) =>
	items.map(({ json: { value: deliveryDate } }) => ({ json: { deliveryDate } }));

const DESTINATIONS = '/retailer/replenishments/product-destinations';

/** Requests the destinations and, once they are known, reads them; without waiting it gives the status. */
const untilKnown: Flow = async (call) => {
	const answer = await untilCompleted(call);
	const { status, entityId } = bodyAs<IDataObject>(answer.body);
	if (status !== 'SUCCESS') return answer;
	return await call.send({
		method: 'GET',
		url: `${DESTINATIONS}/${encodeURIComponent(String(entityId))}`,
		...reads,
		timeout: call.request.timeout,
		answer: { list: 'productDestinations' },
	});
};

/** One item for each warehouse; the status stays as it is. */
const destinationsOrStatus: Shape = (items) =>
	items.flatMap((item) => {
		if (item.json.processStatusId !== undefined) return [item];
		const rows = (item.json.productDestinations ?? []) as IDataObject[];
		return rows.map((row) => ({ json: row }));
	});

/** What there is to know and to print before stock is sent: docs/services/bol.md, 2.8. */
export const preparations: Operation[] = [
	get('/retailer/replenishments/delivery-dates', {
		name: 'Get Delivery Dates',
		value: 'getDeliveryDates',
		action: 'Get the delivery dates for replenishments',
		description: 'Get the dates on which the warehouse of bol takes deliveries',
		answer: { list: 'deliveryDates' },
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
			inputs: [
				...address('address'),
				...place(
					[
						required(
							whole('Number of Load Carriers', 'numberOfLoadCarriers', {
								description: 'How many load carriers are sent, such as boxes or pallets',
								least: 1,
								most: 50,
							}),
						),
					],
					'body',
				),
			],
			before: [readsOnly],
			answer: { list: 'timeSlots' },
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
			inputs: [
				...place(
					[
						required(
							field('EANs', 'eans', 'string', {
								default: '',
								placeholder: 'e.g. 0846127026185, 8716393000627',
								description: 'At most 50, separated by commas',
								convert: listUpTo(50, toList(inObject('ean', toEan()))),
							}),
						),
					],
					'body',
				),
				...waitForCompletion,
			],
			answer: 'object',
			flow: untilKnown,
			output: [destinationsOrStatus],
		},
	),
	get(`${DESTINATIONS}/{productDestinationsId}`, {
		name: 'Get Product Destinations',
		value: 'getProductDestinations',
		action: 'Get the warehouses that products go to',
		description: 'Get the answer to Request Product Destinations',
		inputs: [destinationsId],
		answer: { list: 'productDestinations' },
	}),
	action(
		'Get Product Labels',
		'getProductLabels',
		'Get the PDF with product labels',
		['POST', '/retailer/replenishments/product-labels'],
		{
			description: 'Get a PDF with labels to stick on the products',
			request: writesForPdf,
			inputs: [
				...place(
					allRequired([
						choice('Label Format', 'labelFormat', LABEL_FORMATS, {
							description: 'Size of the labels and their printer',
						}),
					]),
					'body',
				),
				...labelled,
				outputFileField,
			],
			answer: { file: 'pdf' },
			before: [readsOnly],
			output: [asPdf(() => 'product-labels.pdf')],
		},
	),
];
