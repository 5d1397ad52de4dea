import { startSandbox, type Sandbox } from '../../sandbox';
import { picqerFacts } from '../facts/picqer';
import { pairIn, pairsOf } from '../facts/written';
import { picqerCaller, type Answer, type Caller } from './callers';

let sandbox: Sandbox;
let picqer: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	picqer = picqerCaller(sandbox.urls.picqer);
});
afterAll(async () => await sandbox.stop());

/** Every method and path of Picqer's API, with what stands for an id in braces. */
const endpoints = [
	'GET /orders',
	'GET /orders/{order}',
	'POST /orders',
	'PUT /orders/{order}',
	'DELETE /orders/{order}',
	'POST /orders/{order}/process',
	'POST /orders/{order}/pause',
	'POST /orders/{order}/resume',
	'POST /orders/{order}/reopen',
	'POST /orders/{order}/change-to-concept',
	'POST /orders/{order}/undo-cancellation',
	'POST /orders/{order}/allocate',
	'POST /orders/{order}/deallocate',
	'POST /orders/{order}/prioritise',
	'POST /orders/{order}/process-backorders',
	'POST /orders/{order}/anonymize',
	'GET /orders/{order}/productstatus',
	'GET /orders/{order}/backorders',
	'GET /orders/{order}/notes',
	'POST /orders/{order}/notes',
	'GET /orders/{order}/comments',
	'POST /orders/{order}/comments',
	'GET /orders/{order}/tags',
	'POST /orders/{order}/tags',
	'DELETE /orders/{order}/tags/{tag}',
	'GET /orders/{order}/orderfields',
	'PUT /orders/{order}/orderfields/{orderField}',
	'DELETE /orders/{order}/orderfields/{orderField}',
	'GET /orders/{order}/products',
	'GET /orders/{order}/products/{orderLine}',
	'POST /orders/{order}/products',
	'PUT /orders/{order}/products/{orderLine}',
	'DELETE /orders/{order}/products/{orderLine}',
	'GET /picklists',
	'GET /picklists/{picklist}',
	'PUT /picklists/{picklist}',
	'POST /picklists/{picklist}/close',
	'POST /picklists/{picklist}/cancel',
	'POST /picklists/{picklist}/pick',
	'POST /picklists/{picklist}/pickall',
	'POST /picklists/{picklist}/assign',
	'POST /picklists/{picklist}/unassign',
	'POST /picklists/{picklist}/snooze',
	'POST /picklists/{picklist}/pause',
	'POST /picklists/{picklist}/resume',
	'PUT /picklists/{picklist}/products/{picklistProduct}/pick_locations',
	'GET /picklists/{picklist}/packaging-advice',
	'PUT /picklists/{picklist}/packaging-advice',
	'GET /picklists/{picklist}/picklistpdf',
	'GET /picklists/{picklist}/packinglistpdf',
	'GET /picklists/{picklist}/comments',
	'POST /picklists/{picklist}/comments',
	'GET /picklists/{picklist}/shipments',
	'GET /picklists/{picklist}/shippingmethods',
	'POST /picklists/{picklist}/shipments',
	'DELETE /picklists/{picklist}/shipments/{shipment}',
	'GET /shipments',
	'GET /shipments/{shipment}',
	'GET /shipments/{shipment}/label',
	'GET /picklists/batches',
	'GET /picklists/batches/{batch}',
	'POST /picklists/batches',
	'POST /picklists/batches/{batch}/picklists',
	'DELETE /picklists/batches/{batch}/picklists/{picklist}',
	'POST /picklists/batches/{batch}/assign',
	'GET /picklists/batches/{batch}/pdf',
	'GET /picklists/batches/{batch}/products/{product}/picklists',
	'GET /picklists/batches/{batch}/comments',
	'POST /picklists/batches/{batch}/comments',
	'POST /picklists/batches/{batch}/reset',
	'GET /picklists/batches/presets',
	'GET /picklists/batches/presets/{preset}',
	'GET /picking-containers',
	'GET /picking-containers/{container}',
	'POST /picking-containers',
	'PUT /picking-containers/{container}',
	'DELETE /picking-containers/{container}',
	'POST /picking-containers/{container}/link',
	'GET /products',
	'GET /products/{product}',
	'POST /products',
	'PUT /products/{product}',
	'POST /products/{product}/activate',
	'POST /products/{product}/inactivate',
	'GET /products/{product}/stock',
	'GET /products/{product}/stock/{warehouse}',
	'POST /products/{product}/stock/{warehouse}',
	'POST /products/{product}/stock/{warehouse}/move',
	'GET /products/{product}/warehouses',
	'PUT /products/{product}/warehouses/{warehouse}',
	'GET /products/{product}/images',
	'POST /products/{product}/images',
	'DELETE /products/{product}/images/{image}',
	'GET /products/{product}/locations',
	'POST /products/{product}/locations',
	'PUT /products/{product}/locations/{location}',
	'DELETE /products/{product}/locations/{location}',
	'GET /products/{product}/tags',
	'POST /products/{product}/tags',
	'DELETE /products/{product}/tags/{tag}',
	'GET /products/{composition}/parts',
	'GET /products/{composition}/parts/{part}',
	'POST /products/{composition}/parts',
	'PUT /products/{composition}/parts/{part}',
	'DELETE /products/{composition}/parts/{part}',
	'POST /products/{product}/produce',
	'GET /products/{product}/comments',
	'POST /products/{product}/comments',
	'GET /products/{product}/pricehistory',
	'GET /products/{product}/fixedstockpricehistory',
	'GET /products/{product}/expected',
	'GET /stockhistory',
	'GET /stockhistory/{stockChange}',
	'GET /location-stock-history',
	'GET /location-stock-history/{locationStockChange}',
	'GET /customers',
	'GET /customers/{customer}',
	'POST /customers',
	'PUT /customers/{customer}',
	'DELETE /customers/{customer}',
	'GET /customers/{customer}/addresses',
	'POST /customers/{customer}/addresses',
	'PUT /customers/{customer}/addresses/{address}',
	'DELETE /customers/{customer}/addresses/{address}',
	'GET /customers/{customer}/tags',
	'POST /customers/{customer}/tags',
	'DELETE /customers/{customer}/tags/{tag}',
	'GET /customers/{customer}/comments',
	'POST /customers/{customer}/comments',
	'GET /purchaseorders',
	'GET /purchaseorders/{purchaseOrder}',
	'POST /purchaseorders',
	'PUT /purchaseorders/{purchaseOrder}',
	'POST /purchaseorders/{purchaseOrder}/mark-as-purchased',
	'POST /purchaseorders/{purchaseOrder}/close',
	'POST /purchaseorders/{purchaseOrder}/cancel',
	'GET /purchaseorders/{purchaseOrder}/products',
	'POST /purchaseorders/{purchaseOrder}/products',
	'PUT /purchaseorders/{purchaseOrder}/products/{purchaseOrderLine}',
	'DELETE /purchaseorders/{purchaseOrder}/products/{purchaseOrderLine}',
	'GET /purchaseorders/{purchaseOrder}/comments',
	'POST /purchaseorders/{purchaseOrder}/comments',
	'GET /purchaseorders/{purchaseOrder}/receipts',
	'GET /purchaseorders/{purchaseOrder}/receipts/{receipt}',
	'POST /purchaseorders/{purchaseOrder}/receipts',
	'GET /backorders',
	'GET /backorders/{backorder}',
	'DELETE /backorders/{backorder}',
	'POST /backorders/process',
	'GET /receipts',
	'GET /receipts/{receipt}',
	'POST /receipts',
	'PUT /receipts/{receipt}',
	'DELETE /receipts/{receipt}',
	'GET /receipts/{receipt}/expected-products',
	'GET /receipts/{receipt}/expected-products/{product}',
	'POST /receipts/{receipt}/products',
	'POST /receipts/{receipt}/products/{receiptProduct}/revert',
	'GET /receipts/{receipt}/comments',
	'POST /receipts/{receipt}/comments',
	'POST /receipts/{receipt}/mark-all-received',
	'GET /returns',
	'GET /returns/{return}',
	'POST /returns',
	'PUT /returns/{return}',
	'DELETE /returns/{return}',
	'POST /returns/{return}/receive',
	'GET /returns/{return}/logs',
	'POST /returns/{return}/logs',
	'GET /returns/{return}/returned_products',
	'POST /returns/{return}/returned_products',
	'PUT /returns/{return}/returned_products/{returnedProduct}',
	'DELETE /returns/{return}/returned_products/{returnedProduct}',
	'GET /returns/{return}/replacement_products',
	'POST /returns/{return}/replacement_products',
	'PUT /returns/{return}/replacement_products/{replacement}',
	'DELETE /returns/{return}/replacement_products/{replacement}',
	'GET /returns/{return}/comments',
	'POST /returns/{return}/comments',
	'GET /return_statuses',
	'GET /return_reasons',
	'GET /warehouses',
	'GET /warehouses/{warehouse}',
	'GET /warehouses/{warehouse}/stock',
	'GET /locations',
	'GET /locations/{location}',
	'POST /locations',
	'PUT /locations/{location}',
	'DELETE /locations/{location}',
	'GET /locations/{location}/products',
	'PUT /locations/{stockContainer}/products/{product}/intent',
	'GET /locationtypes',
	'GET /locationtypes/{locationType}',
	'POST /locationtypes',
	'PUT /locationtypes/{locationType}',
	'DELETE /locationtypes/{locationType}',
	'POST /locationtypes/{locationType}/default',
	'GET /suppliers',
	'GET /suppliers/{supplier}',
	'POST /suppliers',
	'PUT /suppliers/{supplier}',
	'GET /suppliers/{supplier}/comments',
	'POST /suppliers/{supplier}/comments',
	'GET /shippingproviders',
	'GET /tags',
	'GET /tags/{tag}',
	'POST /tags',
	'PUT /tags/{tag}',
	'DELETE /tags/{tag}',
	'GET /users',
	'GET /users/{user}',
	'GET /users/me',
	'GET /vatgroups',
	'GET /vatgroups/{vatGroup}',
	'GET /pricelists',
	'GET /pricelists/{priceList}',
	'GET /templates',
	'GET /templates/{template}',
	'GET /comments',
	'GET /comments/{comment}',
	'DELETE /comments/{comment}',
	'GET /productfields',
	'GET /productfields/{productField}',
	'GET /orderfields',
	'GET /orderfields/{orderField}',
	'GET /customerfields',
	'GET /customerfields/{customerField}',
	'GET /stats',
	'GET /stats/{stat}',
	'GET /fulfilment/customers',
	'GET /fulfilment/customers/{fulfilmentCustomer}',
	'POST /fulfilment/customers',
	'PUT /fulfilment/customers/{fulfilmentCustomer}',
	'GET /fulfilment/customers/{fulfilmentCustomer}/report',
	'GET /tasks',
	'GET /tasks/{task}',
	'POST /tasks',
	'PUT /tasks/{task}',
	'DELETE /tasks/{task}',
	'POST /tasks/{task}/complete',
	'POST /tasks/{task}/uncomplete',
	'GET /packagings',
	'GET /packagings/{packaging}',
	'POST /packagings',
	'PUT /packagings/{packaging}',
	'GET /packingstations',
	'GET /packingstations/{packingStation}',
	'GET /webshoporders',
	'GET /webshoporders/{webshopOrder}',
	'GET /movements',
	'GET /movements/{movement}',
	'GET /hooks',
	'GET /hooks/{hook}',
	'POST /hooks',
	'DELETE /hooks/{hook}',
	'POST /hooks/{hook}/reactivate',
];

