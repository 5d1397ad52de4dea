import { asks, call, sends, type Cases } from '../operationCase';
import { processStatus, readStatus } from './processes';

const pending = processStatus('CREATE_PRODUCT_CONTENT', 'PENDING', { entityId: undefined });
const success = processStatus('CREATE_PRODUCT_CONTENT', 'SUCCESS', {
	entityId: '3f2cc9f9-79de-472c-aeb7-fef416b77928',
});

/** Product content of version 10: docs/services/bol.md, 2.10. */
export const productContentCases: Cases = {
	'productContent.get': sends('GET /retailer/content/catalog-products/5035223124276', {
		parameters: { ean: '5035223124276', options: { acceptLanguage: 'fr' } },
		headers: { 'accept-language': /^fr$/ },
		answer: { published: true, gpc: { chunkId: '1' }, attributes: [] },
	}),
	'productContent.create': [
		{
			parameters: {
				ean: '8712836327641',
				language: 'nl-BE',
				attributesLines: {
					line: [
						{ id: 'Name', value: 'Google Chromecast 3' },
						{ id: 'Width', value: '={{ 12 }}', more: { unitId: 'cm' } },
						// A second value of the first attribute.
						{ id: 'Name', value: 'Chromecast' },
					],
				},
				assetsLines: { line: [{ url: 'https://example.com/front.jpg', labels: 'FRONT, MAIN' }] },
			},
			exchanges: [
				call('POST /retailer/content/products', pending, {
					body: {
						language: 'nl-BE',
						attributes: [
							{ id: 'EAN', values: [{ value: '8712836327641' }] },
							{ id: 'Name', values: [{ value: 'Google Chromecast 3' }, { value: 'Chromecast' }] },
							{ id: 'Width', values: [{ value: '12', unitId: 'cm' }] },
						],
						assets: [{ url: 'https://example.com/front.jpg', labels: ['FRONT', 'MAIN'] }],
					},
					status: 202,
				}),
				readStatus(success),
			],
			gives: [success],
		},
		sends('POST /retailer/content/products', {
			parameters: {
				ean: '8712836327641',
				language: 'nl',
				attributesInput: 'json',
				attributesJson: '[{"id":"Width","values":[{"value":"12","unitId":"cm"}]}]',
				assetsInput: 'json',
				assetsJson: '[{"url":"https://example.com/front.jpg","labels":["FRONT"]}]',
				waitForCompletion: false,
			},
			body: {
				language: 'nl',
				attributes: [
					{ id: 'EAN', values: [{ value: '8712836327641' }] },
					{ id: 'Width', values: [{ value: '12', unitId: 'cm' }] },
				],
				assets: [{ url: 'https://example.com/front.jpg', labels: ['FRONT'] }],
			},
			status: 202,
			answer: pending,
		}),
	],
	'productContent.getUploadReport': asks(
		'GET /retailer/content/upload-report/3f2cc9f9-79de-472c-aeb7-fef416b77928',
		{ uploadId: '3f2cc9f9-79de-472c-aeb7-fef416b77928', status: 'IN_PROGRESS' },
		{ uploadId: '3f2cc9f9-79de-472c-aeb7-fef416b77928' },
	),
	'productContent.getChunkRecommendations': [
		sends('POST /retailer/content/chunk-recommendations', {
			parameters: {
				attributesLines: {
					line: [
						{ id: 'Name', value: 'Google Chromecast 3' },
						{ id: 'Brand', value: 'Google' },
					],
				},
			},
			body: {
				productContents: [
					{
						attributes: [
							{ id: 'Name', values: [{ value: 'Google Chromecast 3' }] },
							{ id: 'Brand', values: [{ value: 'Google' }] },
						],
					},
				],
			},
			answer: {
				recommendations: [
					{
						predictions: [
							{ chunkId: '10002100', probability: 0.9 },
							{ chunkId: '10002101', probability: 0.1 },
						],
					},
				],
			},
			gives: [
				{ chunkId: '10002100', probability: 0.9 },
				{ chunkId: '10002101', probability: 0.1 },
			],
		}),
	],
};
