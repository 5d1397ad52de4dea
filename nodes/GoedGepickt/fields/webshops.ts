import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { RequestContext } from '../../shared/service/service';
import { rowsAt } from '../service/rows';

/** Page size that is proven for webshops (docs/services/goedgepickt.md, 2.1). */
const PAGE = { perPage: 50 };

/** A webshop of the account, as far as it is needed here (2.1). */
export interface Webshop {
	uuid: string;
	name: string;
}

const labelOf = ({ name, uuid }: IDataObject) => String(name || uuid);

/**
 * All webshops of the account.
 *
 * @throws NodeApiError with GoedGepickt's own reason
 */
export async function allWebshops(context: RequestContext): Promise<Webshop[]> {
	const rows = await rowsAt(context, '/webshops', { page: 1, ...PAGE });
	return rows.map((row) => ({ uuid: String(row.uuid), name: labelOf(row) }));
}

/** The webshops of the account as options of which several can be chosen. */
export async function loadWebshops(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await allWebshops(this)).map(({ uuid, name }) => ({ name, value: uuid }));
}
