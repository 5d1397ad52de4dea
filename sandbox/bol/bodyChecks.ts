import { isText } from './checks';
import { invalidRequest, type Violation } from './problems';

/** A field of a body that must be a text, of a limited length if told. */
export function textIn(
	value: unknown,
	name: string,
	violations: Violation[],
	longest = Infinity,
): string {
	if (!isText(value)) violations.push({ name, reason: 'must not be empty' });
	else if (value.length > longest) {
		violations.push({ name, reason: `size must be between 1 and ${longest}` });
	}
	return String(value);
}

/** A field of a body that may be left out, and else is a text of a limited length. */
export function optionalText(
	value: unknown,
	name: string,
	longest: number,
	violations: Violation[],
): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string' || value.length > longest) {
		violations.push({ name, reason: `size must be between 0 and ${longest}` });
	}
	return String(value);
}

/** A field of a body that must be a number between two limits. */
export function numberIn(
	value: unknown,
	name: string,
	[minimum, maximum]: [number, number],
	violations: Violation[],
): number {
	if (typeof value !== 'number' || value < minimum || value > maximum) {
		violations.push({ name, reason: `must be between ${minimum} and ${maximum}` });
	}
	return Number(value);
}

/** A field of a body that must be a whole number between two limits. */
export function integerIn(
	value: unknown,
	name: string,
	[minimum, maximum]: [number, number],
	violations: Violation[],
): number {
	if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum) {
		violations.push({ name, reason: `must be between ${minimum} and ${maximum}` });
	}
	return Number(value);
}

/** A field of a body that must be true or false. */
export function truthIn(value: unknown, name: string, violations: Violation[]): boolean {
	if (typeof value !== 'boolean') violations.push({ name, reason: 'must be true or false' });
	return value === true;
}

/** A field of a body that must be one of the allowed values. */
export function chosenIn<Value extends string>(
	value: unknown,
	name: string,
	allowed: readonly Value[],
	violations: Violation[],
): Value {
	const found = allowed.find((candidate) => candidate === value);
	if (found !== undefined) return found;
	violations.push({
		name,
		reason: `Request contains invalid value(s): '${String(value)}', allowed values: ${allowed.join(', ')}.`,
	});
	return allowed[0];
}

/** A field of a body that must be a list of a limited size. */
export function listIn(
	value: unknown,
	name: string,
	[minimum, maximum]: [number, number],
	violations: Violation[],
): unknown[] {
	const list: unknown[] = Array.isArray(value) ? value : [];
	if (list.length < minimum || list.length > maximum) {
		violations.push({ name, reason: `size must be between ${minimum} and ${maximum}` });
	}
	return list;
}

/** An EAN in a body: 13 digits as text, so that none gets lost in front. */
export function eanIn(value: unknown, name: string, violations: Violation[]): string {
	if (typeof value !== 'string' || !/^\d{13}$/.test(value)) {
		violations.push({ name, reason: 'must be an EAN of 13 digits' });
	}
	return String(value);
}

/** Answers with 400 when there are violations. */
export function refuse(violations: Violation[]): void {
	if (violations.length > 0) throw invalidRequest(violations);
}
