import type { FastifyRequest } from 'fastify';

import { localTime } from '../time';
import { invalid, notFound } from './errors';
import type { Events } from './events';
import type { GoedGepicktState } from './types';

declare module 'fastify' {
	interface FastifyRequest {
		/** The only webshop that a fulfilment customer's key sees; null for a key of the account. */
		ownWebshopUuid: string | null;
	}
}

/** What a GoedGepickt route works on. */
export interface GoedGepicktWorld {
	state: GoedGepicktState;
	events: Events;
}

/** A moment as GoedGepickt writes it: Dutch time without a zone, `2026-03-02T14:05:00`. */
export function dutchTime(milliseconds: number): string {
	return localTime(milliseconds).replace(' ', 'T');
}

/** Whether a field of a body was left out or is empty. */
export function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** The errors of required fields that are missing. */
export function missingFields(
	body: Record<string, unknown>,
	names: readonly string[],
): Record<string, string[]> {
	return Object.fromEntries(
		names.filter((name) => isMissing(body[name])).map((name) => [name, [`${name} is verplicht.`]]),
	);
}

/** Throws a 422 if there are errors. */
export function refuseIfAny(errors: Record<string, string[]>): void {
	if (Object.keys(errors).length > 0) throw invalid(errors);
}

/**
 * A whole number of a body, also one that a form sent as text.
 *
 * @throws GoedGepicktError a 422 when it is missing or not whole
 */
export function wholeNumber(body: Record<string, unknown>, name: string): number {
	refuseIfAny(missingFields(body, [name]));
	const number = typeof body[name] === 'string' ? Number(body[name]) : body[name];
	if (typeof number !== 'number' || !Number.isInteger(number)) {
		throw invalid({ [name]: [`${name} moet een geheel getal zijn.`] });
	}
	return number;
}

/** The row with the uuid from the path; 404 when there is none. */
export function rowFromPath<Row extends { uuid: string }>(
	request: FastifyRequest,
	rows: Row[],
	parameter = 'uuid',
): Row {
	const uuid = (request.params as Record<string, string>)[parameter];
	const found = rows.find((row) => row.uuid === uuid);
	if (!found) throw notFound();
	return found;
}

/** Of rows that belong to a webshop, those that the caller's key may see. */
export function visible<Row extends { webshopUuid: string }>(
	request: FastifyRequest,
	rows: Row[],
): Row[] {
	const own = request.ownWebshopUuid;
	return own === null ? rows : rows.filter(({ webshopUuid }) => webshopUuid === own);
}
