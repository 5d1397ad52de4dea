import { UserError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { digestOf } from '../../shared/lib/digest';
import { hasStatus, isNotFound } from '../../shared/service/failure';
import { nodeError } from '../../shared/operation/nodeError';
import { besideStockLevel } from '../../shared/commerce/stockLevels';
import { demandSame } from '../../shared/service/sameThing';
import { send } from '../../shared/service/send';
import type { Piece, Sight, Source, Start } from '../../shared/trigger/polling/source';
import { productsWithSku } from '../fields/bySku';
import { stockLevelIn } from '../fields/stockLevel';
import { askedFor, goedGepickt } from '../service/request';
import { MOST_PIECES, type Choice } from './created';
import { bodyAs } from '../../shared/service/body';

/** Days for which the stock of a product is remembered that is no longer asked for. */
const STOCK_DAYS = 30;

/** Products that a test run reads at most. */
const SAMPLE_PRODUCTS = 5;

/** Answers that are about one product and not about the service or the account. */
const OF_ONE = [400, 422];

/** The product with a UUID; none when it was removed. */
async function productsWithUuid(context: IPollFunctions, uuid: string): Promise<IDataObject[]> {
	const url = `/products/${encodeURIComponent(uuid)}`;
	return await send.call(context, goedGepickt, { method: 'GET', url }).then(
		({ body }) => [demandSame(goedGepickt, askedFor('product', uuid), bodyAs(body))],
		(error: unknown) => {
			if (isNotFound(error)) return [];
			throw error;
		},
	);
}

function stockIn(json: IDataObject, name: string): Sight {
	const { freeStock = null, totalStock = null } = (json.stock ?? {}) as IDataObject;
	const state = JSON.stringify([freeStock, totalStock]);
	return { marks: [{ key: String(json.uuid || name), state }], json };
}

async function* readStock(
	context: IPollFunctions,
	{ productsBy, products }: Choice,
	{ from, isStrict }: Pick<Start, 'from' | 'isStrict'>,
): AsyncGenerator<Piece> {
	const isBySku = productsBy === 'sku';
	const read = isBySku ? productsWithSku : productsWithUuid;
	for (let index = Number(from?.index ?? 0); index < products.length; index++) {
		const name = products[index];
		const unreadable: Record<string, string> = {};
		const found = await read(context, name).catch((error: unknown) => {
			// A user error says that another product came.
			const isOfOne = hasStatus(error, OF_ONE) || error instanceof UserError;
			if (isStrict || !isOfOne) throw error;
			unreadable[name] = error.message;
			return [];
		});
		if (found.length === 0 && isStrict) throw unknownProduct(context, isBySku, name);
		const next = index + 1 < products.length ? { index: index + 1 } : undefined;
		// Several can share an SKU.
		const sights = found.map((json, at) => stockIn(json, `${name} ${at}`));
		yield { sights, next, unreadable };
	}
}

/** Stock of given products that changed (2.2); reading all products would be too heavy (section 5). */
export const changedStock: Source<Choice> = {
	things: 'products',
	nothing: 'GoedGepickt has none of these products',
	daysBack: () => STOCK_DAYS,
	isReadByDate: false,
	isNewsAtFirstSight: false,
	isOldestFirst: true,
	most: { pieces: MOST_PIECES, news: Infinity },
	read: readStock,
	async sample(context, choice) {
		const sights: Sight[] = [];
		const products = choice.products.slice(0, SAMPLE_PRODUCTS);
		for await (const piece of readStock(context, { ...choice, products }, { isStrict: true })) {
			sights.push(...piece.sights);
		}
		return sights;
	},
	toItem: ({ json }, before) => {
		const [previousFreeStock, previousTotalStock] = JSON.parse(before ?? '[null,null]');
		return { ...json, previousFreeStock, previousTotalStock };
	},
	names: ({ productsBy, products }) => digestOf(JSON.stringify([productsBy, products])),
};

/** The same, with the stock level beside each product. */
export const changedStockLevels: Source<Choice> = {
	...changedStock,
	toItem: (sight, before) =>
		besideStockLevel(changedStock.toItem(sight, before), stockLevelIn(sight.json)),
};

function unknownProduct(context: IPollFunctions, isBySku: boolean, name: string) {
	const what = isBySku ? 'SKU' : 'UUID';
	return nodeError(
		context,
		`GoedGepickt has no product with the ${what} "${name}"`,
		'Check Products. A product that is removed later holds nothing up.',
	);
}
