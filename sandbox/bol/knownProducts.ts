import type { FastifyRequest } from 'fastify';

import { catalogue, type CatalogueProduct } from '../catalogue';
import { refuse } from './bodyChecks';
import { BolProblem, notFound } from './problems';
import type { BolWorld } from './world';

/** EANs that the demo environment documents. */
// prettier-ignore
const demoEans = [
	'5035223124276', '9789463160315', '4042448804839', '8712836327641', '5030917181740',
	'8712626055143', '8718526069334', '8710103972136', '7613037048292',
];

/** The product of an EAN; undefined when bol does not sell it. */
export function productOf(world: BolWorld, ean: string): CatalogueProduct | undefined {
	const found = catalogue.find((product) => product.ean === ean);
	if (found || !world.demo || !demoEans.includes(ean)) return found;
	return { ...catalogue[0], ean, name: 'Demo-artikel' };
}

/** The product of an EAN in a path or query; 400 for no EAN and 404 for an unknown one. */
export function existingProduct(world: BolWorld, ean: string): CatalogueProduct {
	if (!/^\d{13}$/.test(ean)) refuse([{ name: 'ean', reason: 'must be an EAN of 13 digits' }]);
	const found = productOf(world, ean);
	if (!found) throw notFound('Product', ean);
	return found;
}

/** Refuses a language that an operation does not have. */
export function checkLanguage({ headers }: FastifyRequest, allowed: string[]): void {
	const language = headers['accept-language'];
	// Node's own fetch sends an asterisk when no language was chosen.
	if (language === undefined || language === '*' || allowed.includes(language)) return;
	throw new BolProblem(406, 'Not Acceptable', `Accept-Language must be ${allowed.join(' or ')}.`);
}
