import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'crypto';

import { bodyOf } from '../body';
import { refused } from './errors';
import { listOf, type ListShape } from './lists';
import { presentProduct } from './present';
import { newProduct, type GoedGepicktState, type Product } from './types';
import {
	isMissing,
	missingFields,
	refuseIfAny,
	rowFromPath,
	visible,
	type GoedGepicktWorld,
} from './world';

const required = ['webshopUuid', 'name', 'sku'] as const;

const textFields = ['name', 'sku', 'productId', 'url', 'picture'] as const;

type Body = Record<string, unknown>;

const shapeOf = (state: GoedGepicktState): ListShape<Product> => ({
	longestPage: 100,
	attributes: ['uuid', 'sku', 'ean', 'barcode', 'name'],
	further: { supplierUuid: ({ supplier }) => supplier?.supplierUUID },
	present: (product) => presentProduct(state, product),
});

function wrongTypes(body: Body): Record<string, string[]> {
	const errors: Record<string, string[]> = {};
	for (const name of textFields) {
		if (!isMissing(body[name]) && typeof body[name] !== 'string')
			errors[name] = [`${name} moet tekst zijn.`];
	}
	if (!isMissing(body.picture) && !/^https?:\/\//.test(String(body.picture)))
		errors.picture = ['picture moet een geldige URL zijn.'];
	if (!isMissing(body.price) && Number.isNaN(Number(body.price)))
		errors.price = ['price moet een getal zijn.'];
	if (!isMissing(body.stockManagement) && typeof body.stockManagement !== 'boolean')
		errors.stockManagement = ['stockManagement moet ja of nee zijn.'];
	return errors;
}

function refuseDuplicate(
	state: GoedGepicktState,
	webshopUuid: string,
	sku: string,
	self?: Product,
): void {
	const isTaken = state.products.some(
		(product) => product !== self && product.webshopUuid === webshopUuid && product.sku === sku,
	);
	if (isTaken) throw refused(`Product with SKU ${sku} already exists`);
}

/** The fields that the API is known to write, as far as the body has them. */
function writtenFields(body: Body): Partial<Product> {
	const texts = textFields.filter((name) => typeof body[name] === 'string');
	return {
		...Object.fromEntries(texts.map((name) => [name, body[name]])),
		...(isMissing(body.price) ? {} : { price: Number(body.price).toFixed(2) }),
		...(typeof body.stockManagement === 'boolean' ? { stockManagement: body.stockManagement } : {}),
	};
}

function createProduct(state: GoedGepicktState, body: Body): Product {
	const errors = { ...missingFields(body, required), ...wrongTypes(body) };
	if (!errors.webshopUuid && !state.webshops.some(({ uuid }) => uuid === body.webshopUuid))
		errors.webshopUuid = ['webshopUuid bestaat niet.'];
	refuseIfAny(errors);
	const [webshopUuid, sku] = [String(body.webshopUuid), String(body.sku)];
	refuseDuplicate(state, webshopUuid, sku);
	const product = {
		...newProduct(),
		uuid: randomUUID(),
		webshopUuid,
		productId: sku,
		sku,
		...writtenFields(body),
	};
	state.products.push(product);
	return product;
}

function updateProduct(state: GoedGepicktState, product: Product, body: Body): void {
	const emptied = required.filter((name) => body[name] !== undefined);
	const errors = { ...missingFields(body, emptied), ...wrongTypes(body) };
	// Whether a product can move to another webshop is not known; doing so in silence would be worse.
	if (body.webshopUuid !== undefined && body.webshopUuid !== product.webshopUuid)
		errors.webshopUuid = ['webshopUuid is niet de webshop van dit product.'];
	refuseIfAny(errors);
	const fields = writtenFields(body);
	if (fields.sku !== undefined) refuseDuplicate(state, product.webshopUuid, fields.sku, product);
	Object.assign(product, fields);
}

/**
 * The list of products, the part that a fulfilment customer may use as well
 * (docs/services/goedgepickt.md, 1.6).
 */
export function registerProductList(scope: FastifyInstance, world: GoedGepicktWorld): void {
	scope.get('/products', (request) => {
		const { state } = world;
		return listOf(request, visible(request, state.products), shapeOf(state), state.lag);
	});
}

/** Getting, making and changing a product (2.2). */
export function registerProducts(scope: FastifyInstance, world: GoedGepicktWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.products);

	registerProductList(scope, world);
	scope.get('/products/:uuid', (request) => presentProduct(world.state, find(request)));
	scope.post('/products', (request) => ({
		items: [presentProduct(world.state, createProduct(world.state, bodyOf(request)))],
	}));
	scope.put('/products/:uuid', (request) => {
		const product = find(request);
		updateProduct(world.state, product, bodyOf(request));
		return { items: [presentProduct(world.state, product)] };
	});
}
