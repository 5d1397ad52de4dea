import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { articleById } from './articles';
import { commonCodes, notFound, refused } from './errors';
import { oneOf, queryOf, wholeNumber } from './lists';
import { onePagePdf } from './pdf';
import { stripedPng } from './png';
import type { StoredDocument } from './types';
import { parameter, type LagerkollWorld } from './world';

const a4 = { width: 210, height: 297, margin: 0 };

// Older captures of the documentation have 901601 here.
const unknownDocument = 902301;

const codes = { barcode: 901501, pdf: 901701 };

// Keeps one wrong number from filling the memory of the sandbox; Lagerkoll's own bound is not known.
const largestImage = 1000;

function contentOf({ description }: StoredDocument): Buffer {
	return onePagePdf(description, a4);
}

function presentDocument(document: StoredDocument) {
	return { ...document, filesize: contentOf(document).length };
}

/** Documents: docs/services/lagerkoll.md, 2.13. */
export function registerDocuments(scope: FastifyInstance, world: LagerkollWorld): void {
	const answer = (documents: StoredDocument[]) => ({
		documentsCount: documents.length,
		pages: 1,
		documents: documents.map(presentDocument),
	});
	const find = (name: string) => {
		const found = world.state.documents.find(({ filename }) => filename === name);
		if (!found) throw notFound(unknownDocument, 'document_name');
		return found;
	};

	scope.get('/documents', () => answer(world.state.documents));
	// Names may hold slashes, so one route serves `/{name}` and `/{name}/binary`.
	scope.get('/documents/*', (request, reply) => {
		const name = parameter(request);
		if (!name.endsWith('/binary')) return answer([find(name)]);
		const document = find(name.slice(0, -'/binary'.length));
		return reply.type('application/octet-stream').send(contentOf(document));
	});
}

function sizeFrom(request: FastifyRequest, name: string, fallback: number): number {
	const size = wholeNumber(request, name, fallback, 1);
	if (size > largestImage) throw refused(commonCodes.general, name, `${name} is too large`);
	return size;
}

function sendPng(reply: FastifyReply, png: Buffer): FastifyReply {
	return reply.type('image/png').send(png);
}

// What `default_url` does is not described: where there is no image, the sandbox redirects there (unconfirmed).
function sendDefault(request: FastifyRequest, reply: FastifyReply, code: number): FastifyReply {
	const url = queryOf(request).default_url;
	if (!url) throw notFound(code, 'article_id');
	return reply.redirect(url, 302);
}

/** Images of articles and their barcodes: docs/services/lagerkoll.md, 2.15. */
export function registerImages(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/images/*', (request, reply) => {
		const article = articleById(world, parameter(request), commonCodes.general);
		if (!article.hasImage) return sendDefault(request, reply, commonCodes.general);
		return sendPng(reply, stripedPng(article.articleId, 32, 32));
	});
	scope.get('/images/barcode/*', (request, reply) => {
		const { barcode } = articleById(world, parameter(request), codes.barcode);
		const types = ['EAN', 'CODE128', 'QR', 'UPC'] as const;
		const type = oneOf(request, 'barcode_type', types, 'EAN');
		const width = sizeFrom(request, 'width', 200);
		const height = sizeFrom(request, 'height', 100);
		if (barcode === null) return sendDefault(request, reply, codes.barcode);
		return sendPng(reply, stripedPng(`${type} ${barcode}`, width, height));
	});
}

function millimetres(request: FastifyRequest, name: string, fallback: number): number {
	const text = queryOf(request)[name];
	const length = text === undefined || text === '' ? fallback : Number(text);
	if (!Number.isFinite(length) || length < 0 || length > 5000)
		throw refused(codes.pdf, name, `${name} must be a length in millimetres`);
	return length;
}

/**
 * PDF from HTML. The units are presumably millimetres (unconfirmed):
 * docs/services/lagerkoll.md, 2.21.
 */
export function registerPdf(scope: FastifyInstance): void {
	scope.post('/pdf', (request, reply) => {
		const { body } = request;
		if (typeof body !== 'string' || body === '')
			throw refused(codes.pdf, null, 'The body must be text/html');
		const paper = {
			width: millimetres(request, 'paper_width', a4.width),
			height: millimetres(request, 'paper_height', a4.height),
			margin: millimetres(request, 'paper_margin', a4.margin),
		};
		const text = body.replace(/<[^>]*>/g, ' ').trim();
		const { filename } = queryOf(request);
		// Where the name ends up is not described; a download's header is the usual place (unconfirmed).
		if (filename)
			void reply.header(
				'Content-Disposition',
				`attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
			);
		return reply.type('application/pdf').send(onePagePdf(text, paper));
	});
}

/** Lets a server take HTML as text. */
export function acceptHtml(app: FastifyInstance): void {
	app.addContentTypeParser('text/html', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
}