/** What the key of a fulfilment customer may do. */
const openToFulfilment = [
	'GET POST /customers',
	'GET PUT DELETE /customers/{customer}',
	'GET POST /customers/{customer}/addresses',
	'PUT DELETE /customers/{customer}/addresses/{address}',
	'GET POST /customers/{customer}/comments',
	'GET POST /products',
	'GET PUT /products/{product}',
	'GET /products/{product}/stock',
	'GET /products/{product}/stock/{warehouse}',
	'GET POST /products/{product}/images',
	'DELETE /products/{product}/images/{image}',
	'GET POST /products/{composition}/parts',
	'GET PUT DELETE /products/{composition}/parts/{part}',
	'GET POST /products/{product}/comments',
	'GET /stockhistory',
	'GET /stockhistory/{stockChange}',
	'GET POST /orders',
	'GET PUT DELETE /orders/{order}',
	'POST /orders/{order}/process',
	'GET /orders/{order}/productstatus',
	'GET /orders/{order}/backorders',
	'GET POST /orders/{order}/products',
	'GET PUT DELETE /orders/{order}/products/{orderLine}',
	'GET POST /orders/{order}/notes',
	'GET /picklists',
	'GET /picklists/{picklist}',
	'GET /picklists/{picklist}/shipments',
	'GET /backorders',
	'GET DELETE /backorders/{backorder}',
	'GET POST /purchaseorders',
	'GET /purchaseorders/{purchaseOrder}',
].flatMap((line) => {
	const [path, ...methods] = line.split(' ').reverse();
	return methods.map((method) => `${method} ${path}`);
});

