import { call, sends, type Cases } from '../operationCase';
import { reads } from './mediaTypes';
import { processStatus, readStatus } from './processes';

const V10_CSV = 'application/vnd.retailer.v10+csv';
const REPORT = '2d8599c8-b214-448f-961e-783d7f0c8c3d';

const csv = [
	'offerId,ean,conditionComment,stockAmount',
	'a,0000007740404,"slightly used, ""as new""\nin its box",3',
	'b,8718526069334,,0',
	'',
].join('\r\n');

const rows = [
	{
		offerId: 'a',
		ean: '0000007740404',
		conditionComment: 'slightly used, "as new"\nin its box',
		stockAmount: '3',
	},
	{ offerId: 'b', ean: '8718526069334', conditionComment: '', stockAmount: '0' },
];

const CSV_HEADERS = { 'content-type': 'text/csv' };

/** The whole way to a report: request, wait, download. */
const report = (kind: 'export' | 'unpublished', eventType: string) => [
	call(
		`POST /retailer/offers/${kind}`,
		processStatus(eventType, 'PENDING', { entityId: undefined }),
		{ body: { format: 'CSV' }, status: 202 },
	),
	readStatus(processStatus(eventType, 'PENDING', { entityId: undefined })),
	readStatus(processStatus(eventType, 'SUCCESS', { entityId: REPORT })),
	call(`GET /retailer/offers/${kind}/${REPORT}`, csv, {
		headers: reads(V10_CSV),
		answerHeaders: CSV_HEADERS,
	}),
];

/** Reports about offers of version 10: docs/services/bol.md, 2.6. */
export const offerReportCases: Cases = {
	'offerReport.getExport': [
		{ exchanges: report('export', 'CREATE_OFFER_EXPORT'), gives: rows },
		{
			parameters: { outputAs: 'file', binaryPropertyName: 'report', longestCompletion: 5 },
			exchanges: report('export', 'CREATE_OFFER_EXPORT'),
			gives: [{}],
			files: { report: { fileName: 'offers.csv', mimeType: 'text/csv' } },
		},
		// A report that was made before.
		sends(`GET /retailer/offers/export/${REPORT}`, {
			parameters: { reportId: ` ${REPORT} ` },
			headers: reads(V10_CSV),
			answer: 'offerId,ean\n',
			answerHeaders: CSV_HEADERS,
			gives: [],
		}),
	],
	'offerReport.getUnpublished': [
		{ exchanges: report('unpublished', 'UNPUBLISHED_OFFER_REPORT'), gives: rows },
		sends('GET /retailer/offers/unpublished/3c343f0e-c189-49cc-ae46-da33b3d47ee6', {
			parameters: { outputAs: 'file', reportId: '3c343f0e-c189-49cc-ae46-da33b3d47ee6' },
			headers: reads(V10_CSV),
			answer: csv,
			answerHeaders: CSV_HEADERS,
			files: { data: { fileName: 'unpublished-offers.csv', mimeType: 'text/csv' } },
		}),
	],
};
