import type { IDataObject } from 'n8n-workflow';
import { asks, byId, call, inTurn, sends, type Cases, type Exchange } from '../operationCase';
import { processStatus, readStatus } from './processes';

const replenishmentId = byId('2312208179');
const destinationsId = '6f0d7145-543e-4320-afb7-f43dd69b04dc';

const replenishments = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ replenishmentId: String(first + index) }));

const pending = (eventType: string) => processStatus(eventType, 'PENDING', { entityId: '1' });
const success = (eventType: string, entityId = '2312208179') =>
	processStatus(eventType, 'SUCCESS', { entityId });

const creates = (body: IDataObject): Exchange =>
	call('POST /retailer/replenishments', pending('CREATE_REPLENISHMENT'), { body, status: 202 });

const updates = (body: IDataObject): Exchange =>
	call('PUT /retailer/replenishments/2312208179', pending('UPDATE_REPLENISHMENT'), {
		body,
		status: 202,
	});

const twoProducts = [
	{ ean: '0846127026185', quantity: 5 },
	{ ean: '8716393000627', quantity: 2 },
];

/** An address as the user fills it in, which is also how bol takes it. */
const address = {
	streetName: 'Dorpstraat',
	houseNumber: '1',
	houseNumberExtension: 'B',
	zipCode: '1111ZZ',
	city: 'Utrecht',
	countryCode: 'NL',
};

const slot = {
	fromDateTime: '2026-01-12T09:00:00+01:00',
	untilDateTime: '2026-01-12T10:00:00+01:00',
};

const destinations = [
	{
		destinationWarehouse: { address: { streetName: 'Industrieweg', city: 'Waalwijk' } },
		eans: [{ ean: '0846127026185' }],
	},
	{
		destinationWarehouse: { address: { streetName: 'Mechie Trommelenweg', city: 'Waalwijk' } },
		eans: [{ ean: '8716393000627' }],
	},
];

const readsDestinations: Exchange = {
	request: `GET /retailer/replenishments/product-destinations/${destinationsId}`,
	answer: { productDestinations: destinations },
};

const pdf = {
	headers: { accept: /^application\/vnd\.retailer\.v10\+pdf$/ },
	answer: Buffer.from('%PDF-1.4'),
	answerHeaders: { 'content-type': 'application/vnd.retailer.v10+pdf' },
};

const file = (fileName: string) => ({ fileName, mimeType: 'application/pdf' });

const simple = {
	replenishmentId: '2312208179',
	reference: 'REFERENCE1',
	creationDateTime: '2026-01-05T08:00:00+01:00',
	state: 'ANNOUNCED',
	labelingByBol: true,
	numberOfLoadCarriers: 2,
	deliveryInformation: { transporterCode: 'POSTNL' },
	loadCarriers: [],
	lines: [{ ean: '0846127026185' }],
	invalidLines: [],
};

const whole = { ...simple, pickupAppointment: {}, stateTransitions: [] };

