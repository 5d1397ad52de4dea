import type { FastifyInstance, FastifyRequest } from 'fastify';

import { registerComments } from './comments';
import { fieldValues } from './customFields';
import { refused } from './errors';
import { activeOrNot, exact, filtered, pageOf, searchIn } from './lists';
import { presentProduct } from './present';
import { registerCompositions } from './compositions';
import { notePriceChanges, registerPriceHistories } from './priceHistory';
import { registerExpected, registerProduction } from './production';
import { registerProductStock } from './productStock';
import { registerTagLinks } from './tags';
import type { Product } from './types';
import {
	bodyOf,
	nextId,
	nowText,
	pickFields,
	requireFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

const noFields = {
	idsupplier: null as number | null,
	fixedstockprice: 0,
	productcode_supplier: '',
	deliverytime: null as number | null,
	description: '',
	barcode: '',
	type: 'normal',
	weight: 0,
	length: null as number | null,
	width: null as number | null,
	height: null as number | null,
	minimum_purchase_quantity: null as number | null,
	purchase_in_quantities_of: null as number | null,
	hs_code: null as string | null,
	country_of_origin: null as string | null,
	active: true,
};

const requiredFields = ['idvatgroup', 'name', 'price', 'productcode'] as const;
const writableFields = [
	...requiredFields,
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
];
const productTypes = ['normal', 'unlimited_stock', 'virtual_composition', 'composition_with_stock'];

type WrittenFields = Pick<Product, (typeof requiredFields)[number]> & typeof noFields;

function checkFields(world: PicqerWorld, fields: Partial<WrittenFields>, self?: Product): void {
	const { idvatgroup, productcode, type, country_of_origin: country } = fields;
	const { vatGroups, products } = world.state;
	if (idvatgroup !== undefined && !vatGroups.some((group) => group.idvatgroup === idvatgroup))
		throw refused(14);
	if (type !== undefined && !productTypes.includes(type))
		throw refused(5, `Unknown product type ${type}`);
	if (country && !/^[A-Z]{2}$/.test(country)) throw refused(9);
	if (
		productcode !== undefined &&
		products.some((row) => row !== self && row.productcode === productcode)
	) {
		throw refused(7, `Product code ${productcode} exists already`);
	}
}

function createProduct(world: PicqerWorld, request: FastifyRequest): Product {
	const body = bodyOf(request);
	requireFields(body, ...requiredFields);
	const fields = { ...noFields, ...pickFields(body, writableFields) } as WrittenFields;
	checkFields(world, fields);
	const now = nowText();
	const product: Product = {
		idproduct: nextId(world, 'product'),
		...fields,
		unlimitedstock: fields.type === 'unlimited_stock',
		idfulfilment_customer: request.idFulfilmentCustomer,
		productfields: fieldValues(world.state.productFields, 'idproductfield', body.productfields),
		images: [],
		parts: [],
		warehouses: world.state.warehouses.map(({ idwarehouse }) => ({
			idwarehouse,
			stock_level_order: null,
			stock_level_desired: null,
			stock_level_maximum: null,
			stock_location: null,
		})),
		tags: [],
		created: now,
		updated: now,
	};
	world.state.products.push(product);
	world.events.fire('products.created', presentProduct(world, product));
	return product;
}

function updateProduct(world: PicqerWorld, product: Product, body: Record<string, unknown>): void {
	const fields = pickFields(body, writableFields) as Partial<WrittenFields>;
	checkFields(world, fields, product);
	if (body.productfields !== undefined) {
		const values = fieldValues(world.state.productFields, 'idproductfield', body.productfields);
		const written = new Set(values.map(({ idproductfield }) => idproductfield));
		const others = product.productfields.filter(
			({ idproductfield }) => !written.has(idproductfield),
		);
		product.productfields = [...others, ...values];
	}
	notePriceChanges(world, product, fields);
	Object.assign(product, fields, { updated: nowText() });
	world.events.fire('products.changed', presentProduct(world, product));
}

function listProducts(world: PicqerWorld, request: FastifyRequest): Product[] {
	const rows = activeOrNot(request, visible(request, world.state.products));
	const tagTitles = (product: Product) =>
		world.state.tags.filter(({ idtag }) => product.tags.includes(idtag)).map(({ title }) => title);
	return filtered(request, rows, {
		search: searchIn('productcode', 'name', 'barcode'),
		productcode: exact('productcode'),
		barcode: exact('barcode'),
		type: exact('type'),
		idsupplier: exact('idsupplier'),
		idfulfilment_customer: exact('idfulfilment_customer'),
		idproducts: (product, value) => value.split(',').includes(String(product.idproduct)),
		tag: (product, value) => tagTitles(product).includes(value),
	});
}

function contentTypeOf(data: Buffer): string | undefined {
	if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
	if (data.subarray(1, 4).toString() === 'PNG') return 'image/png';
	return undefined;
}

function registerImages(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	scope.get('/products/:id/images', (request) => find(request).images);
	scope.post('/products/:id/images', (request, reply) => {
		const product = find(request);
		const body = bodyOf(request);
		requireFields(body, 'image');
		const data = Buffer.from(String(body.image), 'base64');
		const contenttype = contentTypeOf(data);
		if (!contenttype) throw refused(5, 'image must be a JPEG or PNG in base64');
		const idproduct_image = nextId(world, 'image');
		const image = {
			idproduct_image,
			url: `${world.baseUrl()}/images/${idproduct_image}`,
			contenttype,
			size: data.length,
		};
		product.images.push(image);
		return reply.code(201).send(image);
	});
	scope.delete('/products/:id/images/:image', (request, reply) => {
		const product = find(request);
		const image = rowFromPath(request, product.images, 'idproduct_image', 'image');
		product.images = product.images.filter((row) => row !== image);
		return reply.code(204).send();
	});
}

function registerWarehouseSettings(
	scope: FastifyInstance,
	find: (request: FastifyRequest) => Product,
): void {
	scope.get('/products/:id/warehouses', (request) => find(request).warehouses);
	scope.put('/products/:id/warehouses/:warehouse', (request) =>
		Object.assign(
			rowFromPath(request, find(request).warehouses, 'idwarehouse', 'warehouse'),
			pickFields(bodyOf(request), [
				'stock_level_order',
				'stock_level_desired',
				'stock_location',
				'picking_stock_replenish_trigger',
				'picking_stock_replenish_to',
			] as const),
		),
	);
}

/** Products with everything that hangs below them. */
export function registerProducts(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, visible(request, world.state.products), 'idproduct');

	scope.get('/products', (request) =>
		pageOf(request, listProducts(world, request)).map((product) => presentProduct(world, product)),
	);
	scope.get('/products/:id', (request) => presentProduct(world, find(request)));
	scope.post('/products', (request, reply) =>
		reply.code(201).send(presentProduct(world, createProduct(world, request))),
	);
	scope.put('/products/:id', (request) => {
		const product = find(request);
		updateProduct(world, product, bodyOf(request));
		return presentProduct(world, product);
	});
	for (const [action, active] of [
		['activate', true],
		['inactivate', false],
	] as const) {
		scope.post(`/products/:id/${action}`, (request) => {
			const product = find(request);
			updateProduct(world, product, { active });
			return presentProduct(world, product);
		});
	}
	registerImages(scope, world, find);
	registerWarehouseSettings(scope, find);
	registerProductStock(scope, world, find);
	registerCompositions(scope, world, find);
	registerProduction(scope, world, find);
	registerPriceHistories(scope, world, find);
	registerExpected(scope, world, find);
	registerTagLinks(scope, world, 'products', find);
	registerComments(scope, world, {
		path: 'products',
		type: 'product',
		find,
		source: ({ idproduct, productcode }: Product) => ({ idproduct, productcode }),
		idField: 'idproduct',
	});
}
