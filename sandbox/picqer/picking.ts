import type { FastifyInstance, FastifyRequest } from 'fastify';

import { known, objectsIn, positiveWhole } from './checks';
import { refused } from './errors';
import { requireOpen } from './fulfilment';
import { presentPicklist } from './present';
import type { PickLocation, Picklist, PicklistProduct } from './types';
import { bodyOf, nextId, nowText, requireFields, rowFromPath, type PicqerWorld } from './world';

interface Target {
	product: PicklistProduct;
	/** The place that the caller named, when it named one. */
	place?: PickLocation;
}

function placeNamed(products: PicklistProduct[], id: unknown): Target | undefined {
	return products
		.flatMap((product) => product.pickLocations.map((place) => ({ product, place })))
		.find(({ place }) => place.idpicklist_product_location === Number(id));
}

function productToPick(
	world: PicqerWorld,
	picklist: Picklist,
	body: Record<string, unknown>,
): Target {
	const { idpicklist_product: byLine, idpicklist_product_location: byPlace, product } = body;
	if (byLine === undefined && byPlace === undefined && product === undefined) throw refused(15);
	const target = byPlace === undefined ? undefined : placeNamed(picklist.products, byPlace);
	if (target) return target;
	const found = picklist.products.find((row) => {
		if (byPlace !== undefined) return false;
		if (byLine !== undefined) return row.idpicklist_product === Number(byLine);
		const barcode = world.state.products.find(
			({ idproduct }) => idproduct === row.idproduct,
		)?.barcode;
		return [String(row.idproduct), row.productcode, barcode].includes(String(product));
	});
	if (!found) throw refused(17);
	return { product: found };
}

/** Notes a pick on the places of a product, from the first one on. */
function takeFrom(places: PickLocation[], amount: number): void {
	let left = amount;
	for (const place of places) {
		const taken = Math.min(left, place.amount - place.amount_picked);
		place.amount_picked += taken;
		left -= taken;
	}
}

/** Picks an amount of one product of a picklist. */
export function pick(world: PicqerWorld, picklist: Picklist, body: Record<string, unknown>): void {
	requireOpen(picklist);
	const { product, place } = productToPick(world, picklist, body);
	const amount = Number(body.amount);
	if (body.amount === undefined || !Number.isInteger(amount) || amount < 1) throw refused(16);
	const left = place ? place.amount - place.amount_picked : product.amount - product.amount_picked;
	if (amount > left) throw refused(18);
	product.amount_picked += amount;
	takeFrom(place ? [place] : product.pickLocations, amount);
	picklist.updated = nowText();
}

/** Picks everything that is on a picklist. */
export function pickAll(picklist: Picklist): void {
	requireOpen(picklist);
	for (const product of picklist.products) {
		product.amount_picked = product.amount;
		takeFrom(product.pickLocations, product.amount);
	}
	picklist.updated = nowText();
}

function setPickLocations(
	world: PicqerWorld,
	picklist: Picklist,
	product: PicklistProduct,
	body: unknown,
): void {
	requireOpen(picklist);
	const inWarehouse = world.state.locations.filter(
		({ idwarehouse }) => idwarehouse === picklist.idwarehouse,
	);
	const wishes = objectsIn(body);
	if (wishes.length === 0) throw refused(5);
	const places = wishes.map((wish) => {
		requireFields(wish, 'idlocation', 'amount');
		return {
			idlocation: known(inWarehouse, 'idlocation', wish.idlocation).idlocation,
			amount: positiveWhole(wish.amount, 'amount'),
		};
	});
	const total = places.reduce((sum, { amount }) => sum + amount, 0);
	if (total > product.amount) throw refused(5, 'The amounts are higher than what is to be picked');
	product.pickLocations = places.map((place) => ({
		idpicklist_product_location: nextId(world, 'pickLocation'),
		...place,
		amount_picked: 0,
	}));
	takeFrom(product.pickLocations, product.amount_picked);
	picklist.updated = nowText();
}

/** Where the goods of a picklist are taken from. */
export function registerPickLocations(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Picklist,
): void {
	scope.put('/picklists/:id/products/:product/pick_locations', (request) => {
		const picklist = find(request);
		const product = rowFromPath(request, picklist.products, 'idpicklist_product', 'product');
		const list = Array.isArray(request.body) ? (request.body as unknown[]) : bodyOf(request);
		setPickLocations(world, picklist, product, list);
		return presentPicklist(world, picklist);
	});
}
