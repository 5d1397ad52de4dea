import { byId, call, DONE, inTurn, sends, type Cases, type Exchange } from '../operationCase';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\x00\xff', 'latin1');
const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');

const file = (fileName: string, mimeType: string, bytes: Buffer) => ({
	fileName,
	mimeType,
	data: bytes.toString('base64'),
});

const wantsPng = { accept: /^image\/png, application\/json;q=0\.9$/ };
const png = { answer: PNG, answerHeaders: { 'content-type': 'image/png' } };

const image = (path: string): Exchange => ({
	request: `GET /images/${path}`,
	headers: wantsPng,
	...png,
});

const note = {
	data: Buffer.from('%PDF-1.4 note').toString('base64'),
	mimeType: 'application/pdf',
	fileName: 'no"te.pdf',
};

/** A form as it goes over the network. */
const form = (...parts: string[][]) =>
	new RegExp(
		[
			...parts.map((lines, index) =>
				[index === 0 ? '^--(?<boundary>[\\w-]+)' : '--\\k<boundary>', ...lines].join('\r\n'),
			),
			'--\\k<boundary>--\r\n$',
		].join('\r\n'),
	);

const notePart = [
	'Content-Disposition: form-data; name="file"; filename="no%22te.pdf"',
	'Content-Type: application/pdf',
	'',
	'%PDF-1\\.4 note',
];

const interprets = (body: RegExp): Exchange => ({
	request: 'POST /interpreter/deliverynote',
	headers: { 'content-type': /^multipart\/form-data; boundary=[\w-]+$/ },
	body,
	answer: { deliveryFrom: { name: 'Nordic Parts AB' } },
});

const document = { filename: 'manual.pdf', ownerName: 'Eva Berg', version: '1' };

/** Files in both directions: docs/services/lagerkoll.md, 2.13, 2.15, 2.17, 2.21 and 2.23. */
export const fileCases: Cases = {
	'document.getAll': [
		sends('GET /documents', { lists: { documents: [document] } }),
		// Newer versions count pages; how to ask for one is presumed from other lists.
		inTurn(
			{ parameters: { returnAll: true }, gives: [document, { filename: 'b.pdf' }] },
			{ request: 'GET /documents', answer: { pages: 2, documents: [document] } },
			call('GET /documents?page=1', { pages: 2, documents: [{ filename: 'b.pdf' }] }),
		),
	],
	'document.get': [
		sends('GET /documents/{documentName=manual.pdf}', {
			lists: { documentsCount: 1, pages: 1, documents: [document] },
		}),
		sends('GET /documents/a%2Fb%20%C3%B6.pdf', {
			parameters: { documentName: byId('a/b ö.pdf') },
			lists: { documents: [document, { ...document, version: '2' }] },
		}),
	],
	'document.getFile': [
		sends('GET /documents/folder%2Fmanual.pdf/binary', {
			parameters: { documentName: byId('folder/manual.pdf'), binaryPropertyName: 'manual' },
			headers: { accept: /^application\/octet-stream, application\/json;q=0\.9$/ },
			answer: PDF,
			answerHeaders: { 'content-type': 'application/octet-stream' },
			files: { manual: file('folder-manual.pdf', 'application/octet-stream', PDF) },
		}),
	],
	'image.get': [
		{
			parameters: { articleId: byId('192005-6') },
			exchanges: [image('192005-6')],
			files: { data: file('192005-6.png', 'image/png', PNG) },
		},
		{
			parameters: {
				articleId: byId('a/b'),
				binaryPropertyName: 'photo',
				options: { default_url: 'https://shop.example/none.png' },
			},
			exchanges: [{ ...image('a%2Fb'), query: { default_url: 'https://shop.example/none.png' } }],
			files: { photo: file('a-b.png', 'image/png', PNG) },
		},
		// The key must not go to where an answer leads.
		sends('GET /images/{articleId=7}?default_url=https://shop.example/none.png', {
			parameters: { options: { default_url: 'https://shop.example/none.png' } },
			status: 302,
			answer: '',
			answerHeaders: { location: 'https://shop.example/none.png' },
			gives: [{ url: 'https://shop.example/none.png' }],
		}),
	],
	'image.getBarcode': {
		parameters: {
			articleId: byId('../x'),
			options: {
				width: 300,
				height: 150,
				measure: 'mm',
				barcode_type: 'CODE128',
				default_url: 'https://shop.example/none.png',
			},
		},
		exchanges: [
			{
				...image('barcode/..%2Fx'),
				query: {
					width: '300',
					height: '150',
					measure: 'mm',
					barcode_type: 'CODE128',
					default_url: 'https://shop.example/none.png',
				},
			},
		],
		files: { data: file('..-x-barcode.png', 'image/png', PNG) },
	},
	'pdf.generate': [
		sends('POST /pdf?paper_width=100&paper_height=150&paper_margin=5&filename=order/1713', {
			parameters: {
				html: '<h1>Räkning</h1>',
				options: { paper_width: 100, paper_height: 150, paper_margin: 5, filename: 'order/1713' },
			},
			headers: {
				accept: /^application\/pdf, application\/json;q=0\.9$/,
				'content-type': /^text\/html; charset=utf-8$/,
			},
			body: /^<h1>Räkning<\/h1>$/,
			answer: PDF,
			answerHeaders: { 'content-type': 'application/pdf' },
			files: { data: file('order-1713.pdf', 'application/pdf', PDF) },
		}),
		{
			parameters: { html: '<p>1</p>' },
			exchanges: [{ request: 'POST /pdf', body: /^<p>1<\/p>$/, answer: PDF }],
			files: { data: file('document.pdf', 'application/pdf', PDF) },
		},
	],
	'interpreter.interpretDeliveryNote': [
		inTurn(
			{ binary: { data: note }, gives: [{ deliveryFrom: { name: 'Nordic Parts AB' } }] },
			interprets(form(notePart)),
		),
		{
			parameters: { inputBinaryField: 'scan', additionalFields: { order_id: '4299' } },
			binary: { scan: note },
			exchanges: [
				interprets(form(['Content-Disposition: form-data; name="order_id"', '', '4299'], notePart)),
			],
		},
	],
	'project.createExport': [
		sends('POST /projects/export', {
			parameters: { jsonBody: '{ "projectIds": [1] }' },
			body: { projectIds: [1] },
			answer: { exportId: 5 },
		}),
		sends('POST /projects/export', {
			answer: PDF,
			answerHeaders: { 'content-type': 'application/pdf' },
			files: { data: file('projects', 'application/pdf', PDF) },
		}),
		sends('POST /projects/export', DONE),
	],
};
