import { call, inTurn, passesOn, sends, type Cases, type Exchange } from '../operationCase';
import { processStatus, readStatus } from './processes';

const options = [
	{ shippingLabelOfferId: '32c4a88c-3c64-41ad-83a1-24450b341747', recommended: true },
	{ shippingLabelOfferId: 'fb7f20c0-d847-4d62-9c57-7aba64fb9b52', recommended: false },
];

const shippingLabelId = 'c628ba4f-f31a-4fac-a6a0-062326d0dbbd';
const shippingLabelOfferId = '8f956bfc-fabe-45b4-b0e1-1b52a0896b74';

const pending = processStatus('CREATE_SHIPPING_LABEL', 'PENDING');
const success = processStatus('CREATE_SHIPPING_LABEL', 'SUCCESS', { entityId: shippingLabelId });

const asksForPdf: Exchange = {
	request: `GET /retailer/shipping-labels/${shippingLabelId}`,
	headers: { accept: /^application\/vnd\.retailer\.v10\+pdf$/ },
};

const givesPdf: Exchange = {
	...asksForPdf,
	answer: Buffer.from('%PDF-1.4'),
	answerHeaders: {
		'Content-Type': 'application/vnd.retailer.v10+pdf',
		'X-Track-And-Trace-Code': '3SBOLD1234567',
		'X-Transporter-Code': 'TNT',
	},
};

/** The answer to HEAD has no body: what bol has to say stands in the headers. */
const givesCodes: Exchange = {
	...givesPdf,
	request: `HEAD /retailer/shipping-labels/${shippingLabelId}`,
	answer: '',
};

const codes = [{ shippingLabelId, trackAndTrace: '3SBOLD1234567', transporterCode: 'TNT' }];

/** What comes out of a label: its codes, and the PDF in the given field. */
const label = (field: string) => ({
	gives: codes,
	files: {
		[field]: { fileName: `shipping-label-${shippingLabelId}.pdf`, mimeType: 'application/pdf' },
	},
});

/** Shipping labels: docs/services/bol.md, 2.3. */
export const shippingLabelCases: Cases = {
	'shippingLabel.getDeliveryOptions': [
		sends('POST /retailer/shipping-labels/delivery-options', {
			parameters: {
				orderItemsLines: { line: [{ orderItemId: '2095052647' }] },
				recommendedOnly: true,
			},
			body: { orderItems: [{ orderItemId: '2095052647' }] },
			answer: { deliveryOptions: options },
			gives: options.filter(({ recommended }) => recommended),
		}),
		passesOn(
			'POST /retailer/shipping-labels/delivery-options',
			{
				orderItemsLines: {
					line: [
						{ orderItemId: '2095052647', more: { quantity: 1 } },
						{ orderItemId: '2095052648' },
					],
				},
			},
			{ lists: { deliveryOptions: options } },
		),
		// A POST that only reads is repeated; items of different orders have no options.
		inTurn(
			{ parameters: { orderItemsLines: { line: [{ orderItemId: '2095052647' }] } }, gives: [] },
			{
				request: 'POST /retailer/shipping-labels/delivery-options',
				body: { orderItems: [{ orderItemId: '2095052647' }] },
				status: 503,
			},
			{
				request: 'POST /retailer/shipping-labels/delivery-options',
				body: { orderItems: [{ orderItemId: '2095052647' }] },
				answer: { deliveryOptions: [null as never] },
			},
		),
	],
	'shippingLabel.create': [
		{
			parameters: {
				orderItemsLines: { line: [{ orderItemId: '2095052647', more: { quantity: 3 } }] },
				shippingLabelOfferId,
			},
			exchanges: [
				call('POST /retailer/shipping-labels', pending, {
					body: { orderItems: [{ orderItemId: '2095052647', quantity: 3 }], shippingLabelOfferId },
					status: 202,
				}),
				readStatus(success),
			],
			gives: [success],
		},
		sends('POST /retailer/shipping-labels', {
			parameters: {
				orderItemsInput: 'json',
				orderItemsJson: '[{"orderItemId":2095052647}]',
				shippingLabelOfferId,
				waitForCompletion: false,
			},
			body: { orderItems: [{ orderItemId: '2095052647' }], shippingLabelOfferId },
			status: 202,
			answer: pending,
		}),
	],
	'shippingLabel.getTrackingCode': [
		{ parameters: { shippingLabelId }, exchanges: [givesCodes], gives: codes },
		// As with the PDF, bol may need some seconds; and it need not know both codes.
		{
			parameters: { shippingLabelId },
			exchanges: [
				{ ...givesCodes, status: 404, answerHeaders: {} },
				{ ...givesCodes, answerHeaders: { 'X-Track-And-Trace-Code': '3SBOLD1234567' } },
			],
			gives: [{ shippingLabelId, trackAndTrace: '3SBOLD1234567' }],
		},
	],
	'shippingLabel.get': [
		{ parameters: { shippingLabelId }, exchanges: [givesPdf], ...label('data') },
		// The PDF can come some seconds after the process status says SUCCESS.
		{
			parameters: { shippingLabelId, binaryPropertyName: 'paper' },
			exchanges: [
				{ ...asksForPdf, status: 404, answer: { title: 'Not found', status: 404 } },
				givesPdf,
			],
			...label('paper'),
		},
	],
};
