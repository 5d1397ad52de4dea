import type { FastifyRequest } from 'fastify';

import { localTime } from '../time';
import { notFound, refused } from './errors';
import type { Events } from './events';
import type { PicqerState } from './seeds';

declare module 'fastify' {
	interface FastifyRequest {
		/** Set when the caller's key is tied to a fulfilment customer. */
		idFulfilmentCustomer: number | null;
	}
}

/** What a Picqer route works on. */
export interface PicqerWorld {
	state: PicqerState;
	events: Events;
	/** The public base URL of this server. */
	baseUrl: () => string;
}

/** The user that all API changes are booked on. */
export const apiUser = 5;

/** The next id of a kind. */
export function nextId(world: PicqerWorld, kind: string): number {
	const { lastIds } = world.state;
	lastIds[kind] = (lastIds[kind] ?? 0) + 1;
	return lastIds[kind];
}

/** The next human number, for example `O2026-10001`. */
export function nextNumber(world: PicqerWorld, kind: string, letter: string): string {
	return `${letter}2026-${nextId(world, kind)}`;
}

/** The moment in Picqer's form. */
export function nowText(): string {
	return localTime(Date.now());
}

/** A path parameter. */
export function parameter(request: FastifyRequest, name: string): string {
	return (request.params as Record<string, string>)[name];
}

/** The row with the id from the path; 404 when there is none. */
export function rowFromPath<Row extends object>(
	request: FastifyRequest,
	rows: Row[],
	idField: keyof Row,
	name = 'id',
): Row {
	const id = parameter(request, name);
	const found = rows.find((row) => String(row[idField]) === id);
	if (!found) throw notFound();
	return found;
}

/** Of rows that belong to somebody, those that the caller's key may see. */
export function visible<Row extends { idfulfilment_customer: number | null }>(
	request: FastifyRequest,
	rows: Row[],
): Row[] {
	const owner = request.idFulfilmentCustomer;
	return owner === null ? rows : rows.filter((row) => row.idfulfilment_customer === owner);
}

/** Refuses a body that lacks fields. */
export function requireFields(body: Record<string, unknown>, ...names: string[]): void {
	const missing = names.filter(
		(name) => body[name] === undefined || body[name] === null || body[name] === '',
	);
	if (missing.length > 0)
		throw refused(5, `Required parameters are missing: ${missing.join(', ')}`);
}

/** What a body has of the fields that there are, as it stands there. */
export function fieldsIn<Fields extends object>(
	body: Record<string, unknown>,
	fields: Fields,
): Partial<Fields> {
	const written = Object.keys(fields)
		.filter((name) => body[name] !== undefined)
		.map((name) => [name, body[name]]);
	// Values of another kind are taken as well, unless the caller checks them.
	return Object.fromEntries(written) as Partial<Fields>;
}
