import { startSandbox, type Sandbox } from '../../sandbox';
import { lagerkollCaller, type Answer, type Caller } from './callers';

let sandbox: Sandbox;
let lagerkoll: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	lagerkoll = lagerkollCaller(sandbox.urls.lagerkoll);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

/** The PDF's own table says where each object begins; a reader follows it. */
function expectValidPdf(file: Buffer): void {
	const text = file.toString('latin1');
	expect(text.startsWith('%PDF-')).toBe(true);
	const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
	const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n /g)].map(([, offset]) =>
		Number(offset),
	);
	expect(offsets.length).toBeGreaterThan(0);
	offsets.forEach((offset, index) => {
		expect(text.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true);
	});
}

async function download(path: string, init: RequestInit = {}) {
	const answer = await fetch(`${sandbox.urls.lagerkoll}/v1${path}`, {
		...init,
		headers: { store: '186008', api_key: 'sandbox-key', ...init.headers },
		redirect: 'manual',
	});
	return { answer, file: Buffer.from(await answer.arrayBuffer()) };
}

describe('files', () => {
	it('gives a document as a file of the size in its metadata', async () => {
		const { answer, file } = await download('/documents/contracts%2F2025.pdf/binary');
		expect(answer.headers.get('content-type')).toBe('application/octet-stream');
		expectValidPdf(file);
		const { json } = await lagerkoll('GET', '/documents/contracts%2F2025.pdf');
		expect(json.documents[0].filesize).toBe(file.length);
		expect((await lagerkoll('GET', '/documents/none.pdf/binary')).json.errorCode).toBe(902301);
	});

	it('gives images and barcodes as PNG in the size asked for', async () => {
		const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
		for (const [path, width, height] of [
			['/images/HYLLA%2F120-EK', 32, 32],
			['/images/barcode/HYLLA%2F120-EK', 200, 100],
			['/images/barcode/192005-6?width=300&height=50&barcode_type=CODE128', 300, 50],
		] as const) {
			const { answer, file } = await download(path);
			expect(answer.headers.get('content-type')).toBe('image/png');
			expect([...file.subarray(0, 8)]).toEqual(signature);
			expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([width, height]);
		}
	});

	it('has no barcode for every article', async () => {
		const answer = await lagerkoll('GET', '/images/barcode/KROK-01');
		expect(answer.status).toBe(404);
		expect(answer.json).toMatchObject({ errorCode: 901501, errorData: null });
		const target = 'https://shop.example.com/none.png';
		const { answer: other } = await download(
			`/images/KROK-01?default_url=${encodeURIComponent(target)}`,
		);
		expect([other.status, other.headers.get('location')]).toEqual([302, target]);
		expect(
			(await lagerkoll('GET', '/images/barcode/192005-6?barcode_type=MAXICODE')).json,
		).toMatchObject({ errorField: 'barcode_type' });
	});

	it('makes a PDF of the size asked for from HTML', async () => {
		const html = {
			method: 'POST',
			body: '<h1>Hello</h1>',
			headers: { 'Content-Type': 'text/html' },
		};
		const { answer, file } = await download('/pdf?filename=hello.pdf', html);
		expect(answer.headers.get('content-type')).toBe('application/pdf');
		expect(answer.headers.get('content-disposition')).toContain('hello.pdf');
		expectValidPdf(file);
		// A4 in points.
		expect(file.toString('latin1')).toContain('/MediaBox [0 0 595 842]');
		const small = await download('/pdf?paper_width=100&paper_height=50', html);
		expect(small.file.toString('latin1')).toContain('/MediaBox [0 0 283 142]');
		expect((await lagerkoll('POST', '/pdf', { no: 'html' })).json.errorCode).toBe(901701);
		const wrong = await download('/pdf?paper_width=wide', html);
		expect(JSON.parse(wrong.file.toString())).toMatchObject({
			errorCode: 901701,
			errorField: 'paper_width',
		});
	});
});

describe('interpreter', () => {
	async function upload(fields: Record<string, string>, store = '186008', query = '') {
		const form = new FormData();
		form.append('file', new Blob(['%PDF-1.4 note'], { type: 'application/pdf' }), 'note.pdf');
		Object.entries(fields).forEach(([name, value]) => form.append(name, value));
		const { answer, file } = await download(`/interpreter/deliverynote${query}`, {
			method: 'POST',
			body: form,
			headers: { store },
		});
		return { status: answer.status, json: JSON.parse(file.toString()) as Answer['json'] };
	}

	it('reads addresses, or a purchase order when one is named', async () => {
		const address = { name: 'Nordic Parts AB', postalCode: '41101', city: 'Göteborg' };
		expect((await upload({})).json).toMatchObject({ deliveryFrom: address, deliveryTo: {} });
		const order = { supplierId: 21, supplierOrderId: 'NP-77', productCount: 1 };
		expect((await upload({ order_id: '4200' })).json).toMatchObject(order);
		expect((await upload({}, '186008', '?order_id=4200')).json).toMatchObject(order);
	});

	it('refuses unknown orders, stores without the feature and forms without a file', async () => {
		expect((await upload({ order_id: '1' })).json.errorCode).toBe(909002);
		expect((await upload({}, '186009')).json.errorCode).toBe(909003);
		expect((await lagerkoll('POST', '/interpreter/deliverynote', {})).json).toMatchObject({
			errorCode: 900101,
			errorField: 'file',
		});
	});
});
