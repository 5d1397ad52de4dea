import {
	byId,
	call,
	inTurn,
	passesOn,
	sends,
	type Cases,
	type OperationCase,
} from '../operationCase';
import { bySku, envelope, skuQuery } from './subject';

const PRODUCT = '3a0d8d0c-5c2f-4a9e-8a53-0d6f1b2c3d4e';
const LOCATION = '51f0b2a4-1b2c-4d3e-9f10-abcdefabcdef';
const productUuid = byId(PRODUCT);
const pickLocationUuid = byId(LOCATION);
const path = `/products/${PRODUCT}/stock/${LOCATION}`;

const here = {
	picklocationUuid: LOCATION,
	picklocationName: 'A-01-03',
	stockQuantity: 12,
	stockPriority: 1,
};
const elsewhere = {
	...here,
	picklocationUuid: 'another',
	picklocationName: 'B-01',
	stockQuantity: 3,
};

const look = (...stockLocations: object[]) =>
	call(`GET /products/${PRODUCT}/stock`, { stockLocations } as never);

const setTo = (stockQuantity: number, more: object = {}): OperationCase['parameters'] => ({
	productUuid,
	pickLocationUuid,
	stockQuantity,
	...more,
});

const done = { productUuid: PRODUCT, pickLocationUuid: LOCATION };

/** Stock per location: docs/services/goedgepickt.md, 2.3. */
export const stockCases: Cases = {
	'productStock.getAll': [
		{ parameters: { productUuid }, exchanges: [look(here, elsewhere)], gives: [here, elsewhere] },
		{ parameters: { productUuid }, exchanges: [look()], gives: [] },
	],
	'productStock.link': [
		inTurn(
			{ parameters: setTo(0), gives: [{ success: true }] },
			{ request: `POST ${path}`, body: { stockQuantity: 0, priority: 1 }, answer: '' },
		),
		sends(`POST ${path}`, {
			parameters: setTo(4, { priority: 2 }),
			body: { stockQuantity: 4, priority: 2 },
			answer: { message: 'Stock added', stockQuantity: 4 },
		}),
	],
	'productStock.set': [
		sends(`PUT ${path}`, {
			parameters: setTo(0, { additionalFields: { reason: 'Counted' } }),
			body: { stockQuantity: 0, reason: 'Counted' },
		}),
		sends(`PUT ${path}`, {
			parameters: setTo(7, { additionalFields: { reason: '' } }),
			body: { stockQuantity: 7 },
		}),
		// A second try does no harm.
		inTurn(
			{ parameters: setTo(0), gives: [{}] },
			{ request: `PUT ${path}`, body: { stockQuantity: 0 }, status: 503, answer: 'Maintenance' },
			{ request: `PUT ${path}`, body: { stockQuantity: 0 } },
		),
	],
	'productStock.mutate': [
		passesOn(
			`PUT /products/{productUuid=${PRODUCT}}/stock-mutation`,
			{ mutation: -2, additionalFields: { mutationReason: 'Damaged', pickLocationUuid } },
			{ answer: '', gives: [{ success: true }] },
		),
		passesOn(`PUT /products/{productUuid=${PRODUCT}}/stock-mutation`, { mutation: 5 }),
	],
	'productStock.setOnLocation': [
		{
			parameters: setTo(0, { additionalFields: { reason: 'Counted' } }),
			exchanges: [
				look(elsewhere, here),
				{ request: `PUT ${path}`, body: { stockQuantity: 0, reason: 'Counted' }, answer: '' },
			],
			gives: [{ ...done, stockQuantity: 0, previousQuantity: 12, isNewlyLinked: false }],
		},
		{
			// A location that is linked with nothing on it is linked all the same.
			parameters: setTo(4),
			exchanges: [
				look({ ...here, stockQuantity: 0 }),
				{ request: `PUT ${path}`, body: { stockQuantity: 4 } },
			],
			gives: [{ ...done, stockQuantity: 4, previousQuantity: 0, isNewlyLinked: false }],
		},
		{
			parameters: setTo(0, { additionalFields: { reason: 'Counted' } }),
			exchanges: [
				look(elsewhere),
				{ request: `POST ${path}`, body: { stockQuantity: 0, priority: 1 }, answer: '' },
			],
			gives: [{ ...done, stockQuantity: 0, previousQuantity: null, isNewlyLinked: true }],
		},
		{
			// The answer got lost, but the location is linked.
			parameters: setTo(9),
			exchanges: [
				look(),
				{ request: `POST ${path}`, body: { stockQuantity: 9, priority: 1 }, status: 503 },
				look(here),
				{ request: `PUT ${path}`, body: { stockQuantity: 9 } },
			],
			gives: [{ ...done, stockQuantity: 9, previousQuantity: null, isNewlyLinked: true }],
		},
		inTurn(
			{
				parameters: { ...setTo(9), productUuid: bySku('MUG') },
				gives: [{ ...done, stockQuantity: 9, previousQuantity: null, isNewlyLinked: true }],
			},
			call('GET /products', envelope([{ uuid: PRODUCT, sku: 'MUG' }]), { query: skuQuery('MUG') }),
			look(),
			{ request: `POST ${path}`, body: { stockQuantity: 9, priority: 1 } },
		),
		{
			// Someone else linked it in between.
			parameters: setTo(9),
			exchanges: [
				look(),
				call(
					`POST ${path}`,
					{ message: 'Already linked' },
					{ body: { stockQuantity: 9, priority: 1 }, status: 422 },
				),
				look(here),
				{ request: `PUT ${path}`, body: { stockQuantity: 9 } },
			],
			gives: [{ ...done, stockQuantity: 9, previousQuantity: null, isNewlyLinked: true }],
		},
	],
};
