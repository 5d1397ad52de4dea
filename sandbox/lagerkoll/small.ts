import type { FastifyInstance, FastifyRequest } from 'fastify';

import { omit } from '../omit';
import { notFound, refused } from './errors';
import { isOn, matching, oneOf, pageOf, queryOf, sorted } from './lists';
import type { InvoiceDraft } from './types';
import { nextId, parameter, type LagerkollWorld } from './world';

const codes = {
	shortUrl: 902201,
	createShortUrl: 902202,
	stocktake: 902001,
	wrongIntegrationState: 905002,
};

/** The reference of the one BankID check that is under way. */
export const seedOrderRef = 'sandbox-order-ref';

/** Price lists: docs/services/lagerkoll.md, 2.23. */
export function registerPrices(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/prices/lists', (request) => {
		const found = matching(request, world.state.priceLists, 'code', 'name');
		const columns = ['id', 'code', 'name', 'currency'] as const;
		const column = oneOf(request, 'sort_column', columns, 'code');
		const direction = oneOf(request, 'order', ['asc', 'desc'], 'asc');
		const { rows, counters } = pageOf(request, sorted(found, column, direction), 25);
		return { ...counters, pricelistsCount: found.length, pricelists: rows };
	});
}

const draftColumns = ['type', 'article_id', 'article_name', 'user', 'created'] as const;

const draftFields: Record<(typeof draftColumns)[number], keyof InvoiceDraft> = {
	type: 'type',
	article_id: 'articleId',
	article_name: 'articleName',
	user: 'createdByName',
	created: 'created',
};

/**
 * Invoice drafts; only who made one is visible in the documentation:
 * docs/services/lagerkoll.md, 2.18.
 */
export function registerInvoices(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/invoices/drafts', (request) => {
		const type = oneOf(request, 'type', ['ALL', 'PROJECT', 'CUSTOMER_ORDER'], 'ALL');
		const withInvoiced = isOn(request, 'return_invoiced_rows', true);
		const found = matching(
			request,
			world.state.invoiceDrafts,
			'articleName',
			'createdByName',
		).filter(
			(draft) => (type === 'ALL' || draft.type === type) && (withInvoiced || !draft.invoiced),
		);
		const field = draftFields[oneOf(request, 'sort_column', draftColumns, 'created')];
		const direction = oneOf(request, 'sort_order', ['asc', 'desc'], 'desc');
		const { rows, counters } = pageOf(request, sorted(found, field, direction), 100);
		return {
			...counters,
			invoiceDraftsCount: found.length,
			invoiceDrafts: rows.map(({ createdByName }) => ({ createdByName })),
		};
	});
}

/** Stocktakes. The literal states are not visible: the words of the documentation are taken. Section 2.26. */
export function registerStocktakes(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/stocktake/state/:state', (request) => {
		const wanted = parameter(request, 'state').toLowerCase();
		if (!['new', 'ongoing', 'finished'].includes(wanted)) throw refused(codes.stocktake, 'state');
		const found = world.state.stocktakes.filter(({ state }) => state === wanted);
		const { rows, counters } = pageOf(request, found, 25);
		return {
			...counters,
			stocktakesCount: found.length,
			stocktakes: rows.map((stocktake) => omit(stocktake, 'state')),
		};
	});
}

function urlFrom(request: FastifyRequest, code: number): string {
	const { url } = queryOf(request);
	if (!url || !URL.canParse(url)) throw refused(code, 'url', 'url must be a URL');
	return url;
}

/** Short URLs: docs/services/lagerkoll.md, 2.31. */
export function registerUrls(scope: FastifyInstance, world: LagerkollWorld): void {
	const present = (code: string) => ({ url: `${world.baseUrl()}/v1/url/${code}` });
	const findLong = (url: string) => world.state.shortUrls.find((each) => each.url === url);

	scope.get('/url', (request) => {
		const found = findLong(urlFrom(request, codes.shortUrl));
		if (!found) throw notFound(codes.shortUrl, 'url');
		return present(found.code);
	});
	scope.post('/url', (request) => {
		const url = urlFrom(request, codes.createShortUrl);
		const known = findLong(url);
		if (known) return present(known.code);
		const code = `s${nextId(world, 'shortUrl')}`;
		world.state.shortUrls.push({ code, url });
		return present(code);
	});
	// Which status redirects is not documented, nor whether the link opens without credentials.
	scope.get('/url/:url', (request, reply) => {
		const code = parameter(request, 'url');
		const found = world.state.shortUrls.find((each) => each.code === code);
		if (!found) throw notFound(codes.shortUrl, 'url');
		return reply.redirect(found.url, 302);
	});
}

/**
 * Export of projects and BankID; neither answer is visible: docs/services/lagerkoll.md, 2.16 and
 * 2.23.
 */
export function registerHidden(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.post('/projects/export', (request) => {
		world.state.projectExports.push({ body: request.body, at: Date.now() });
		return {};
	});
	scope.get('/integration/bankid/:order_ref/status', (request) => {
		if (parameter(request, 'order_ref') !== seedOrderRef)
			throw refused(codes.wrongIntegrationState, 'order_ref');
		return {};
	});
}
