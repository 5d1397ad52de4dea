import { startSandbox } from '../../sandbox/index.ts';
import type { LimitSettings } from '../../sandbox/rateLimit.ts';
import type { GetterService } from './getters.mts';
import { BEFORE, offerIdOf, referenceOf } from './stock.mts';

/** What the bench tells the process with the sandbox, which answers each with a result. */
export type SandboxCommand =
	| { do: 'limit'; settings: Partial<LimitSettings> }
	| { do: 'reset' }
	| { do: 'clear' }
	| { do: 'order' }
	| { do: 'rows'; count: number }
	| { do: 'products'; count: number }
	| { do: 'offers'; count: number }
	| { do: 'bol orders'; count: number }
	| { do: 'ids'; service: GetterService }
	| { do: 'counters' }
	| { do: 'comments' }
	| { do: 'first request'; since: number }
	| { do: 'stop' };

const SERVICES = ['bol', 'picqer', 'goedgepickt', 'lagerkoll'] as const;

const sandbox = await startSandbox();

/** What the seeds hold that can be read by its ID. */
function idsOf(service: GetterService): string[] {
	if (service === 'bol') return sandbox.seedBol({ orders: 20 });
	const { products, articles } = sandbox.state(service) as {
		products?: Array<{ uuid: string }>;
		articles?: Array<{ articleId: string }>;
	};
	return products?.map(({ uuid }) => uuid) ?? articles?.map(({ articleId }) => articleId) ?? [];
}

/** An order that comments can be written on; gives its id. */
async function makeOrder(): Promise<number> {
	const response = await fetch(`${sandbox.urls.picqer}/api/v1/orders`, {
		method: 'POST',
		headers: {
			authorization: `Basic ${Buffer.from('sandbox-key:X').toString('base64')}`,
			'user-agent': 'bench (bench@example.com)',
			'content-type': 'application/json',
		},
		body: JSON.stringify({ idcustomer: 310, products: [{ productcode: 'LAMP-01', amount: 1 }] }),
	});
	const order = (await response.json()) as { idorder: number };
	return order.idorder;
}

/** Fills the stock history, the cheapest list of Picqer, up to so many rows. */
function fillRows(count: number) {
	const rows = sandbox.state('picqer').stockHistory as Array<Record<string, unknown>>;
	rows.length = 0;
	for (let id = 1; id <= count; id++) {
		rows.push({
			idproduct_stock_history: id,
			idproduct: 701,
			idwarehouse: 18,
			iduser: null,
			idlocation: null,
			old_stock: id,
			stock_change: 1,
			new_stock: id + 1,
			reason: `Row ${id} of the bench`,
			change_type: 'api',
			changed_at: '2026-01-05 10:00:00',
		});
	}
}

/** Fills Picqer with so many products, each like one of the seeds. */
function fillProducts(count: number) {
	const { products } = sandbox.state('picqer');
	const [like] = products;
	const all = Array.from({ length: count }, (_, index) => ({
		...like,
		idproduct: 1_000 + index,
		productcode: `BENCH-${index}`,
	}));
	products.splice(0, products.length, ...all);
}

/** Fills bol with so many offers, each like one of the seeds. */
function fillOffers(count: number) {
	const { offers } = sandbox.state('bol');
	const [like] = offers;
	const all = Array.from({ length: count }, (_, index) => ({
		...like,
		offerId: offerIdOf(index),
		reference: referenceOf(index),
		stock: { amount: BEFORE, managedByRetailer: true },
	}));
	offers.splice(0, offers.length, ...all);
}

async function carryOut(command: SandboxCommand): Promise<unknown> {
	switch (command.do) {
		case 'limit':
			for (const service of SERVICES) sandbox.setLimits(service, command.settings);
			return undefined;
		case 'reset':
			return sandbox.reset();
		case 'clear':
			return sandbox.clearCounters();
		case 'order':
			return await makeOrder();
		case 'rows':
			return fillRows(command.count);
		case 'products':
			return fillProducts(command.count);
		case 'offers':
			return fillOffers(command.count);
		case 'bol orders':
			return sandbox.seedBol({ orders: command.count });
		case 'ids':
			return idsOf(command.service);
		case 'counters':
			return sandbox.counters();
		case 'comments':
			return sandbox.state('picqer').comments.map(({ body }) => body);
		case 'first request':
			return Math.min(
				...sandbox
					.log('picqer')
					.map(({ at }) => at)
					.filter((at) => at >= command.since),
			);
		case 'stop':
			return await sandbox.stop();
	}
}

process.on('message', (command: SandboxCommand) => {
	void carryOut(command).then((result) => {
		process.send?.({ result: result ?? null });
		if (command.do === 'stop') process.exit();
	});
});
process.send?.({ result: sandbox.urls });

// Without the bench there is nobody to stop it.
process.once('disconnect', () => process.exit());
