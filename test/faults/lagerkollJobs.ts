import { byId } from '../engine/operations';
import { BEGIN_AT, numbered, reading, VALUE, type Kit, type MakeJob } from './jobs';

/** Reads an article of Lagerkoll. */
export const readLagerkoll: MakeJob = async ({ sandbox }, count) => {
	const ids = sandbox.state('lagerkoll').articles.map(({ articleId }) => articleId);
	return reading(['lagerkoll', '/articles/'], 'article', 'articleId', ids, count);
};

/**
 * Delivers one piece of a row of its own in a purchase order; each call adds
 * (docs/services/lagerkoll.md, 2.22), so doing it twice would show.
 */
export const deliverArticles: MakeJob = async ({ sandbox }, count) => {
	const { articles, purchaseOrders } = sandbox.state('lagerkoll');
	const [{ articleId }] = articles;
	const [order] = purchaseOrders;
	const first = 1 + Math.max(...order.rows.map(({ id }) => id));
	const rows = Array.from({ length: count }, (_, index) => ({
		id: first + index,
		articleId,
		orderedAmount: 10,
		deliveredAmount: 0,
		batches: [],
	}));
	order.rows.push(...rows);
	return {
		service: 'lagerkoll',
		path: '/deliver$',
		parameters: {
			resource: 'purchaseOrder',
			operation: 'deliverArticle',
			purchaseOrderId: byId(String(order.orderId)),
			rowId: VALUE,
			deliveredAmount: 1,
		},
		faultsBeginAt: BEGIN_AT,
		items: numbered(count, (index) => rows[index].id),
		written: (item) => rows[item].deliveredAmount,
	};
};

/** What is sent to Lagerkoll through each fault; it has no Create or Update. */
export const lagerkollKit: Kit = { name: 'Lagerkoll', read: readLagerkoll, add: deliverArticles };
