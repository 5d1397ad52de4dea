import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { filters } from '../../shared/describe/collections';
import { limit, outputFileField, returnAll } from '../../shared/describe/common';
import { place, whole } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf, once, type Flow } from '../../shared/request/flow';
import { asFile, type ShapeItems } from '../../shared/request/output';
import { paged } from '../../shared/request/paging';
import { day, shownWith } from '../fields';
import { asJson, invoicePages, invoiceRows, specificationPages } from '../invoices';
import { asPdf, readsPdf } from '../pdf';
import { bol, reads, V10, V10_XLSX } from '../request';

const { action, get } = verbs(bol, invoicePages, {
	name: 'Invoice',
	one: 'an invoice',
	many: 'invoices',
});

const invoice = locator('Invoice', 'invoiceId', {
	search: 'searchInvoices',
	example: '4500022543921',
	numeric: false,
	searchable: false,
	description: 'The list has the invoices of the last 4 weeks',
});

/** All answers about invoices are read as bytes: 2.13. */
const bytes = { ...reads, encoding: 'arraybuffer' as const };

const MOST_DAYS = 31;
const MS_PER_DAY = 86_400_000;

/** Both ends of the period or none, at most 31 days apart (2.13, get-invoices). */
const wholePeriod = step(async function (request) {
	const { 'period-start-date': start, 'period-end-date': end } = request.qs ?? {};
	if (start === undefined && end === undefined) return request;
	if (start === undefined || end === undefined) {
		throw parameterError(this, 'Period Start and Period End', 'both are needed, or none');
	}
	const days = (Date.parse(String(end)) - Date.parse(String(start))) / MS_PER_DAY;
	if (days < 0) throw parameterError(this, 'Period End', 'is before the start');
	if (days <= MOST_DAYS) return request;
	throw parameterError(
		this,
		'Period End',
		`is ${days} days after the start; the most is ${MOST_DAYS}`,
		'Get longer periods in several parts.',
	);
});

const invoiceFormat: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'JSON', value: 'json' },
		{ name: 'PDF File', value: 'pdf' },
	],
	default: 'json',
};

const specificationFormat: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'JSON', value: 'json' },
		{ name: 'XLSX File', value: 'xlsx' },
	],
	default: 'json',
};

/** The field of the file, in both formats that are files. */
const fileField: INodeProperties = {
	...outputFileField,
	displayOptions: { show: { format: ['pdf', 'xlsx'] } },
};

const isJson = (context: Pick<IExecuteSingleFunctions, 'getNodeParameter'>) =>
	context.getNodeParameter('format') === 'json';

/** Asks for the file where the user wants it. */
const inFormat = (fileType: string) =>
	step(async function (request) {
		return { ...request, headers: { ...request.headers, Accept: isJson(this) ? V10 : fileType } };
	});

const idOf = (context: IExecuteSingleFunctions) =>
	String(context.getNodeParameter('invoiceId', '', { extractValue: true }));

const pdf = asPdf(function () {
	return `invoice-${idOf(this)}.pdf`;
});

const xlsx = asFile(function () {
	return `invoice-${idOf(this)}-specification.xlsx`;
}, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

const jsonOrPdf: ShapeItems = async function (this: IExecuteSingleFunctions, items, answer) {
	return await (isJson(this) ? asJson : pdf).call(this, items, answer);
};

const linesOrXlsx: ShapeItems = async function (this: IExecuteSingleFunctions, items, answer) {
	// bol's own media type would keep other programs from knowing the file.
	return isJson(this) ? items : await xlsx.call(this, items, { ...answer, headers: {} });
};

const linesInPages = paged(specificationPages);

/** Lines are walked page by page; a file is one page. */
const linesOrFile: Flow = async (call) =>
	await (isJson(call.context) ? linesInPages(call) : once(call));

const filePage = place([whole('Page', 'page', { least: 1 })], 'query').map((parameter) => ({
	...shownWith('format', 'xlsx', parameter),
	description: 'A file has up to 25,000 lines; the rest is on the next page',
}));

/** What bol bills its sellers, in version 10: reference bol.md, 2.13. */
export const invoiceResource: Resource = {
	name: 'Invoice',
	value: 'invoice',
	description: 'What bol bills you, e.g. commissions; no invoices to customers',
	operations: [
		get('/retailer/invoices', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many invoices',
			description: 'Get the invoices of the last 4 weeks, or of a period of up to 31 days',
			request: bytes,
			parameters: [
				filters([
					day('Period Start', 'period-start-date'),
					day('Period End', 'period-end-date', { description: 'At most 31 days after the start' }),
				]),
			],
			before: [wholePeriod],
			output: [invoiceRows],
		}),
		get('/retailer/invoices/{invoiceId}', {
			description: 'Get an invoice as data in the UBL standard, or as a PDF',
			request: bytes,
			parameters: [invoice, invoiceFormat, fileField],
			before: [inFormat(readsPdf.headers.Accept)],
			output: [jsonOrPdf],
		}),
		action(
			'Get Specification',
			'getSpecification',
			'Get the specification of an invoice',
			['GET', '/retailer/invoices/{invoiceId}/specification'],
			{
				description:
					'Get the lines behind an invoice. As JSON the items are the longest list in the answer (unconfirmed); API Request gives the answer as it is.',
				request: bytes,
				parameters: [
					invoice,
					specificationFormat,
					fileField,
					...filePage,
					shownWith('format', 'json', returnAll),
					{ ...limit, displayOptions: { show: { format: ['json'], returnAll: [false] } } },
				],
				before: [inFormat(V10_XLSX)],
				flow: flowOf(bol, linesOrFile),
				output: [linesOrXlsx],
			},
		),
	],
};
