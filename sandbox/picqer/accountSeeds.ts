import type { FulfilmentCustomer, Task, User } from './accountTypes';
import { fulfilmentCustomerId, madeAt, warehouseIds } from './seedIds';
import type { PicqerState, PlainRow } from './types';

function makeUser(
	iduser: number,
	first_name: string,
	last_name: string,
	fields: Pick<User, 'admin' | 'idpacking_station'>,
): User {
	const username = first_name.toLowerCase();
	return {
		iduser,
		username,
		first_name,
		last_name,
		full_name: `${first_name} ${last_name}`,
		emailaddress: `${username}@example.com`,
		language: 'nl',
		active: true,
		last_login_at: '2026-01-05 08:00:00',
		created_at: madeAt,
		updated_at: madeAt,
		...fields,
	};
}

function makeTask(idtask: number, title: string, fields: Partial<Task>): Task {
	return {
		idtask,
		title,
		description: null,
		assigned_to_iduser: 5,
		is_seen_by_assignee: false,
		deadline_date: null,
		deadline_time: null,
		completed_at: null,
		completed_by_iduser: null,
		created_by_iduser: 5,
		created_at: '2026-01-05 08:00:00',
		updated_at: '2026-01-05 08:00:00',
		...fields,
	};
}

function makeFulfilmentCustomer(
	idfulfilment_customer: number,
	name: string,
	fields: Partial<FulfilmentCustomer>,
): FulfilmentCustomer {
	return {
		idfulfilment_customer,
		name,
		can_login: false,
		username: null,
		emailaddress: null,
		language: 'nl',
		idtemplate: null,
		last_login_at: null,
		allowed_shipping_profiles: [],
		preferred_idwarehouse: warehouseIds.utrecht,
		...fields,
	};
}

function makeWebshopOrder(
	idcompany_webshop_order: number,
	status: string,
	reason: string | null,
): PlainRow {
	const foreignId = String(8800 + idcompany_webshop_order);
	return {
		idcompany_webshop_order,
		idcompany_webshop: 2,
		idorder: null,
		foreign_id: foreignId,
		foreign_number: `WEB-${foreignId}`,
		foreign_status: 'processing',
		status,
		reason,
		ordered: '2026-01-05 09:29:00',
		created: '2026-01-05 09:29:30',
		updated: '2026-01-05 09:30:00',
	};
}

type AccountSeeds = Pick<PicqerState, 'users' | 'tasks' | 'fulfilmentCustomers' | 'webshopOrders'>;

/** Who works with the account, and what waits for them. */
export function accountSeeds(): AccountSeeds {
	return {
		users: [
			makeUser(5, 'Mila', 'Bos', { admin: true, idpacking_station: null }),
			makeUser(6, 'Daan', 'Smit', { admin: false, idpacking_station: 1 }),
		],
		tasks: [
			makeTask(51, 'Tel locatie A.1.3', { deadline_date: '2026-12-10' }),
			makeTask(52, 'Bestel dozen', {
				completed_at: '2026-01-05 16:00:00',
				completed_by_iduser: 6,
				is_seen_by_assignee: true,
			}),
		],
		fulfilmentCustomers: [
			makeFulfilmentCustomer(fulfilmentCustomerId, 'Telefoonhouders Online', {
				can_login: true,
				username: 'telefoonhouders',
				emailaddress: 'post@telefoonhouders.example',
				last_login_at: '2026-01-04 19:00:00',
				allowed_shipping_profiles: [12],
			}),
			makeFulfilmentCustomer(62, 'Regenpak Specialist', {}),
		],
		webshopOrders: [
			makeWebshopOrder(91, 'expected', null),
			makeWebshopOrder(92, 'error', 'Unknown product FIETS-9'),
			makeWebshopOrder(93, 'ignored', 'Order was not paid'),
		],
	};
}
