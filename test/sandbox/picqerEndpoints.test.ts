import { picqerFacts } from '../facts/picqer';
import { pairsOf } from '../facts/written';
import { picqerCaller } from './callers';
import { setStage } from './stage';

const stage = setStage();

/** Every method and path of Picqer's API, with 1 for every ID. */
const endpoints = picqerFacts.map(({ method, path }) => [method, path.replace(/\{\w+\}/g, '1')]);

describe('every documented endpoint', () => {
	it.each(endpoints)('%s %s is there', async (method, path) => {
		const { json } = await stage.picqer(method, path);
		expect(json?.error_code).not.toBe(8);
	});
});

/** What the key of a fulfilment customer may do. */
const openToFulfilment = [
	'GET POST /customers',
	'GET PUT DELETE /customers/{}',
	'GET POST /customers/{}/addresses',
	'PUT DELETE /customers/{}/addresses/{}',
	'GET POST /customers/{}/comments',
	'GET POST /products',
	'GET PUT /products/{}',
	'GET /products/{}/stock',
	'GET /products/{}/stock/{}',
	'GET POST /products/{}/images',
	'DELETE /products/{}/images/{}',
	'GET POST /products/{}/parts',
	'GET PUT DELETE /products/{}/parts/{}',
	'GET POST /products/{}/comments',
	'GET /stockhistory',
	'GET /stockhistory/{}',
	'GET POST /orders',
	'GET PUT DELETE /orders/{}',
	'POST /orders/{}/process',
	'GET /orders/{}/productstatus',
	'GET /orders/{}/backorders',
	'GET POST /orders/{}/products',
	'GET PUT DELETE /orders/{}/products/{}',
	'GET POST /orders/{}/notes',
	'GET /picklists',
	'GET /picklists/{}',
	'GET /picklists/{}/shipments',
	'GET /backorders',
	'GET DELETE /backorders/{}',
	'GET POST /purchaseorders',
	'GET /purchaseorders/{}',
].flatMap((line) => {
	const [path, ...methods] = line.split(' ').reverse();
	return methods.map((method) => `${method} ${path}`);
});

describe('the key of a fulfilment customer', () => {
	it('may do what is documented and nothing else', async () => {
		const limited = picqerCaller(stage.sandbox.urls.picqer, 'sandbox-fulfilment-key');
		const open: string[] = [];
		for (const [index, [method, path]] of endpoints.entries()) {
			const { status } = await limited(method, path);
			if (status !== 403) open.push(pairsOf([picqerFacts[index]])[0]);
		}
		expect(open.sort()).toEqual(openToFulfilment.sort());
	});
});
