import type { FastifyRequest } from 'fastify';

const v10 = 'application/vnd.retailer.v10+json';
const v11 = 'application/vnd.retailer.v11+json';
const v11Beta = 'application/vnd.retailer.v11-beta+json';
const advertiser = 'application/vnd.advertiser.v10+json';
const operators = 'application/vnd.economic-operator.v1+json';
const deliveryPromise = 'application/vnd.delivery-promise.v1+json';
const json = 'application/json';
const multipart = 'multipart/form-data';

/** Media types of the answers that are files. */
const fileTypes = {
	csv: 'application/vnd.retailer.v10+csv',
	pdf: 'application/vnd.retailer.v10+pdf',
	sheet: 'application/vnd.retailer.v10+openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What an endpoint answers with and, where that differs, what it takes. */
interface MediaTypes {
	answers: string[];
	bodies: string[];
}

type Rule = [methods: string, pathPattern: RegExp, answers: string[], bodies?: string[]];

/** Where the media type is not simply that of v10; the most specific pattern first. */
const rules: Rule[] = [
	['GET POST', /^\/shared\//, [v10, advertiser]],
	['GET', /^\/retailer\/offers\/(export|unpublished)\/[^/]+$/, [fileTypes.csv]],
	['POST', /^\/retailer\/offers\/(export|unpublished)$/, [v10]],
	['GET', /^\/retailer\/offers$/, [v11]],
	['POST', /^\/retailer\/offers$/, [v10, v11]],
	['GET', /^\/retailer\/offers\/[^/]+\/not-for-sale-reasons$/, [v11]],
	['PATCH', /^\/retailer\/offers\/[^/]+$/, [v11]],
	['GET DELETE', /^\/retailer\/offers\/[^/]+$/, [v10, v11]],
	['GET HEAD', /^\/retailer\/shipping-labels\/[^/]+$/, [fileTypes.pdf]],
	['POST', /^\/retailer\/shipments\/invoices\/[^/]+$/, [v10], [multipart]],
	['POST', /^\/retailer\/returns$/, [v10], [json, v10]],
	['POST', /^\/retailer\/products\/list$/, [v10], [json]],
	['POST', /^\/retailer\/replenishments\/product-labels$/, [fileTypes.pdf], [v10]],
	['GET', /^\/retailer\/replenishments\/[^/]+\/(load-carrier-labels|pick-list)$/, [fileTypes.pdf]],
	['GET', /^\/retailer\/invoices\/[^/]+$/, [v10, fileTypes.pdf]],
	['GET', /^\/retailer\/invoices\/[^/]+\/specification$/, [v10, fileTypes.sheet]],
	['GET', /^\/retailer\/retailers\/(kpi-scores|performance-status)$/, [v11, v11Beta]],
	['GET', /^\/retailer\/retailers\/[^/]+$/, [v10, v11, v11Beta]],
	['GET', /^\/retailer\/retailers\/[^/]+\/[^/]+$/, [v11, v11Beta]],
	['GET POST PUT DELETE', /^\/retailer\/economic-operators?(\/|$)/, [operators]],
	['GET', /^\/retailer\/delivery-promise\//, [deliveryPromise]],
];

/** The media types of an endpoint; its demo twin has the same. */
export function mediaTypesFor(method: string, path: string): MediaTypes {
	const realPath = path.replace(/^\/(retailer|shared)-demo\//, '/$1/');
	const rule = rules.find(
		([methods, pathPattern]) => methods.split(' ').includes(method) && pathPattern.test(realPath),
	);
	const [, , answers, bodies] = rule ?? ['', /^/, [v10]];
	return { answers, bodies: bodies ?? answers };
}

/** The media type of a header, without its parameters. */
export function mediaTypeOf(header: string | undefined): string {
	return (header ?? '').split(';')[0].trim();
}

/** The version of a resource that a request asks for. */
export function wantsVersion11({ headers }: FastifyRequest): boolean {
	return [v11, v11Beta].some((type) => headers.accept?.includes(type));
}
