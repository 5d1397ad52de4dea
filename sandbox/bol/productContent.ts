import { randomUUID } from 'crypto';
import type { FastifyInstance } from 'fastify';

import { chosenIn, listIn, refuse, textIn } from './bodyChecks';
import { asObject, isText } from './checks';
import { checkLanguage, existingProduct, productOf } from './knownProducts';
import { notFound, type Violation } from './problems';
import { answerProcess } from './processStatus';
import type { ContentUpload } from './replenishmentTypes';
import type { BolWorld } from './world';

const languages = ['nl', 'nl-BE', 'fr', 'fr-BE'] as const;
const chunkId = '10001042';

type Attributes = ContentUpload['attributes'];

function checkAttributes(
	value: unknown,
	prefix: string,
	mostValues: number,
	violations: Violation[],
): Attributes {
	return listIn(value, prefix, [1, 150], violations).map((row, index) => {
		const { id, values } = asObject(row);
		const name = `${prefix}[${index}]`;
		return {
			id: textIn(id, `${name}.id`, violations, 100),
			values: listIn(values, `${name}.values`, [1, mostValues], violations).map(
				(entry, position) => {
					const { value: text, unitId } = asObject(entry);
					return {
						value: textIn(text, `${name}.values[${position}].value`, violations, 10_000),
						...(isText(unitId) ? { unitId } : {}),
					};
				},
			),
		};
	});
}

function checkUpload(value: unknown): Omit<ContentUpload, 'uploadId'> {
	const body = asObject(value);
	const violations: Violation[] = [];
	const upload = {
		language: chosenIn(body.language, 'language', languages, violations),
		attributes: checkAttributes(body.attributes, 'attributes', 300, violations),
		assets: listIn(body.assets ?? [], 'assets', [0, 30], violations).map((row, index) => {
			const { url, labels } = asObject(row);
			const name = `assets[${index}]`;
			return {
				url: textIn(url, `${name}.url`, violations),
				labels: listIn(labels, `${name}.labels`, [1, 2], violations).map(String),
			};
		}),
	};
	if (upload.attributes.filter(({ id }) => id === 'EAN').length !== 1) {
		violations.push({ name: 'attributes', reason: 'Exactly one attribute must have the id EAN.' });
	}
	refuse(violations);
	return upload;
}

function reportOf(world: BolWorld, upload: ContentUpload): Record<string, unknown> {
	const ean = upload.attributes.find(({ id }) => id === 'EAN')?.values[0].value ?? '';
	const outcome = productOf(world, ean)
		? { status: 'PUBLISHED', subStatus: 'SELECTED', subStatusDescription: 'Selected' }
		: {
				status: 'DECLINED',
				subStatus: 'MATCH_TO_PRODUCT_FAILED',
				subStatusDescription: 'There is no product with this EAN',
			};
	return {
		uploadId: upload.uploadId,
		language: upload.language,
		status: 'COMPLETED',
		attributes: upload.attributes.map((attribute) => ({ ...attribute, ...outcome })),
		assets: upload.assets.map((asset) => ({
			...asset,
			...outcome,
			subStatus: outcome.status === 'PUBLISHED' ? 'PUBLISHED' : 'MATCH_TO_PRODUCT_FAILED',
		})),
	};
}

/** What bol tells about a product, and what a seller tells bol. */
export function registerProductContent(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Params: { ean: string } }>('/content/catalog-products/:ean', (request) => {
		checkLanguage(request, [...languages]);
		const { ean, name, weight } = existingProduct(world, request.params.ean);
		return {
			published: true,
			gpc: { chunkId },
			enrichment: { status: 1 },
			attributes: [
				{ id: 'EAN', values: [{ value: ean }] },
				{ id: 'Title', values: [{ value: name }] },
				{ id: 'Weight', values: [{ value: String(weight), unitId: 'g' }] },
			],
			parties: [{ name: 'Fietsdelen Fabriek', type: 'BRAND', role: 'BRAND' }],
			series: [],
		};
	});

	scope.post('/content/chunk-recommendations', (request) => {
		const violations: Violation[] = [];
		const [content] = listIn(
			asObject(request.body).productContents,
			'productContents',
			[1, 1],
			violations,
		);
		checkAttributes(asObject(content).attributes, 'attributes', 1, violations);
		refuse(violations);
		return {
			recommendations: [
				{
					predictions: [
						{ chunkId, probability: 0.92 },
						{ chunkId: '10001043', probability: 0.05 },
					],
				},
			],
		};
	});

	scope.post('/content/products', (request, reply) => {
		const upload = checkUpload(request.body);
		return answerProcess(world, reply, {
			eventType: 'CREATE_PRODUCT_CONTENT',
			description: 'Create content for a product.',
			work: () => {
				const uploadId = randomUUID();
				world.state.uploads.push({ uploadId, ...upload });
				return uploadId;
			},
		});
	});

	scope.get<{ Params: { uploadId: string } }>('/content/upload-report/:uploadId', (request) => {
		const { uploadId } = request.params;
		const found = world.state.uploads.find((upload) => upload.uploadId === uploadId);
		if (!found) throw notFound('Upload report', uploadId);
		return reportOf(world, found);
	});
}