/** Replenishments: docs/services/bol.md, 2.8. */
export const replenishmentCases: Cases = {
	'replenishment.getAll': [
		sends('GET /retailer/replenishments', {
			parameters: {
				limit: 1,
				filters: {
					reference: 'REFERENCE1',
					ean: '0846127026185',
					startDate: '2026-01-01',
					endDate: '2026-01-31T23:30:00+01:00',
					state: ['ANNOUNCED', 'ARRIVED_AT_WH'],
				},
			},
			query: {
				reference: 'REFERENCE1',
				ean: '0846127026185',
				'start-date': '2026-01-01',
				'end-date': '2026-01-31',
				state: ['ANNOUNCED', 'ARRIVED_AT_WH'],
			},
			answer: { replenishments: replenishments(1, 2) },
			gives: replenishments(1, 1),
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: replenishments(1, 51) },
			call('GET /retailer/replenishments', { replenishments: replenishments(1, 50) }),
			call('GET /retailer/replenishments?page=2', { replenishments: replenishments(50, 2) }),
		),
	],
	'replenishment.get': [
		sends('GET /retailer/replenishments/{replenishmentId=2312208179}', {
			answer: whole,
			gives: [simple],
		}),
		asks('GET /retailer/replenishments/{replenishmentId=2312208179}', whole, { simplify: false }),
	],
	'replenishment.create': [
		{
			parameters: {
				reference: 'REFERENCE1',
				linesLines: { line: twoProducts },
				numberOfLoadCarriers: 66,
				labelingByBol: true,
				expectedDeliveryDate: '2026-01-12',
				transporterCode: 'POSTNL',
			},
			exchanges: [
				creates({
					reference: 'REFERENCE1',
					lines: twoProducts,
					numberOfLoadCarriers: 66,
					labelingByBol: true,
					deliveryInfo: { expectedDeliveryDate: '2026-01-12', transporterCode: 'POSTNL' },
				}),
				readStatus(success('CREATE_REPLENISHMENT')),
			],
			gives: [success('CREATE_REPLENISHMENT')],
		},
		{
			parameters: {
				reference: 'REFERENCE2',
				linesInput: 'json',
				linesJson: '[{"ean":"0846127026185","quantity":5},{"ean":8716393000627,"quantity":2}]',
				numberOfLoadCarriers: 20,
				transportBy: 'pickupAppointment',
				...address,
				attentionOf: 'Billie Bol',
				...slot,
				waitForCompletion: false,
				additionalFields: { commentToTransporter: 'Eerste verdieping.' },
			},
			exchanges: [
				creates({
					reference: 'REFERENCE2',
					lines: twoProducts,
					numberOfLoadCarriers: 20,
					labelingByBol: false,
					pickupAppointment: {
						address: { ...address, attentionOf: 'Billie Bol' },
						pickupTimeSlot: slot,
						commentToTransporter: 'Eerste verdieping.',
					},
				}),
			],
			gives: [pending('CREATE_REPLENISHMENT')],
		},
	],
	'replenishment.update': [
		{
			parameters: { replenishmentId, updateFields: { state: 'CANCELLED' } },
			exchanges: [updates({ state: 'CANCELLED' }), readStatus(success('UPDATE_REPLENISHMENT'))],
			gives: [success('UPDATE_REPLENISHMENT')],
		},
		{
			parameters: {
				replenishmentId,
				waitForCompletion: false,
				updateFields: {
					expectedDeliveryDate: '2026-01-13',
					numberOfLoadCarriers: 2,
					loadCarriers: '020001200000007000, 020001200000007001',
				},
			},
			exchanges: [
				updates({
					deliveryInfo: { expectedDeliveryDate: '2026-01-13' },
					numberOfLoadCarriers: 2,
					loadCarriers: [{ sscc: '020001200000007000' }, { sscc: '020001200000007001' }],
				}),
			],
			gives: [pending('UPDATE_REPLENISHMENT')],
		},
		// An empty date is no change.
		{
			parameters: {
				replenishmentId,
				waitForCompletion: false,
				updateFields: { expectedDeliveryDate: '={{ null }}', numberOfLoadCarriers: 2 },
			},
			exchanges: [updates({ numberOfLoadCarriers: 2 })],
		},
	],
	'replenishment.getDeliveryDates': sends('GET /retailer/replenishments/delivery-dates', {
		answer: { deliveryDates: ['2026-01-12', '2026-01-13'] },
		gives: [{ deliveryDate: '2026-01-12' }, { deliveryDate: '2026-01-13' }],
	}),
	'replenishment.getPickupTimeSlots': sends('POST /retailer/replenishments/pickup-time-slots', {
		parameters: {
			...address,
			houseNumber: '={{ 1 }}',
			houseNumberExtension: '',
			numberOfLoadCarriers: 50,
		},
		body: {
			address: {
				streetName: 'Dorpstraat',
				houseNumber: '1',
				zipCode: '1111ZZ',
				city: 'Utrecht',
				countryCode: 'NL',
			},
			numberOfLoadCarriers: 50,
		},
		lists: { timeSlots: [slot] },
	}),
	'replenishment.requestProductDestinations': [
		inTurn(
			{ parameters: { eans: '0846127026185, 8716393000627' }, gives: destinations },
			call(
				'POST /retailer/replenishments/product-destinations',
				pending('REQUEST_PRODUCT_DESTINATIONS'),
				{ body: { eans: [{ ean: '0846127026185' }, { ean: '8716393000627' }] }, status: 202 },
			),
			readStatus(success('REQUEST_PRODUCT_DESTINATIONS', destinationsId)),
			readsDestinations,
		),
		sends('POST /retailer/replenishments/product-destinations', {
			parameters: { eans: '={{ ["0846127026185"] }}', waitForCompletion: false },
			body: { eans: [{ ean: '0846127026185' }] },
			status: 202,
			answer: pending('REQUEST_PRODUCT_DESTINATIONS'),
		}),
	],
	'replenishment.getProductDestinations': inTurn(
		{ parameters: { productDestinationsId: destinationsId }, gives: destinations },
		readsDestinations,
	),
	'replenishment.getProductLabels': sends('POST /retailer/replenishments/product-labels', {
		parameters: {
			labelFormat: 'ZEBRA_Z_PERFORM_1000T',
			productsLines: { line: twoProducts },
			binaryPropertyName: 'labels',
		},
		files: { labels: file('product-labels.pdf') },
		body: { labelFormat: 'ZEBRA_Z_PERFORM_1000T', products: twoProducts },
		...pdf,
	}),
	'replenishment.getLoadCarrierLabels': [
		sends('GET /retailer/replenishments/{replenishmentId=2312208179}/load-carrier-labels', {
			parameters: { options: { labelType: 'TRANSPORT' } },
			files: { data: file('load-carrier-labels-2312208179.pdf') },
			query: { 'label-type': 'TRANSPORT' },
			...pdf,
		}),
		sends('GET /retailer/replenishments/{replenishmentId=2312208179}/load-carrier-labels', {
			...pdf,
		}),
	],
	'replenishment.getPickList': {
		parameters: { replenishmentId, binaryPropertyName: 'list' },
		exchanges: [{ request: 'GET /retailer/replenishments/2312208179/pick-list', ...pdf }],
		files: { list: file('pick-list-2312208179.pdf') },
	},
};
