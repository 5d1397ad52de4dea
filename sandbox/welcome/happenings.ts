import type { Controls } from '../controls';
import type { ServiceName, Services } from '../services';

/** Something that people can let happen in the sandbox. */
export interface Happening {
	/** The last part of the address that its button calls. */
	name: string;
	/** What the button says. */
	label: string;
	/** Lets it happen; gives a sentence about what did. */
	happen(): string;
}

const stormMs = 60_000;

const listOf = (words: string[]) => words.join(', ');

/** All that the buttons of the welcome page do. */
export function happenings(services: Services, controls: Controls): Happening[] {
	const { bol, goedgepickt, lagerkoll, picqer } = services;
	return [
		{
			name: 'order',
			label: 'New bol order',
			happen: () => `bol has the new order ${listOf(bol.seed({ orders: 1 }))}.`,
		},
		{
			name: 'cancellation',
			label: 'Customer cancels',
			happen() {
				const orderId = bol.customerCancels();
				return orderId
					? `The customer of bol order ${orderId} asks to cancel an item of it.`
					: 'No open bol order is left that could be cancelled.';
			},
		},
		{
			name: 'goods',
			label: 'Goods arrive',
			happen: () =>
				[
					`10 pieces arrived: ${listOf(picqer.receiveGoods())} at Picqer,`,
					`${listOf(goedgepickt.receiveGoods())} at GoedGepickt,`,
					`${listOf(lagerkoll.receiveGoods())} at Lagerkoll.`,
				].join(' '),
		},
		{
			name: 'shipping',
			label: 'Pick and ship',
			happen() {
				const picklists = picqer.pickAndShip();
				return picklists.length > 0
					? `Picqer picked and shipped ${listOf(picklists)}.`
					: 'Picqer has no picklist to pick: run the workflow bol orders to Picqer first.';
			},
		},
		{
			name: 'return',
			label: 'Return arrives',
			happen: () => `bol has the new return ${bol.returnArrives()}.`,
		},
		{
			name: 'storm',
			label: 'Storm of 429',
			happen() {
				for (const service of Object.keys(services) as ServiceName[])
					controls.addFault({ service, kind: 'status', status: 429, every: 3, forMs: stormMs });
				return 'For a minute every third request to each service is refused with 429.';
			},
		},
	];
}
