import { commentCount, locationName } from './present';
import type { Picklist, PicklistProduct } from './types';
import type { Batch } from './warehouseTypes';
import type { PicqerWorld } from './world';

function person(world: PicqerWorld, id: number | null): Record<string, unknown> | null {
	const user = world.state.users.find(({ iduser }) => iduser === id);
	if (!user) return null;
	const { iduser, full_name, username } = user;
	return { iduser, full_name, username };
}

/** The picklists of a batch. */
export function picklistsOf(world: PicqerWorld, batch: Batch): Picklist[] {
	return world.state.picklists.filter(
		({ idpicklist_batch }) => idpicklist_batch === batch.idpicklist_batch,
	);
}

/** How many pieces a picklist has. */
export function piecesOn(picklist: Picklist): number {
	return picklist.products.reduce((total, { amount }) => total + amount, 0);
}

/** A batch as it stands in the list. */
export function presentBatch(world: PicqerWorld, batch: Batch): Record<string, unknown> {
	const picklists = picklistsOf(world, batch);
	const { idpicklist_batch, idwarehouse, title, type, status, created_at, updated_at } = batch;
	return {
		idpicklist_batch,
		idwarehouse,
		picklist_batchid: idpicklist_batch,
		title,
		display_title: title ?? created_at.slice(0, 10).split('-').reverse().join('-'),
		type,
		status,
		assigned_to: person(world, batch.assigned_to_iduser),
		completed_by: person(world, batch.completed_by_iduser),
		total_products: picklists.reduce((total, picklist) => total + piecesOn(picklist), 0),
		total_picklists: picklists.length,
		completed_at: batch.completed_at,
		created_at,
		updated_at,
	};
}

interface Pick {
	picklist: Picklist;
	product: PicklistProduct;
}

function presentBatchProduct(
	world: PicqerWorld,
	idproduct: number,
	picks: Pick[],
): Record<string, unknown> {
	const product = world.state.products.find((row) => row.idproduct === idproduct);
	const place = picks[0].product.pickLocations[0];
	return {
		idproduct,
		name: product?.name,
		productcode: product?.productcode,
		productcode_supplier: product?.productcode_supplier,
		image: product?.images[0]?.url ?? null,
		barcodes: product?.barcode ? [product.barcode] : [],
		productfields: product?.productfields,
		stock_location: locationName(world, place?.idlocation ?? null),
		picklists: picks.map(({ picklist, product: { amount, amount_picked } }) => ({
			idpicklist: picklist.idpicklist,
			amount,
			amount_picked,
			amount_collected: amount_picked,
		})),
	};
}

function presentBatchPicklist(world: PicqerWorld, picklist: Picklist, index: number): object {
	const order = world.state.orders.find(({ idorder }) => idorder === picklist.idorder);
	const container = world.state.pickingContainers.find(
		({ idpicklist }) => idpicklist === picklist.idpicklist,
	);
	return {
		idpicklist: picklist.idpicklist,
		picklistid: picklist.picklistid,
		reference: order?.reference ?? null,
		status: picklist.status,
		alias: String(index + 1),
		picking_container: container ?? null,
		total_products: piecesOn(picklist),
		delivery_name: order?.deliveryname ?? null,
		has_notes: commentCount(world, `picklist ${picklist.idpicklist}`) > 0,
		has_customer_remarks: Boolean(order?.customer_remarks),
		customer_remarks: order?.customer_remarks ?? null,
		created_at: picklist.created,
	};
}

/** A batch with its products and its picklists. */
export function presentWholeBatch(world: PicqerWorld, batch: Batch): Record<string, unknown> {
	const picklists = picklistsOf(world, batch);
	const picks = picklists.flatMap((picklist) =>
		picklist.products.map((product) => ({ picklist, product })),
	);
	const products = [...new Set(picks.map(({ product }) => product.idproduct))];
	return {
		...presentBatch(world, batch),
		products: products.map((idproduct) =>
			presentBatchProduct(
				world,
				idproduct,
				picks.filter(({ product }) => product.idproduct === idproduct),
			),
		),
		picklists: picklists.map((picklist, index) => presentBatchPicklist(world, picklist, index)),
	};
}