/** Ids that the seed account has. */
const seedIds = {
	address: 77,
	composition: 728,
	container: 1,
	customer: 310,
	customerField: 1,
	fulfilmentCustomer: 61,
	location: 41,
	locationStockChange: 71,
	locationType: 3,
	movement: 31,
	orderField: 3,
	packaging: 3,
	packingStation: 1,
	part: 1,
	preset: 8234,
	priceList: 3,
	product: 701,
	productField: 8,
	purchaseOrder: 701,
	purchaseOrderLine: 3302,
	receipt: 469,
	return: 392,
	returnedProduct: 61,
	stat: 'open-orders',
	stockChange: 4400,
	stockContainer: 91,
	supplier: 14,
	tag: 9,
	task: 51,
	template: 4,
	user: 5,
	vatGroup: 2,
	warehouse: 18,
	webshopOrder: 91,
};

const onePixel =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function make(path: string, body: unknown): Promise<Answer['json']> {
	const answer = await picqer('POST', path, body);
	expect([200, 201]).toContain(answer.status);
	return answer.json;
}

/** Makes what the seed account lacks, so that every path leads to something. */
async function idsOfEverything(): Promise<Record<string, unknown>> {
	const created = await make('/orders', {
		idcustomer: 310,
		products: [
			{ idproduct: 701, amount: 2 },
			{ idproduct: 723, amount: 1 },
		],
	});
	const path = `/orders/${created.idorder}`;
	await make(`${path}/tags`, { idtag: 9 });
	await make('/products/701/tags', { idtag: 9 });
	await make('/customers/310/tags', { idtag: 9 });
	const order = await make(`${path}/process`, undefined);
	const [{ idpicklist }] = order.picklists;
	const picklist = (await picqer('GET', `/picklists/${idpicklist}`)).json;
	const backorders = (await picqer('GET', `${path}/backorders`)).json;
	const shipment = await make(`/picklists/${idpicklist}/shipments`, {});
	const batch = await make('/picklists/batches', { idpicklists: [idpicklist] });
	const comment = await make(`${path}/comments`, { body: 'Hello' });
	const image = await make('/products/701/images', { image: onePixel });
	await make('/products/701/locations', { idlocation: 91 });
	const received = await make('/receipts/469/products', { idproduct: 701, amount: 1 });
	const replacement = await make('/returns/392/replacement_products', { idproduct: 702 });
	const hook = await make('/hooks', {
		name: 'test',
		event: 'receipts.completed',
		address: 'https://n8n.example.com/webhook/1',
	});
	return {
		...seedIds,
		order: order.idorder,
		orderLine: order.products[0].idorder_product,
		picklist: idpicklist,
		picklistProduct: picklist.products[0].idpicklist_product,
		backorder: backorders[0].idbackorder,
		shipment: shipment.idshipment,
		batch: batch.idpicklist_batch,
		comment: comment.idcomment,
		image: image.idproduct_image,
		receiptProduct: received.idreceipt_product,
		replacement: replacement.idreturn_product_replacement,
		hook: hook.idhook,
	};
}

