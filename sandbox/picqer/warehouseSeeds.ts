import { catalogue } from '../catalogue';
import { firstLocationId, madeAt, warehouseIds } from './seedIds';
import type { PicqerState } from './types';
import type { Location, Packaging, PickingContainer, Warehouse } from './warehouseTypes';

/** The name of the location of a product, by the product's place in the catalogue. */
export function seedLocationName(index: number): string {
	return `A.${Math.floor(index / 10) + 1}.${(index % 10) + 1}`;
}

function makeWarehouse(idwarehouse: number, name: string, priority: number): Warehouse {
	return {
		idwarehouse,
		name,
		accept_orders: true,
		counts_for_general_stock: true,
		priority,
		active: true,
	};
}

function makeLocation(idlocation: number, name: string, fields: Partial<Location> = {}): Location {
	return {
		idlocation,
		idwarehouse: warehouseIds.utrecht,
		parent_idlocation: null,
		type: 'location',
		name,
		remarks: null,
		unlink_on_empty: false,
		idlocation_type: 2,
		is_bulk_location: false,
		is_exclusive_location: false,
		...fields,
	};
}

function makePackaging(
	idpackaging: number,
	name: string,
	fields: Pick<Packaging, 'barcode' | 'length' | 'width' | 'height' | 'active'>,
): Packaging {
	return {
		idpackaging,
		name,
		...fields,
		use_in_auto_advice: fields.active,
		created_at: madeAt,
		updated_at: madeAt,
	};
}

function makeContainer(idpicking_container: number): PickingContainer {
	return {
		idpicking_container,
		idpicklist: null,
		name: `Bak ${idpicking_container}`,
		created_at: madeAt,
		updated_at: madeAt,
	};
}

/** The bulk location and the container that have no product yet. */
const emptyLocations = [
	makeLocation(90, 'B.1', { idlocation_type: 3, is_bulk_location: true }),
	makeLocation(91, 'Kar 1', { type: 'container', idlocation_type: null }),
];

type WarehouseSeeds = Pick<
	PicqerState,
	| 'warehouses'
	| 'locations'
	| 'locationTypes'
	| 'locationStockHistory'
	| 'movements'
	| 'stockHistory'
	| 'packagings'
	| 'packingStations'
	| 'pickingContainers'
	| 'batches'
	| 'batchPresets'
>;

/** What stands in the warehouses, and what happened there to a chain lock (product 703). */
export function warehouseSeeds(): WarehouseSeeds {
	return {
		warehouses: [
			makeWarehouse(warehouseIds.utrecht, 'Utrecht', 1),
			makeWarehouse(warehouseIds.zwolle, 'Zwolle', 2),
		],
		locations: [
			...catalogue.map((_, index) =>
				makeLocation(firstLocationId + index, seedLocationName(index)),
			),
			...emptyLocations.map((location) => ({ ...location })),
		],
		locationTypes: [
			{ idlocation_type: 2, name: 'Standaard', default: true, color: '#0000f0' },
			{ idlocation_type: 3, name: 'Bulk', default: false, color: '#32cd32' },
		],
		stockHistory: [
			{
				idproduct_stock_history: 4400,
				idproduct: 703,
				idwarehouse: warehouseIds.utrecht,
				iduser: 5,
				idlocation: 43,
				old_stock: 1002,
				stock_change: -2,
				new_stock: 1000,
				reason: 'Beschadigd',
				change_type: 'manual',
				changed_at: '2026-01-05 10:00:00',
			},
		],
		locationStockHistory: [
			{
				idproduct_location_stock_history: 71,
				idproduct: 703,
				idlocation: 43,
				contra_idlocation: null,
				old_stock: 1002,
				stock_change: -2,
				new_stock: 1000,
				change_type: 'mutation',
				changed_at: '2026-01-05 10:00:00',
			},
		],
		movements: [
			{
				idmovement: 31,
				idwarehouse: warehouseIds.utrecht,
				iduser: 5,
				created_at: '2026-01-05 11:00:00',
				updated_at: '2026-01-05 11:00:00',
			},
		],
		packagings: [
			makePackaging(3, 'Doos M', {
				barcode: 'BOX-M',
				length: 40,
				width: 30,
				height: 20,
				active: true,
			}),
			makePackaging(4, 'Doos oud', {
				barcode: 'BOX-O',
				length: 50,
				width: 50,
				height: 50,
				active: false,
			}),
		],
		packingStations: [
			{
				idpacking_station: 1,
				name: 'Tafel 1',
				printer_packinglists: null,
				printer_shipping_documents: null,
				printer_product_labels: null,
				printer_shipping_labels: {
					idprinter: 4,
					name: 'Zebra',
					format: 'A6',
					custom_width: null,
					custom_height: null,
					zpl_support: true,
					printnode_printerid: 700,
				},
			},
		],
		pickingContainers: [makeContainer(1), makeContainer(2)],
		batches: [],
		batchPresets: [
			{
				idpicklist_batch_preset: 8234,
				name: 'Singles zone A',
				active: true,
				singlesOnly: true,
			},
			{ idpicklist_batch_preset: 8235, name: 'Alles', active: true, singlesOnly: false },
			{ idpicklist_batch_preset: 8236, name: 'Kerst', active: false, singlesOnly: false },
		],
	};
}
