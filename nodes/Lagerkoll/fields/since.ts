import type { IDataObject } from 'n8n-workflow';
import { limit, returnAll } from '../../shared/operation/common';
import { whole, withParameter } from '../../shared/operation/fields';
import { Incomplete, type Flow, type Input } from '../../shared/operation/operation';
import { paged, type Paging } from '../../shared/service/paging';

/**
 * Filter of register-like lists: only what changed after the marker
 * (docs/services/lagerkoll.md, 1.7).
 */
export const since = whole('Since', 'since', {
	least: 0,
	description:
		'The marker of an earlier run, to get only what changed after it; 0 gets everything. That it works like this is (unconfirmed).',
});

const returnMarker: Input = {
	parameter: {
		displayName: 'Return Marker',
		name: 'returnMarker',
		type: 'boolean',
		default: false,
		description:
			'Whether to return one item with all rows and the new marker for Since, instead of an item per row',
	},
};

/** A limit would leave out rows that the marker counts as read, so the two exclude each other. */
const unlessMarker = (input: Input): Input =>
	withParameter(input, {
		displayOptions: { show: { returnMarker: [false], ...input.parameter.displayOptions?.show } },
	});

/** How much of a list with a marker to return. */
export const sinceInputs: Input[] = [returnMarker, unlessMarker(returnAll), unlessMarker(limit)];

/**
 * Walks a list; with "Return Marker" the answer is one object of all rows and the marker. The marker
 * is that of the first page: what changes while the pages are read then comes again the next time
 * instead of being lost. An answer without marker gives the one that was sent.
 *
 * @param property the service's word for the rows
 */
export function pagedSince(property: string, paging: Paging): Flow {
	const walk = paged(paging);
	return async (call) => {
		if (!call.inputs.returnMarker) return await walk(call);
		let marker: unknown;
		const answer = await walk({
			...call,
			send: async (request) => {
				const page = await call.send(request);
				marker ??= (page.body as IDataObject | null)?.since;
				return page;
			},
		}).catch((error: unknown) => {
			// Rows without a marker would look like a complete answer.
			throw error instanceof Incomplete ? error.failure : error;
		});
		const next = marker ?? call.request.qs?.since ?? 0;
		return { ...answer, body: { since: next, [property]: answer.body } as unknown as IDataObject };
	};
}
