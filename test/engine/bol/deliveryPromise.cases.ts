import { sends, type OperationCase } from '../operations';
import { reads } from './mediaTypes';

/** Delivery promise profiles of version 1: docs/services/bol.md, 2.21. */
export const deliveryPromiseCases: Record<string, OperationCase | OperationCase[]> = {
	'deliveryPromise.getAll': sends('GET /retailer/delivery-promise/profiles', {
		headers: reads('application/vnd.delivery-promise.v1+json'),
		lists: { profiles: [{ profileId: 'a1b2c3', name: 'Fast', isDefault: true }] },
	}),
};
