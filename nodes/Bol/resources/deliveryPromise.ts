import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { DELIVERY_PROMISE_V1, pagesOf, readsAs } from '../service/request';

const { get } = verbs(pagesOf('profiles', 'profileId'), {
	name: 'Delivery Promise',
	one: 'a delivery promise profile',
	many: 'delivery promise profiles',
});

/** Profiles for your own delivery times, in version 1: docs/services/bol.md, 2.21. */
export const deliveryPromiseResource: Resource = {
	name: 'Delivery Promise',
	value: 'deliveryPromise',
	description: 'Profiles for your own delivery times, which offers can name',
	operations: [
		get('/retailer/delivery-promise/profiles', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many delivery promise profiles',
			request: readsAs(DELIVERY_PROMISE_V1),
			answer: { list: 'profiles' },
		}),
	],
};
