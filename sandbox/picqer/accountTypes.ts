/** A user of the account. */
export interface User {
	iduser: number;
	idpacking_station: number | null;
	username: string;
	first_name: string;
	last_name: string;
	full_name: string;
	emailaddress: string;
	language: string;
	admin: boolean;
	active: boolean;
	last_login_at: string;
	created_at: string;
	updated_at: string;
}

/** A task for the people in the warehouse. */
export interface Task {
	idtask: number;
	title: string;
	description: string | null;
	assigned_to_iduser: number | null;
	is_seen_by_assignee: boolean;
	deadline_date: string | null;
	deadline_time: string | null;
	completed_at: string | null;
	completed_by_iduser: number | null;
	created_by_iduser: number;
	created_at: string;
	updated_at: string;
}

/** Somebody whose goods this account stores and ships. */
export interface FulfilmentCustomer {
	idfulfilment_customer: number;
	name: string;
	can_login: boolean;
	username: string | null;
	emailaddress: string | null;
	language: string;
	idtemplate: number | null;
	last_login_at: string | null;
	allowed_shipping_profiles: number[];
	preferred_idwarehouse: number | null;
}

/** A webhook. */
export interface Hook {
	idhook: number;
	name: string;
	event: string;
	address: string;
	active: boolean;
	/** Never shown to callers. */
	secretText: string | null;
	/** Moments of deliveries that failed in all attempts, milliseconds since 1970. */
	failures: number[];
}
