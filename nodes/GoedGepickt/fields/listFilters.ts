import type { IDataObject } from 'n8n-workflow';
import { without } from '../../shared/lib/without';
import { toPairs } from '../../shared/operation/apiRequest';
import type { Convert } from '../../shared/operation/convert';
import { choice, field, text, type Field, withParameter } from '../../shared/operation/fields';
import { key } from '../../shared/operation/key';
import { parameterError } from '../../shared/operation/nodeError';
import type { Call, Flow, ItemContext, Step } from '../../shared/operation/operation';
import { paged } from '../../shared/service/paging';
import { pages } from '../service/request';

/**
 * Query of the first page, with the page sizes that are proven (docs/services/goedgepickt.md, 1.4).
 */
export const perPage = (size: 50 | 100) => ({ query: { page: '1', perPage: String(size) } });

const EXTRA = 'extraParameters';

/** An extra filter without a value would not be sent, and the whole list would come. */
const filledPairs: Convert = (context, displayName, given) => {
	const pairs = toPairs(context, displayName, given);
	const empty = pairs.find(({ value }) => value === undefined);
	if (empty === undefined) return pairs;
	const wayOut = 'Remove it, or give it a value; without it the whole list would come.';
	throw parameterError(context, displayName, `${empty.name} is empty`, wayOut);
};

/** Query parameters that no operation knows of, as pairs of name and value. */
export const extraParameters: Field = (() => {
	const base = field('Extra Query Parameters', EXTRA, 'fixedCollection', {
		default: {},
		placeholder: 'Add Parameter',
		typeOptions: { multipleValues: true },
		description: 'Sent as they are, for what GoedGepickt can do beyond the other filters',
		convert: filledPairs,
	});
	const values = [
		{ displayName: 'Name', name: 'name', type: 'string' as const, default: '' },
		{ displayName: 'Value', name: 'value', type: 'string' as const, default: '' },
	];
	const options = [{ displayName: 'Parameter', name: 'pair', values }];
	return withParameter(base, { options });
})();

/** Puts the extra parameters into the query, under their own names. */
export const spreadExtra: Step = (draft) => {
	const { [EXTRA]: extra, ...query } = draft.query;
	// `toPairs` made them.
	const pairs = (extra ?? []) as unknown as ReturnType<typeof toPairs>;
	const more = Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
	return { ...draft, query: { ...query, ...more } };
};

/** The free search: an attribute, an operator and a value (docs/services/goedgepickt.md, 1.4). */
export const searchFields = (attributes: string): Field[] => [
	text('Search Attribute', 'searchAttribute', {
		placeholder: `e.g. ${attributes.split(' ')[0]}`,
		description: `Field to search on; proven: ${attributes}. Others may work (unconfirmed).`,
	}),
	// No default of "=": n8n takes a text that begins with it for an expression.
	text('Search Delimiter', 'searchDelimiter', {
		placeholder: 'e.g. !=',
		description: 'How to compare. Leave it out for =, which is the only one that is proven.',
	}),
	key('Search Value', 'searchValue', { description: 'What the field must hold' }),
];

/** The order of the rows (docs/services/goedgepickt.md, 1.4). */
export const sortFields: Field[] = [
	text('Order By', 'orderBy', {
		placeholder: 'e.g. createDate',
		description: 'Field to sort by; only createDate is proven. Without it the oldest come first.',
	}),
	choice(
		'Order By Direction',
		'orderByDirection',
		[
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending (Unconfirmed)', value: 'desc' },
		],
		{ description: 'From which end to sort', default: 'asc' },
	),
];

/**
 * Makes the one search that a request can have of the filters that need it
 * (docs/services/goedgepickt.md, 1.4: only one triple per request has been seen).
 *
 * @param shortcuts labels of filters that are searches, by the attribute they search on
 * @param appliedHere a filter among them that is applied again after fetching, so that it may yield
 */
export const oneSearch =
	(shortcuts: Record<string, string>, appliedHere?: string): Step =>
	(draft, context) => {
		const { searchAttribute, searchDelimiter = '=', searchValue, ...rest } = draft.query;
		const isFree = searchAttribute !== undefined || searchValue !== undefined;
		const used = Object.keys(shortcuts).filter((attribute) => rest[attribute] !== undefined);
		const mustSearch = used.filter((attribute) => attribute !== appliedHere);
		if (mustSearch.length + Number(isFree) > 1) throw severalSearches(context, shortcuts);
		if (isFree && (searchAttribute === undefined || searchValue === undefined)) {
			const missing = searchValue === undefined ? 'Search Value' : 'Search Attribute';
			throw parameterError(context, missing, 'is missing', 'A search needs both of them.');
		}
		const [attribute] = [...mustSearch, ...used];
		const value = attribute === undefined ? undefined : rest[attribute];
		const query = without(rest, ...used);
		if (isFree) Object.assign(query, { searchAttribute, searchDelimiter, searchValue });
		else if (attribute !== undefined) {
			Object.assign(query, {
				searchAttribute: attribute,
				searchDelimiter: '=',
				searchValue: value,
			});
		}
		return { ...draft, query };
	};

function severalSearches(context: ItemContext, shortcuts: Record<string, string>) {
	const names = [...Object.values(shortcuts), 'Search Attribute'].join(', ');
	return parameterError(
		context,
		'Filters',
		'only one search at a time',
		`GoedGepickt takes one of these in a request: ${names}.`,
	);
}

/**
 * A list whose rows are looked at again after fetching, as GoedGepickt's own filters let others
 * through (docs/services/goedgepickt.md, 2.5). "Limit" counts what is left.
 *
 * @param keeperOf reads the filters, and gives what a row must be like
 */
export const checkedList =
	(keeperOf: (call: Call) => (row: IDataObject) => boolean): Flow =>
	async (call) =>
		await paged({ ...pages, keep: keeperOf(call) })(call);
