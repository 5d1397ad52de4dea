import { outputFileField } from '../../../shared/operation/common';
import type { Input, Resource, Shape } from '../../../shared/operation/operation';
import { shownWith } from '../../../shared/operation/fields';
import { verbs } from '../../../shared/operation/verbs';
import { asFile } from '../../../shared/operation/output';
import { withExample } from '../../fields/examples';
import { completionTimeout } from '../../process/processStatus';
import { downloadedReport, reportRows } from './report';
import { pagesOf, writes } from '../../service/request';

const { action } = verbs(pagesOf('offers', 'offerId'), {
	name: 'Offer Report',
	one: 'an offer report',
	many: 'offer reports',
});

const outputAs: Input = {
	parameter: {
		displayName: 'Output',
		name: 'outputAs',
		description: 'In which form the rows of the report come',
		type: 'options',
		options: [
			{
				name: 'File',
				value: 'file',
				description: 'The CSV file as it is',
			},
			{
				name: 'Items',
				value: 'items',
				description: 'An item per offer, with all values as text',
			},
		],
		default: 'items',
	},
};

const reportId: Input = {
	parameter: {
		displayName: 'Report ID',
		name: 'reportId',
		type: 'string',
		default: '',
		description:
			'Downloads a report that was made before instead of a new one; it is the entity ID in the process status of its request',
	},
};

const inputs = (exampleReport: string) => [
	outputAs,
	shownWith('outputAs', 'file', outputFileField),
	withExample(reportId, exampleReport),
	completionTimeout,
];

const itemsOrFile =
	(fileName: string): Shape =>
	async (items, answer, call) => {
		const shape = call.inputs.outputAs === 'file' ? asFile(() => fileName, 'text/csv') : reportRows;
		return await shape(items, answer, call);
	};

/** Reports about offers of version 10: docs/services/bol.md, 2.6. */
export const offerReportResource: Resource = {
	name: 'Offer Report (Deprecated)',
	value: 'offerReport',
	description: 'CSV reports of version 10, which bol will remove; use Offer > Get Many instead',
	operations: [
		action(
			'Get Export (Deprecated)',
			'getExport',
			'Get an export of all offers',
			['POST', '/retailer/offers/export'],
			{
				answer: 'object',
				description:
					'Deprecated by bol in favour of Offer > Get Many. Requests an export, waits for it, and downloads it. bol allows about 9 requests an hour.',
				request: { ...writes, body: { format: 'CSV' } },
				inputs: inputs('2d8599c8-b214-448f-961e-783d7f0c8c3d'),
				flow: downloadedReport,
				output: [itemsOrFile('offers.csv')],
			},
		),
		action(
			'Get Unpublished Report (Deprecated)',
			'getUnpublished',
			'Get a report of all unpublished offers',
			['POST', '/retailer/offers/unpublished'],
			{
				answer: 'object',
				description:
					'Deprecated by bol in favour of Offer > Get Not-for-Sale Reasons. Requests a report of the offers that are not for sale and why, waits for it, and downloads it.',
				request: { ...writes, body: { format: 'CSV' } },
				inputs: inputs('3c343f0e-c189-49cc-ae46-da33b3d47ee6'),
				flow: downloadedReport,
				output: [itemsOrFile('unpublished-offers.csv')],
			},
		),
	],
};
