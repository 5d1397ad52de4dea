import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { commonCodes, notFound, refused } from './errors';
import { matching, newer, newestChange, oneOf, pageOf, sorted } from './lists';
import type { Article } from './types';
import { nextChange, parameter, type LagerkollWorld } from './world';

const codes = { get: 900201, update: 900203 };

/** What the plugin of 2016 passed as the sort column; other columns are not known. */
const sortColumns = ['art', 'articleId', 'name', 'price'] as const;

function presentArticle(article: Article, storeId: number) {
	const { articleId, name, description, price, amounts, category, webshopArticle } = article;
	const amount = amounts[storeId] ?? 0;
	return { articleId, name, description, price, amount, category, webshopArticle };
}

/** The article with an id; throws a 404 with the given code when there is none. */
export function articleById(world: LagerkollWorld, id: string, code: number): Article {
	const found = world.state.articles.find(({ articleId }) => articleId === id);
	if (!found) throw notFound(code, 'articleId');
	return found;
}

/** Notes that an article changed in a store and tells the callback URL. */
export function articleChanged(world: LagerkollWorld, article: Article, storeId: number): void {
	article.change = nextChange(world);
	world.callbacks.send('article', 'updated', { articleId: article.articleId }, storeId);
}

const types = {
	name: 'string',
	description: 'string',
	price: 'number',
	category: 'string',
	webshopArticle: 'boolean',
	amount: 'number',
};

function checkBody(body: Record<string, unknown>): void {
	for (const [field, type] of Object.entries(types)) {
		if (body[field] !== undefined && typeof body[field] !== type)
			throw refused(codes.update, field, `${field} must be a ${type}`);
	}
}

function updateArticle(article: Article, body: Record<string, unknown>, storeId: number): void {
	checkBody(body);
	const { amount, name, description, price, category, webshopArticle } =
		body as Partial<Article> & {
			amount?: number;
		};
	if (amount !== undefined) article.amounts[storeId] = amount;
	article.name = name ?? article.name;
	article.description = description ?? article.description;
	article.price = price ?? article.price;
	article.category = category ?? article.category;
	article.webshopArticle = webshopArticle ?? article.webshopArticle;
}

function listArticles(request: FastifyRequest, world: LagerkollWorld) {
	const { articles } = world.state;
	const found = matching(request, newer(request, articles), 'articleId', 'name', 'barcode');
	const column = oneOf(request, 'sort_column', sortColumns, 'art');
	const direction = oneOf(request, 'order', ['asc', 'desc'], 'asc');
	const ordered = sorted(found, column === 'art' ? 'articleId' : column, direction);
	// The default of `limit` is not known; 100 is that of the suppliers.
	const { rows, counters } = pageOf(request, ordered, 100);
	const { storeId } = request.lagerkollCaller;
	return {
		...counters,
		articlesCount: found.length,
		since: newestChange(articles),
		articles: rows.map((article) => presentArticle(article, storeId)),
	};
}

/**
 * Articles. The documentation's part on their operations is not visible: paths (unconfirmed) and fields are
 * those of docs/services/lagerkoll.md, 2.2, which come from a plugin of 2016.
 */
export function registerArticles(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/articles', (request) => listArticles(request, world));
	// Ids may hold slashes.
	scope.get('/articles/*', (request) =>
		presentArticle(
			articleById(world, parameter(request), codes.get),
			request.lagerkollCaller.storeId,
		),
	);
	// (unconfirmed) No update was visible anywhere; this one is there to try API Request with.
	scope.put('/articles/*', (request) => {
		const { storeId } = request.lagerkollCaller;
		const article = articleById(world, parameter(request), codes.update);
		const body = bodyOf(request);
		if (Object.keys(body).length === 0) throw refused(commonCodes.general, null, 'No body');
		updateArticle(article, body, storeId);
		articleChanged(world, article, storeId);
		return presentArticle(article, storeId);
	});
}
