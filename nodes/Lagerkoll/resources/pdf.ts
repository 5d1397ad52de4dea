import { queryOptions } from '../../shared/operation/collections';
import { outputFileField } from '../../shared/operation/common';
import { filledIn } from '../../shared/operation/convert';
import { text, whole } from '../../shared/operation/fields';
import type { Input, Resource, Step } from '../../shared/operation/operation';
import { asFile } from '../../shared/operation/output';
import { reads, safeName } from '../service/files';
import { verbsFor } from '../fields/verbs';

const { action } = verbsFor({ name: 'PDF', one: 'a PDF', many: 'PDFs' });

const html: Input = {
	parameter: {
		displayName: 'Web Page',
		name: 'html',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '',
		placeholder: 'e.g. <h1>Order 1713</h1>',
		description: 'The HTML to make a PDF of',
	},
	convert: filledIn(),
};

/** The body is the page itself; all data is in UTF-8 (docs/services/lagerkoll.md, 1.1). */
const withPage: Step = (draft) => ({
	...draft,
	headers: { ...draft.headers, 'Content-Type': 'text/html; charset=utf-8' },
	body: Buffer.from(String(draft.inputs.html)),
	// A PDF changes nothing in Lagerkoll.
	repeatable: true,
});

const size = (displayName: string, property: string, usual: number, what: string) =>
	whole(displayName, property, {
		least: 0,
		default: usual,
		description: `${what}, presumably in millimetres (unconfirmed)`,
	});

/** PDFs of web pages: docs/services/lagerkoll.md, 2.21. */
export const pdfResource: Resource = {
	name: 'PDF',
	value: 'pdf',
	operations: [
		action('Generate From HTML', 'generate', 'Generate a PDF from HTML', ['POST', '/pdf'], {
			answer: { file: 'pdf' },
			inputs: [
				html,
				outputFileField,
				queryOptions([
					text('File Name', 'filename', {
						description: 'Name of the file',
						placeholder: 'e.g. order-1713.pdf',
					}),
					size('Paper Height', 'paper_height', 297, 'Height of a page'),
					size('Paper Margin', 'paper_margin', 0, 'Margin of a page'),
					size('Paper Width', 'paper_width', 210, 'Width of a page'),
				]),
			],
			request: reads('application/pdf'),
			before: [withPage],
			output: [
				asFile(({ request }) => {
					const name = safeName(String(request.qs?.filename ?? 'document'));
					return /\.pdf$/i.test(name) ? name : `${name}.pdf`;
				}, 'application/pdf'),
			],
		}),
	],
};
