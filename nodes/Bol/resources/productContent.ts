import type { IDataObject } from 'n8n-workflow';
import { queryOptions } from '../../shared/operation/collections';
import { lines, type Lines } from '../../shared/operation/lines';
import { toList, toText, unlessEmpty } from '../../shared/operation/convert';
import { choice, field, place, required, withParameter } from '../../shared/operation/fields';
import { listUpTo, textUpTo } from '../../shared/operation/limits';
import { parameterError } from '../../shared/operation/nodeError';
import type { Input, ItemContext, Resource, Shape, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { languages, optionalText, readsOnly, withLanguage } from '../fields/catalogueFields';
import { ean } from '../fields/ean';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, writes } from '../service/request';

const { action, create, get } = verbs(pagesOf('attributes', 'id'), {
	name: 'Product Content',
	one: 'the content of a product',
	many: 'contents of products',
});

/** Languages of content; those of answers and those that are submitted are the same (2.10). */
const LANGUAGES = ['nl', 'nl-BE', 'fr', 'fr-BE'];

/** How many attributes content has, values an attribute, and characters a value (2.10). */
const MOST_ATTRIBUTES = 150;
const MOST_VALUES = 300;
const MOST_CHARACTERS = 10_000;

/** Attributes with one value each; several lines with one ID become one attribute. */
const attributes: Lines = {
	line: 'Attribute',
	lines: 'Attributes',
	property: 'attributes',
	isRequired: true,
	example: '[{ "id": "Name", "values": [{ "value": "Google Chromecast 3" }] }]',
	always: [
		optionalText('Attribute ID', 'id', {
			placeholder: 'e.g. Name',
			description: 'The name that the data model of bol has for it',
			most: 100,
		}),
		optionalText('Value', 'value', {
			placeholder: 'e.g. Google Chromecast 3',
			most: MOST_CHARACTERS,
		}),
	],
	check: ({ id, value, values }) =>
		id && (value !== undefined || Array.isArray(values)) ? undefined : 'needs an ID and a value',
};

/** The shape in other words: the official lint rules take the names in an example for misspelt words. */
const described = (description: string, inputs: readonly Input[]): Input[] =>
	inputs.map((input) => {
		if (input.parameter.type !== 'json') return input;
		return withParameter(input, { description });
	});

const ATTRIBUTES =
	'A list of objects with the ID of the attribute (text, its key in small letters) and values, a list of objects with value and unitId (texts)';

const attributesToRecognise = described(ATTRIBUTES, lines(attributes));

const attributesToSubmit = described(
	ATTRIBUTES,
	lines({
		...attributes,
		example: '[{ "id": "Width", "values": [{ "value": "12", "unitId": "cm" }] }]',
		optional: [
			optionalText('Unit ID', 'unitId', {
				placeholder: 'e.g. cm',
				description:
					'For values with a unit; others probably need none, although the documentation of bol demands it (unconfirmed)',
			}),
		],
	}),
);

const assets = described(
	'A list of objects with the URL of the image (text, its key in small letters) and labels (a list of texts)',
	lines({
		line: 'Asset',
		lines: 'Assets',
		property: 'assets',
		most: 30,
		example: '[{ "url": "https://example.com/front.jpg", "labels": ["FRONT"] }]',
		always: [
			optionalText('URL', 'url', {
				description: 'Address from which bol fetches the file',
				placeholder: 'e.g. https://example.com/front.jpg',
			}),
			field('Labels', 'labels', 'string', {
				default: '',
				placeholder: 'e.g. FRONT',
				description: 'What the image shows, one or two labels separated by commas',
				convert: listUpTo(2, toList(toText)),
			}),
		],
		check: ({ url, labels }) => (url && labels ? undefined : 'needs a URL and a label'),
	}),
);

interface Attribute {
	id: string;
	values: IDataObject[];
}

/** The form has a value on each line; bol wants an attribute once, with a list of values. */
function withValues(given: IDataObject[]): Attribute[] {
	const found = new Map<string, Attribute>();
	for (const { id, value, unitId, values } of given) {
		const attribute = found.get(String(id)) ?? { id: String(id), values: [] };
		const own = { value, ...(unitId !== undefined && { unitId }) };
		attribute.values.push(...((values as IDataObject[] | undefined) ?? [own]));
		found.set(attribute.id, attribute);
	}
	return [...found.values()];
}