function fill(path: string, ids: Record<string, unknown>): string {
	return path.replace(/\{(\w+)\}/g, (_text, name: string) => {
		expect(ids).toHaveProperty(name);
		return String(ids[name]);
	});
}

/** What a path needs in its query. */
const queries: Record<string, string> = {
	'/fulfilment/customers/{fulfilmentCustomer}/report': '?start-date=2026-01-01&end-date=2026-12-31',
};

function expectedStatuses(method: string): number[] {
	if (method === 'GET') return [200];
	// The requests have no body, so many are refused, but none may be unknown.
	return method === 'DELETE' ? [204, 400] : [200, 201, 204, 400];
}

describe('every documented endpoint', () => {
	it('is in the list above', () => {
		expect(endpoints.map(pairIn).sort()).toEqual(pairsOf(picqerFacts).sort());
	});

	it.each(endpoints)('answers %s', async (endpoint) => {
		sandbox.reset();
		const ids = await idsOfEverything();
		const [method, path] = endpoint.split(' ');
		const answer = await picqer(method, fill(path, ids) + (queries[path] ?? ''));
		expect(answer.json?.error_code).not.toBe(8);
		expect(expectedStatuses(method)).toContain(answer.status);
	});
});

describe('the key of a fulfilment customer', () => {
	it('may do what is documented and nothing else', async () => {
		sandbox.reset();
		const limited = picqerCaller(sandbox.urls.picqer, 'sandbox-fulfilment-key');
		const open: string[] = [];
		for (const endpoint of endpoints) {
			const [method, path] = endpoint.split(' ');
			const answer = await limited(method, path.replace(/\{\w+\}/g, '1'));
			if (answer.status !== 403) open.push(endpoint);
		}
		expect(open.sort()).toEqual(openToFulfilment.sort());
	});
});
