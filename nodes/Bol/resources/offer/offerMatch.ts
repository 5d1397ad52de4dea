import type { IDataObject } from 'n8n-workflow';
import { nodeError } from '../../../shared/operation/nodeError';
import { keyOf } from '../../../shared/operation/key';
import type { Sought } from './offerSearch';

/** The one offer that an item is about, or why there is none. */
type Match = { offer: IDataObject } | { unknown: string };

/**
 * Chooses among the offers that were found. A SKU names an offer exactly; an EAN stands for the new one,
 * since the stock or price of new goods would be wrong for used ones.
 *
 * @param offers those with the EAN; where none was given, those with the SKU
 * @throws NodeOperationError when several offers fit
 */
export function matchOf(sought: Sought, offers: readonly IDataObject[]): Match {
	const { ean, sku } = sought;
	const named = sku === undefined ? [] : offers.filter(({ reference }) => keyOf(reference) === sku);
	if (named.length === 1) return { offer: named[0] };
	const isNew = ({ condition }: IDataObject) => (condition as IDataObject)?.category === 'NEW';
	const fitting = (named.length > 0 ? named : offers).filter(isNew);
	if (fitting.length === 1) return { offer: fitting[0] };
	if (fitting.length > 1) throw severalFit(sought, fitting);
	const called = ean === undefined ? `SKU ${sku}` : `EAN ${ean}`;
	if (offers.length === 0) return { unknown: `You have no offer with the ${called} at bol.` };
	return {
		unknown: `Your offers with the ${called} at bol are not for new articles. Give the SKU that is the reference of the right one.`,
	};
}

function severalFit({ call, ean, sku }: Sought, offers: readonly IDataObject[]) {
	const called = ean === undefined ? `SKU ${sku}` : `EAN ${ean}`;
	const ids = offers.map(({ offerId }) => String(offerId)).join(', ');
	return nodeError(
		call.context,
		`${offers.length} offers at bol have the ${called}`,
		`Their IDs are ${ids}. Give each a reference of its own and use it as SKU, or use Update Price and Stock with the ID of the right one.`,
	);
}
