import { choice, type Field } from '../../../shared/operation/fields';
import { parameterError } from '../../../shared/operation/nodeError';
import type { Flow } from '../../../shared/operation/operation';
import { paged, withQuery, type Paging } from '../../../shared/service/paging';
import { pages } from '../../service/request';

/** Lists have either the active or the inactive rows: what "Inactive" in the query then is. */
const INACTIVE: Record<string, true | undefined> = {
	active: undefined,
	both: undefined,
	inactive: true,
};

/**
 * Filter of the list of products. Active ones come without asking; `inactive=true` gives only the
 * others, and `inactive=false` is not documented (docs/services/picqer.md, 2.7, List products).
 */
export const activity: Field = {
	...choice('Status', 'status', ['active', 'inactive', 'both'], {
		default: 'active',
		description: 'Both gives the active products first, then the inactive ones',
	}),
	property: 'inactive',
	convert: (context, displayName, value) => {
		if (typeof value === 'string' && value in INACTIVE) return INACTIVE[value];
		const problem = `"${String(value)}" is none of active, inactive and both`;
		throw parameterError(context, displayName, problem);
	},
};

/** The pages of the active rows, and behind them the pages of the inactive ones. */
export const activeThenInactive: Paging = {
	rowsIn: pages.rowsIn,
	rowId: 'idproduct',
	next: (request, ...read) => {
		const further = pages.next(request, ...read);
		if (further) return further;
		return request.qs?.inactive ? undefined : withQuery(request, { inactive: true, offset: 0 });
	},
};

/** Walks the pages of products in the state that the filter "Status" names, or in both. */
export const inChosenState: Flow = async (call) => {
	const isBoth = call.context.getNodeParameter('filters.status', 'active') === 'both';
	return await paged(isBoth ? activeThenInactive : pages)(call);
};
