import type { Return, ReturnReason, ReturnStatus } from './returnTypes';
import { madeAt } from './seedIds';
import type { PicqerState } from './types';

function makeStatus(
	idreturn_status: number,
	name: string,
	fields: Partial<ReturnStatus>,
): ReturnStatus {
	return {
		idreturn_status,
		name,
		default: false,
		completed: false,
		color: '#336699',
		created_at: madeAt,
		updated_at: madeAt,
		...fields,
	};
}

function makeReason(idreturn_reason: number, name: string, isDefault: boolean): ReturnReason {
	return {
		idreturn_reason,
		name,
		default: isDefault,
		created_at: madeAt,
		updated_at: madeAt,
	};
}

function makeReturn(): Return {
	return {
		idreturn: 392,
		idcustomer: 310,
		idorder: null,
		idreturn_status: 8,
		idtemplate: 4,
		returnid: 'R2026-1001',
		name: 'De Vries Fietsen',
		contactname: 'Sanne de Vries',
		address: 'Kanaalweg 12',
		address2: null,
		zipcode: '3526 KL',
		city: 'Utrecht',
		region: null,
		country: 'NL',
		telephone: null,
		emailaddress: 'sanne@example.com',
		language: 'nl',
		reference: 'WEB-8891',
		tracking_code: null,
		received_at: null,
		completed_at: null,
		idfulfilment_customer: null,
		returned_products: [
			{
				idreturn_product: 61,
				idreturn: 392,
				idreturn_reason: 2,
				idproduct: 701,
				idwarehouse: null,
				price: 20.62,
				amount: 1,
				status: 'expected',
			},
		],
		replacement_products: [],
		logs: [
			{
				idreturn_log: 12,
				idreturn: 392,
				iduser: 5,
				idreturn_status: 8,
				message: 'Aangemeld door de klant',
				notify_customer: false,
				created_at: '2026-01-15 09:00:00',
			},
		],
		created_at: '2026-01-15 09:00:00',
		updated_at: '2026-01-15 09:00:00',
	};
}

/** A return that is announced, with the statuses and reasons that returns can have. */
export function returnSeeds(): Pick<PicqerState, 'returns' | 'returnStatuses' | 'returnReasons'> {
	return {
		returns: [makeReturn()],
		returnStatuses: [
			makeStatus(8, 'Aangemeld', { default: true }),
			makeStatus(9, 'Ontvangen', { color: '#ffaa00' }),
			makeStatus(10, 'Afgehandeld', { completed: true, color: '#33aa33' }),
		],
		returnReasons: [
			makeReason(2, 'Defect', true),
			makeReason(3, 'Verkeerd product', false),
			makeReason(4, 'Past niet', false),
		],
	};
}
