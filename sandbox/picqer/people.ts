import { shownRows, type Summary } from '../summary';
import { closePicklist, orderOf, processBackorders } from './fulfilment';
import { pickAll } from './picklists';
import { createShipment } from './shipments';
import { bookStock, watchFreeStock } from './stockChanges';
import type { PicqerWorld } from './world';

const isOpen = ({ status }: { status: string }) => status === 'new';

/** The warehouse picks every new picklist, gets a label for it, and closes it; gives their numbers. */
export function pickAndShip(world: PicqerWorld): string[] {
	const open = world.state.picklists.filter(isOpen);
	for (const picklist of open) {
		pickAll(picklist);
		createShipment(world, picklist, {});
		closePicklist(world, picklist);
	}
	return open.map(({ picklistid }) => picklistid);
}

/** Ten pieces arrive of what orders wait for, else of the first product; gives the product codes. */
export function receiveGoods(world: PicqerWorld): string[] {
	const { backorders, orders, products } = world.state;
	const wanted = products.filter(({ idproduct }) =>
		backorders.some((backorder) => backorder.idproduct === idproduct),
	);
	const arriving = wanted.length > 0 ? wanted : products.slice(0, 1);
	const waiting = orders.filter(({ idorder }) =>
		backorders.some((backorder) => backorder.idorder === idorder),
	);
	watchFreeStock(
		world,
		arriving.map(({ idproduct }) => idproduct),
		() => {
			for (const product of arriving) {
				bookStock(world, {
					product,
					idwarehouse: world.state.warehouses[0].idwarehouse,
					idlocation: null,
					change: 10,
					reason: 'Goods arrived',
					changeType: 'manual',
				});
			}
			waiting.forEach((order) => processBackorders(world, order));
		},
	);
	return arriving.map(({ productcode }) => productcode);
}

/** What is in the account. */
export function summarize(world: PicqerWorld): Summary {
	const { backorders, hooks, orders, picklists, shipments } = world.state;
	return {
		counts: [
			['orders', orders.length],
			['picklists to pick', picklists.filter(isOpen).length],
			['backorders', backorders.length],
			['shipments', shipments.length],
			['webhooks', hooks.length],
		],
		rows: [...orders]
			.reverse()
			.slice(0, shownRows)
			.map(({ idorder }) => {
				const { orderid, reference, deliveryname, deliverycity, status } = orderOf(world, idorder);
				const who = [deliveryname, deliverycity].filter(Boolean).join(', ');
				return [orderid, [reference, who].filter(Boolean).join(' · '), status];
			}),
	};
}
