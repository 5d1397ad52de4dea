import type { IDataObject } from 'n8n-workflow';
import { isEan, keyOf, withoutZeros } from '../operation/key';
import type { ItemContext } from '../operation/operation';
import { parameterError } from '../operation/nodeError';
import type { FindBy } from './orderInput';
import type { ShopOrder } from './shopOrder';

/** How a warehouse finds its products; each search is done once in a run. */
export interface ProductSearch {
	/** Name of the service. */
	service: string;
	/** The products that have an EAN, whatever the zeros in front. */
	withEan(ean: string): Promise<IDataObject[]>;
	/** The products that have exactly this SKU. */
	withSku(sku: string): Promise<IDataObject[]>;
	/** What is searched first where a line has both. */
	first: 'ean' | 'sku';
	/** Fields of a product in which an EAN may stand. */
	eanFields: readonly string[];
	/** Field of a product with its SKU. */
	skuField: string;
	/** Field by which an order names a product. */
	id: string;
	/** What to do about a product that is not found. */
	wayOut: string;
}

const eansOf = (product: IDataObject, { eanFields }: ProductSearch) =>
	eanFields.map((field) => keyOf(product[field])).filter(isEan);

/** Whether a product has an EAN, whatever the zeros in front. */
export const hasEan = (product: IDataObject, eanFields: readonly string[], ean: string) =>
	eanFields.some((field) => withoutZeros(product[field]) === withoutZeros(ean));

/** A product, or why there is none. */
type Found = { product: IDataObject } | { problem: string };

/** What a product is looked for by. */
interface ProductKeys {
	ean?: string;
	sku?: string;
}

/** How products are looked for, and what is said where they are not found. */
interface ProductLookUp {
	by: FindBy;
	search: ProductSearch;
	/** Label of the parameter that has the lines. */
	label: string;
	/** What was not done, e.g. 'order C0001 was not sent'. */
	refused: string;
}

/**
 * Finds the product of each line.
 *
 * @returns one product for each line, in the order of the lines
 * @throws NodeOperationError that names all lines without exactly one product
 */
export async function productsFor(
	context: ItemContext,
	lines: readonly ProductKeys[],
	{ by, search, label, refused }: ProductLookUp,
): Promise<IDataObject[]> {
	const found: Found[] = [];
	// One after the other: lines of one product then share a look-up, whatever each knows of it.
	for (const line of lines) found.push(await find(line, by, search));
	const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
	if (problems.length === 0) {
		return found.flatMap((one) => ('product' in one ? [one.product] : []));
	}
	const problem = `${refused}: ${[...new Set(problems)].join('; ')}`;
	throw parameterError(context, label, problem, search.wayOut);
}

/** The same for the lines of a shop order. */
export const productsOf = async (
	context: ItemContext,
	{ lines, number }: ShopOrder,
	by: FindBy,
	search: ProductSearch,
): Promise<IDataObject[]> =>
	await productsFor(context, lines, {
		by,
		search,
		label: 'Shop Order',
		refused: `order ${number} was not sent`,
	});

async function find(line: ProductKeys, by: FindBy, search: ProductSearch): Promise<Found> {
	const ean = by === 'sku' ? undefined : line.ean;
	const sku = by === 'ean' ? undefined : line.sku;
	if (ean === undefined && sku === undefined) {
		const [has, needs] = by === 'ean' ? [`SKU ${line.sku}`, 'EAN'] : [`EAN ${line.ean}`, 'SKU'];
		return { problem: `the line with ${has} has no ${needs} to find its product by` };
	}
	for (const candidates of triesFor({ ean, sku }, search)) {
		const rows = await candidates();
		if (rows.length > 0) return onlyOne(rows, { ean, sku }, search);
	}
	return { problem: await whyUnknown({ ean, sku }, search) };
}

/** A product that says nothing of its EAN may be the right one; one that says another is not. */
function triesFor(
	{ ean, sku }: ProductKeys,
	search: ProductSearch,
): Array<() => Promise<IDataObject[]>> {
	const withSku = async () => (sku === undefined ? [] : await search.withSku(sku));
	if (ean === undefined) return [withSku];
	const withEan = async () => await search.withEan(ean);
	const withBoth = async () =>
		(await withSku()).filter((row) => hasEan(row, search.eanFields, ean));
	const withoutEan = async () =>
		(await withSku()).filter((row) => eansOf(row, search).length === 0);
	const certain = search.first === 'ean' ? [withEan, withBoth] : [withBoth, withEan];
	return [...certain, withoutEan];
}

function onlyOne(
	rows: readonly IDataObject[],
	keys: ProductKeys,
	{ id, service, skuField }: ProductSearch,
) {
	const byId = new Map(rows.map((row) => [keyOf(row[id]), row]));
	const withSku = [...byId.values()].filter((row) => keyOf(row[skuField]) === keys.sku);
	const candidates = byId.size > 1 && withSku.length > 0 ? withSku : [...byId.values()];
	if (candidates.length === 1) {
		const [product] = candidates;
		if (keyOf(product[id]) !== '') return { product };
		return { problem: `${service} gave the product with ${named(keys)} without its ${id}` };
	}
	const ids = candidates.map((row) => String(row[id])).join(', ');
	return {
		problem: `${candidates.length} products in ${service} have ${named(keys)} (${id} ${ids})`,
	};
}

const named = ({ ean, sku }: ProductKeys) =>
	[ean !== undefined && `EAN ${ean}`, sku !== undefined && `SKU ${sku}`]
		.filter((name) => name !== false)
		.join(' or ');

async function whyUnknown(keys: ProductKeys, search: ProductSearch): Promise<string> {
	const { ean, sku } = keys;
	const unknown = `${search.service} has no product with ${named(keys)}`;
	if (ean === undefined || sku === undefined) return unknown;
	const [other] = (await search.withSku(sku)).flatMap((row) => eansOf(row, search));
	if (other === undefined) return unknown;
	return `${search.service} has no product with EAN ${ean}, and SKU ${sku} has EAN ${other} there`;
}
