import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { pages } from '../service/request';

const { list } = verbs(pages, {
	name: 'Shipping Provider',
	one: 'a shipping provider',
	many: 'shipping providers',
});

/** Carriers with their shipping profiles: docs/services/picqer.md, 2.19. */
export const shippingProviderResource: Resource = {
	name: 'Shipping Provider',
	value: 'shippingProvider',
	description: 'A carrier with its shipping profiles',
	operations: [list('/shippingproviders')],
};
