import { sends, type Cases } from '../operationCase';
import { reads } from './mediaTypes';

/** Delivery promise profiles of version 1: docs/services/bol.md, 2.21. */
export const deliveryPromiseCases: Cases = {
	'deliveryPromise.getAll': sends('GET /retailer/delivery-promise/profiles', {
		headers: reads('application/vnd.delivery-promise.v1+json'),
		lists: {
			profiles: [
				{ profileId: '5f1c7d2e-0b84-4f0e-9a67-3a2d1c9be001', name: 'Fast', isDefault: true },
			],
		},
	}),
};
