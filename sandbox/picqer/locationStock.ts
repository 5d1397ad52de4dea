import { refused } from './errors';
import { presentProduct } from './present';
import type { LocationLink, LocationStockChange } from './warehouseTypes';
import { nextId, nowText, type PicqerWorld } from './world';

/** The product's place on a location, which is made when there is none yet. */
export function linkLocation(
	world: PicqerWorld,
	idproduct: number,
	idlocation: number,
): LocationLink {
	const links = world.state.locationLinks.filter((row) => row.idlocation === idlocation);
	const found = links.find((row) => row.idproduct === idproduct);
	if (found) return found;
	const location = world.state.locations.find((row) => row.idlocation === idlocation);
	if (location?.is_exclusive_location && links.length > 0)
		throw refused(21, 'This location is for one product only');
	const link = { idproduct, idlocation, stock: 0, note: null, is_preferred: false };
	world.state.locationLinks.push(link);
	return link;
}

function unlinkWhenEmpty(world: PicqerWorld, link: LocationLink): void {
	const location = world.state.locations.find((row) => row.idlocation === link.idlocation);
	if (link.stock !== 0 || !location?.unlink_on_empty) return;
	world.state.locationLinks = world.state.locationLinks.filter((row) => row !== link);
}

/** Changes the stock on a location, writes the history, and tells the hooks. */
export function bookLocation(
	world: PicqerWorld,
	link: LocationLink,
	change: number,
	changeType: LocationStockChange['change_type'],
	contraLocation: number | null = null,
): void {
	const { idproduct, idlocation, stock } = link;
	link.stock += change;
	world.state.locationStockHistory.push({
		idproduct_location_stock_history: nextId(world, 'locationStockHistory'),
		idproduct,
		idlocation,
		contra_idlocation: contraLocation,
		old_stock: stock,
		stock_change: change,
		new_stock: link.stock,
		change_type: changeType,
		changed_at: nowText(),
	});
	unlinkWhenEmpty(world, link);
	const product = world.state.products.find((row) => row.idproduct === idproduct);
	if (product)
		world.events.fire('products.stock_on_location_changed', presentProduct(world, product));
}
