/** A warehouse. */
export interface Warehouse {
	idwarehouse: number;
	name: string;
	accept_orders: boolean;
	counts_for_general_stock: boolean;
	priority: number;
	active: boolean;
}

/** A kind of location. */
export interface LocationType {
	idlocation_type: number;
	name: string;
	default: boolean;
	color: string;
}

/** A place in a warehouse, or a container that moves through it. */
export interface Location {
	idlocation: number;
	idwarehouse: number;
	parent_idlocation: number | null;
	type: 'location' | 'container';
	name: string;
	remarks: string | null;
	unlink_on_empty: boolean;
	/** Null for containers. */
	idlocation_type: number | null;
	is_bulk_location: boolean;
	is_exclusive_location: boolean;
}

/** A product's place on a location. */
export interface LocationLink {
	idproduct: number;
	idlocation: number;
	stock: number;
	note: string | null;
	is_preferred: boolean;
	/** On a container: the location that the product is meant for. */
	intendedLocation?: number;
}

/** A change of the stock on a location. */
export interface LocationStockChange {
	idproduct_location_stock_history: number;
	idproduct: number;
	idlocation: number;
	contra_idlocation: number | null;
	old_stock: number;
	stock_change: number;
	new_stock: number;
	change_type: 'mutation' | 'movement';
	changed_at: string;
}

/** A movement of goods inside a warehouse, as far as its fields are known. */
export interface Movement {
	idmovement: number;
	idwarehouse: number;
	iduser: number;
	created_at: string;
	updated_at: string;
}

/** Picklists that are picked in one walk; the picklists point at it. */
export interface Batch {
	idpicklist_batch: number;
	idwarehouse: number;
	title: string | null;
	type: 'singles' | 'normal';
	status: 'open' | 'completed';
	assigned_to_iduser: number | null;
	completed_by_iduser: number | null;
	completed_at: string | null;
	created_at: string;
	updated_at: string;
}

/** A recipe for batches. */
export interface BatchPreset {
	idpicklist_batch_preset: number;
	name: string;
	active: boolean;
	/** Whether it takes only picklists with one product. */
	singlesOnly: boolean;
}

/** A bin or bag for picking. */
export interface PickingContainer {
	idpicking_container: number;
	idpicklist: number | null;
	name: string;
	created_at: string;
	updated_at: string;
}

/** A box to ship in. */
export interface Packaging {
	idpackaging: number;
	name: string;
	barcode: string | null;
	length: number | null;
	width: number | null;
	height: number | null;
	use_in_auto_advice: boolean;
	active: boolean;
	created_at: string;
	updated_at: string;
}