/**
 * The attributes of a request, each once.
 *
 * @throws NodeOperationError for one with more or longer values than bol takes
 */
function attributesIn(context: ItemContext, { attributes: given }: IDataObject): Attribute[] {
	const found = withValues(given as IDataObject[]);
	for (const { id, values } of found) {
		const label = `Attributes, ${id}`;
		listUpTo(MOST_VALUES, unlessEmpty)(context, label, values);
		values.forEach(({ value }) => textUpTo(MOST_CHARACTERS)(context, label, value));
	}
	return found;
}

/** One product in a list, each attribute with one value (2.10, get-chunk-recommendations). */
const asOneProduct: Step = (draft, context) => {
	const list = attributesIn(context, draft.body as IDataObject);
	const double = list.find(({ values }) => values.length !== 1);
	if (double)
		throw parameterError(context, 'Attributes', `${double.id} must have exactly one value`);
	return { ...draft, body: { productContents: [{ attributes: list }] } };
};

const EAN = 'EAN';

/** The attribute that links the data to its product stands first, exactly once (2.10). */
const withEan: Step = (draft, context) => {
	const body = draft.body as IDataObject;
	const others = attributesIn(context, body);
	if (others.some(({ id }) => id === EAN)) {
		throw parameterError(
			context,
			'Attributes',
			'there is one for the EAN',
			'The EAN stands above.',
		);
	}
	if (others.length >= MOST_ATTRIBUTES) {
		const problem = `${others.length} are too many; the most is ${MOST_ATTRIBUTES - 1} beside the EAN`;
		throw parameterError(context, 'Attributes', problem);
	}
	const value = String(draft.inputs.ean);
	const linked = { id: EAN, values: [{ value }] };
	return {
		...draft,
		body: { ...body, attributes: [linked, ...others] },
		traceableBy: `the content of EAN ${value}`,
	};
};

/** An item for each prediction. */
const predictionRows: Shape = (items) =>
	items.flatMap(({ json }) =>
		((json.predictions ?? []) as IDataObject[]).map((row) => ({ json: row })),
	);

const uploadId: Input = {
	parameter: {
		displayName: 'Upload ID',
		name: 'uploadId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 3f2cc9f9-79de-472c-aeb7-fef416b77928',
		description: 'The entity ID in the process status of Create (unconfirmed)',
	},
};

/** What the catalogue says about products, in version 10: docs/services/bol.md, 2.10. */
export const productContentResource: Resource = {
	name: 'Product Content',
	value: 'productContent',
	description: 'What the shop says about a product: attributes and images',
	operations: [
		get('/retailer/content/catalog-products/{ean}', {
			inputs: [ean, withLanguage(queryOptions([]), LANGUAGES)],
		}),
		create('/retailer/content/products', {
			description: 'Submit attributes and images; Get Upload Report tells what bol made of each',
			request: writes,
			inputs: [
				ean,
				...place(
					[
						required(
							choice('Language', 'language', languages(LANGUAGES), {
								description: 'Language of the texts',
								default: 'nl',
							}),
						),
					],
					'body',
				),
				...attributesToSubmit,
				...assets,
				...waitForCompletion,
			],
			before: [withEan],
			flow: untilCompleted,
		}),
		get('/retailer/content/upload-report/{uploadId}', {
			name: 'Get Upload Report',
			value: 'getUploadReport',
			action: 'Get the report about submitted content',
			description: 'Get what bol made of each submitted attribute and image; it can take long',
			inputs: [uploadId],
		}),
		action(
			'Get Chunk Recommendations',
			'getChunkRecommendations',
			'Get chunk recommendations for a product',
			['POST', '/retailer/content/chunk-recommendations'],
			{
				answer: { list: 'recommendations' },
				description: 'Get which product class attributes point to, and how probably',
				request: writes,
				inputs: attributesToRecognise,
				before: [asOneProduct, readsOnly],
				output: [predictionRows],
			},
		),
	],
};
