import { byId, type Exchange, type OperationCase } from '../operationCase';

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
export const fileCases: Record<string, OperationCase | OperationCase[]> = {
	'document.getAll': [
		{
			exchanges: [{ request: 'GET /documents', answer: { documents: [document] } }],
			gives: [document],
		},
		// Newer versions count pages; how to ask for one is presumed from other lists.
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /documents', answer: { pages: 2, documents: [document] } },
				{
					request: 'GET /documents',
					query: { page: '1' },
					answer: { pages: 2, documents: [{ filename: 'b.pdf' }] },
				},
			],
			gives: [document, { filename: 'b.pdf' }],
		},
	],
	'document.get': [
		{
			parameters: { documentName: byId('manual.pdf') },
			exchanges: [
				{
					request: 'GET /documents/manual.pdf',
					answer: { documentsCount: 1, pages: 1, documents: [document] },
				},
			],
			gives: [document],
		},
		{
			parameters: { documentName: byId('a/b ö.pdf') },
			exchanges: [
				{
					request: 'GET /documents/a%2Fb%20%C3%B6.pdf',
					answer: { documents: [document, { ...document, version: '2' }] },
				},
			],
			gives: [document, { ...document, version: '2' }],
		},
	],
	'document.getFile': [
		{
			parameters: { documentName: byId('folder/manual.pdf'), binaryPropertyName: 'manual' },
			exchanges: [
				{
					request: 'GET /documents/folder%2Fmanual.pdf/binary',
					headers: { accept: /^application\/octet-stream, application\/json;q=0\.9$/ },
					answer: PDF,
					answerHeaders: { 'content-type': 'application/octet-stream' },
				},
			],
			files: { manual: file('folder-manual.pdf', 'application/octet-stream', PDF) },
		},
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
		{
			parameters: {
				articleId: byId('7'),
				options: { default_url: 'https://shop.example/none.png' },
			},
			exchanges: [
				{
					request: 'GET /images/7',
					query: { default_url: 'https://shop.example/none.png' },
					status: 302,
					answer: '',
					answerHeaders: { location: 'https://shop.example/none.png' },
				},
			],
			gives: [{ url: 'https://shop.example/none.png' }],
		},
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
		{
			parameters: {
				html: '<h1>Räkning</h1>',
				options: {
					paper_width: 100,
					paper_height: 150,
					paper_margin: 5,
					filename: 'order/1713',
				},
			},
			exchanges: [
				{
					request: 'POST /pdf',
					query: {
						paper_width: '100',
						paper_height: '150',
						paper_margin: '5',
						filename: 'order/1713',
					},
					headers: {
						accept: /^application\/pdf, application\/json;q=0\.9$/,
						'content-type': /^text\/html; charset=utf-8$/,
					},
					body: /^<h1>Räkning<\/h1>$/,
					answer: PDF,
					answerHeaders: { 'content-type': 'application/pdf' },
				},
			],
			files: { data: file('order-1713.pdf', 'application/pdf', PDF) },
		},
		{
			parameters: { html: '<p>1</p>' },
			exchanges: [{ request: 'POST /pdf', body: /^<p>1<\/p>$/, answer: PDF }],
			files: { data: file('document.pdf', 'application/pdf', PDF) },
		},
	],
	'interpreter.interpretDeliveryNote': [
		{
			binary: { data: note },
			exchanges: [interprets(form(notePart))],
			gives: [{ deliveryFrom: { name: 'Nordic Parts AB' } }],
		},
		{
			parameters: { inputBinaryField: 'scan', additionalFields: { order_id: '4299' } },
			binary: { scan: note },
			exchanges: [
				interprets(form(['Content-Disposition: form-data; name="order_id"', '', '4299'], notePart)),
			],
		},
	],
	'project.createExport': [
		{
			parameters: { jsonBody: '{ "projectIds": [1] }' },
			exchanges: [
				{
					request: 'POST /projects/export',
					body: { projectIds: [1] },
					answer: { exportId: 5 },
				},
			],
			gives: [{ exportId: 5 }],
		},
		{
			exchanges: [
				{
					request: 'POST /projects/export',
					answer: PDF,
					answerHeaders: { 'content-type': 'application/pdf' },
				},
			],
			files: { data: file('projects', 'application/pdf', PDF) },
		},
		{
			exchanges: [{ request: 'POST /projects/export', status: 204, answer: '' }],
			gives: [{ success: true }],
		},
	],
};
