import { DAY_MS } from '../../../shared/lib/durations';
import { filters } from '../../../shared/operation/collections';
import { limit, outputFileField, returnAll } from '../../../shared/operation/common';
import { place, shownWith, whole, withParameter } from '../../../shared/operation/fields';
import { locator } from '../../../shared/operation/locator';
import type { Call, Flow, Input, Resource, Shape, Step } from '../../../shared/operation/operation';
import { parameterError } from '../../../shared/operation/nodeError';
import { verbs } from '../../../shared/operation/verbs';
import { apiError } from '../../../shared/service/failure';
import { asFile } from '../../../shared/operation/output';
import { paged } from '../../../shared/service/paging';
import { dayField } from '../../fields/fields';
import { dataIn, invoicePages, specificationPages } from './invoices';
import { asPdf, readsPdf } from '../../service/pdf';
import { V10_XLSX } from '../../service/request';

const { action, get } = verbs(invoicePages, {
	name: 'Invoice',
	one: 'an invoice',
	many: 'invoices',
});

const invoice = locator('Invoice', 'invoiceId', {
	search: 'searchInvoices',
	example: '4500022543921',
	numeric: false,
	description: 'The list has the invoices of the last 4 weeks',
});

/** All answers about invoices are read as bytes: 2.13. */
const bytes = { encoding: 'arraybuffer' as const };

const MOST_DAYS = 31;

/** Both ends of the period or none, at most 31 days apart (2.13, get-invoices). */
const wholePeriod: Step = (draft, context) => {
	const { 'period-start-date': start, 'period-end-date': end } = draft.query;
	if (start === undefined && end === undefined) return draft;
	if (start === undefined || end === undefined) {
		throw parameterError(context, 'Period Start and Period End', 'both are needed, or none');
	}
	const days = (Date.parse(String(end)) - Date.parse(String(start))) / DAY_MS;
	if (days < 0) throw parameterError(context, 'Period End', 'is before the start');
	if (days <= MOST_DAYS) return draft;
	throw parameterError(
		context,
		'Period End',
		`is ${days} days after the start; the most is ${MOST_DAYS}`,
		'Get longer periods in several parts.',
	);
};

/** In which form a document comes: as JSON, or as a file. */
const formatWith = (name: string, value: string): Input => ({
	parameter: {
		displayName: 'Format',
		name: 'format',
		description: 'In which form the document comes',
		type: 'options',
		options: [
			{ name: 'JSON', value: 'json' },
			{ name, value },
		],
		default: 'json',
	},
});

const invoiceFormat = formatWith('PDF File', 'pdf');
const specificationFormat = formatWith('XLSX File', 'xlsx');

/** The field of the file, in both formats that are files. */
const fileField: Input = withParameter(outputFileField, {
	displayOptions: { show: { format: ['pdf', 'xlsx'] } },
});

/** How many lines there are to get, which counts for JSON only. */
const lineLimit = shownWith('format', 'json', limit);

const isJson = ({ inputs }: Pick<Call, 'inputs'>) => inputs.format === 'json';

/** Asks for the file where the user wants it. */
const inFormat =
	(fileType: string): Step =>
	(draft) =>
		isJson(draft) ? draft : { ...draft, headers: { ...draft.headers, Accept: fileType } };

const idOf = ({ path }: Call) => String(path.invoiceId);

const pdf = asPdf((call) => `invoice-${idOf(call)}.pdf`);

const xlsx = asFile(
	(call) => `invoice-${idOf(call)}-specification.xlsx`,
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
);

/** Gets an invoice as an object, or as a file. */
const invoiceOrFile: Flow = async (call) => {
	const { context, request, send } = call;
	if (!isJson(call)) return await send({ ...request, answer: { file: 'pdf' } });
	// JSON can be wrapped in base64 (2.13), so that only reading it tells whether it is there.
	const answer = await send({ ...request, answer: 'anything' });
	const body = dataIn(answer.body);
	if (body !== undefined) return { ...answer, body };
	throw apiError(context, {
		message: 'bol answered with something else than JSON of an invoice',
		description:
			'Use API Request with the response File to see it, and check the address in the credential.',
	});
};

const jsonOrPdf: Shape = async (items, answer, call) =>
	isJson(call) ? items : await pdf(items, answer, call);

// bol's own media type would keep other programs from knowing the file.
const linesOrXlsx: Shape = async (items, answer, call) =>
	isJson(call) ? items : await xlsx(items, { ...answer, headers: {} }, call);

const linesInPages = paged(specificationPages);

/** Lines are walked page by page; a file is one page. */
const linesOrFile: Flow = async (call) => {
	if (isJson(call)) return await linesInPages(call);
	return await call.send({ ...call.request, answer: { file: 'xlsx' } });
};

const filePage = place(
	[
		whole('Page', 'page', {
			least: 1,
			description: 'A file has up to 25,000 lines; the rest is on the next page',
		}),
	],
	'query',
).map((input) => shownWith('format', 'xlsx', input));

/** What bol bills its sellers, in version 10: docs/services/bol.md, 2.13. */
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
			inputs: [
				filters([
					dayField('Period Start', 'period-start-date', { description: 'First day of the period' }),
					dayField('Period End', 'period-end-date', {
						description: 'At most 31 days after the start',
					}),
				]),
			],
			before: [wholePeriod],
			answer: 'list',
			flow: paged(invoicePages),
		}),
		get('/retailer/invoices/{invoiceId}', {
			answer: 'object',
			description: 'Get an invoice as data in the UBL standard, or as a PDF',
			request: bytes,
			inputs: [invoice, invoiceFormat, fileField],
			before: [inFormat(readsPdf.headers.Accept)],
			flow: invoiceOrFile,
			output: [jsonOrPdf],
		}),
		action(
			'Get Specification',
			'getSpecification',
			'Get the specification of an invoice',
			['GET', '/retailer/invoices/{invoiceId}/specification'],
			{
				answer: 'list',
				description:
					'Get the lines behind an invoice. As JSON the items are the longest list in the answer (unconfirmed); API Request gives the answer as it is.',
				request: bytes,
				inputs: [
					invoice,
					specificationFormat,
					fileField,
					...filePage,
					shownWith('format', 'json', returnAll),
					lineLimit,
				],
				before: [inFormat(V10_XLSX)],
				flow: linesOrFile,
				output: [linesOrXlsx],
			},
		),
	],
};
