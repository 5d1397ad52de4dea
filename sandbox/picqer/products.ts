import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { checkCountry, fieldValues, known } from './checks';
import { refused } from './errors';
import { activeOrNot, exact, searchIn } from './lists';
import { presentProduct, tagList } from './present';
import { registerActions, registerReading } from './reading';
import { newProduct, productFields, type Product } from './rows';
import { registerProductStock } from './productStock';
import { fieldsIn, nextId, nowText, requireFields, visible, type PicqerWorld } from './world';

const requiredFields = ['idvatgroup', 'name', 'price', 'productcode'] as const;

const writable = () => ({ ...productFields(), idvatgroup: 0, name: '', price: 0, productcode: '' });

const productTypes = ['normal', 'unlimited_stock', 'virtual_composition', 'composition_with_stock'];

/** What a body writes on a product; refuses what Picqer refuses. */
function writtenFields(world: PicqerWorld, body: Record<string, unknown>, self?: Product) {
	const fields = fieldsIn(body, writable());
	const { vatGroups, products } = world.state;
	if (fields.idvatgroup !== undefined)
		known(vatGroups, 'idvatgroup', fields.idvatgroup, refused(14));
	if (fields.type !== undefined && !productTypes.includes(fields.type))
		throw refused(5, `Unknown product type ${fields.type}`);
	checkCountry(fields.country_of_origin);
	if (products.some((row) => row !== self && row.productcode === fields.productcode))
		throw refused(7, `Product code ${fields.productcode} exists already`);
	return fields;
}

function createProduct(world: PicqerWorld, request: FastifyRequest): Product {
	const body = bodyOf(request);
	requireFields(body, ...requiredFields);
	const fields = writtenFields(world, body);
	const now = nowText();
	const product = {
		...newProduct(),
		idproduct: nextId(world, 'product'),
		...fields,
		unlimitedstock: fields.type === 'unlimited_stock',
		idfulfilment_customer: request.idFulfilmentCustomer,
		productfields: fieldValues(world.state.productFields, 'idproductfield', body.productfields),
		created: now,
		updated: now,
	};
	world.state.products.push(product);
	world.events.fire('products.created', presentProduct(world, product));
	return product;
}

function updateProduct(world: PicqerWorld, product: Product, body: Record<string, unknown>): void {
	const fields = writtenFields(world, body, product);
	const values = fieldValues(world.state.productFields, 'idproductfield', body.productfields);
	const others = product.productfields.filter(
		({ idproductfield: id }) => !values.some(({ idproductfield }) => idproductfield === id),
	);
	Object.assign(product, fields, { productfields: [...others, ...values], updated: nowText() });
	world.events.fire('products.changed', presentProduct(world, product));
}

/** Products with their stock. */
export function registerProducts(scope: FastifyInstance, world: PicqerWorld): void {
	const present = (product: Product) => presentProduct(world, product);
	const rows = (request: FastifyRequest) => visible(request, world.state.products);
	const find = registerReading<Product>(scope, '/products', {
		rows,
		listed: (request) => activeOrNot(request, rows(request)),
		idField: 'idproduct',
		filters: {
			search: searchIn('productcode', 'name', 'barcode'),
			productcode: exact('productcode'),
			barcode: exact('barcode'),
			type: exact('type'),
			idsupplier: exact('idsupplier'),
			idfulfilment_customer: exact('idfulfilment_customer'),
			idproducts: ({ idproduct }, value) => value.split(',').includes(String(idproduct)),
			tag: ({ tags }, value) => tagList(world, tags).some(({ title }) => title === value),
		},
		present,
	});
	scope.post('/products', (request, reply) =>
		reply.code(201).send(present(createProduct(world, request))),
	);
	scope.put('/products/:id', (request) => {
		const product = find(request);
		updateProduct(world, product, bodyOf(request));
		return present(product);
	});
	registerActions(scope, '/products', find, present, {
		activate: (product) => updateProduct(world, product, { active: true }),
		inactivate: (product) => updateProduct(world, product, { active: false }),
	});
	registerProductStock(scope, world, find);
}
