import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Check } from './checks';
import { placeOf } from './finding';
import { parametersOf } from './walk';

type Conditions = Record<string, unknown[]>;

const shownFor = (property: INodeProperties): Conditions =>
	(property.displayOptions?.show ?? {}) as Conditions;

const hiddenFor = (property: INodeProperties): Conditions =>
	(property.displayOptions?.hide ?? {}) as Conditions;

/** Comparisons such as `{ _cnd: … }` and expressions cannot be told apart without a run. */
const isPlain = (value: unknown): boolean =>
	typeof value !== 'object' && !(typeof value === 'string' && value.startsWith('='));

const areDisjoint = (left: unknown[] | undefined, right: unknown[] | undefined): boolean =>
	left !== undefined &&
	right !== undefined &&
	[...left, ...right].every(isPlain) &&
	!left.some((value) => right.includes(value));

const isHiddenBy = (shown: Conditions, hidden: Conditions): boolean =>
	Object.entries(hidden).some(
		([key, values]) => shown[key]?.every((value) => values.includes(value)) ?? false,
	);

/** Whether no values exist with which both are shown. */
function exclude(left: INodeProperties, right: INodeProperties, except?: string): boolean {
	const [leftShown, rightShown] = [shownFor(left), shownFor(right)];
	return (
		Object.keys(leftShown).some(
			(key) => key !== except && areDisjoint(leftShown[key], rightShown[key]),
		) ||
		isHiddenBy(leftShown, hiddenFor(right)) ||
		isHiddenBy(rightShown, hiddenFor(left))
	);
}

/** Two fields of one name, shown together, overwrite each other's value. */
export const namesAreShownOnce: Check = (description) =>
	[...parametersOf(description)]
		.filter(({ parameter, siblings }) =>
			siblings
				.slice(0, siblings.indexOf(parameter))
				.some((earlier) => earlier.name === parameter.name && !exclude(earlier, parameter)),
		)
		.map(({ parameter, chain }) => ({
			place: placeOf(description.displayName, chain),
			rule: 'name-shown-once',
			message: `another "${parameter.name}" is shown at the same time`,
		}));

const optionValues = (property: INodeProperties): unknown[] | undefined =>
	property.type === 'options' && property.options && !property.typeOptions?.loadOptionsMethod
		? (property.options as INodePropertyOptions[]).map(({ value }) => value)
		: undefined;

/** What is wrong with one condition of a parameter; undefined when nothing is. */
function problemWith(
	parameter: INodeProperties,
	[key, values]: [string, unknown[]],
	siblings: INodeProperties[],
	top: INodeProperties[],
): string | undefined {
	if (key.startsWith('@')) return undefined;
	const name = key.replace(/^\//, '').split('.')[0];
	const isTopLevel = key.startsWith('/') || siblings === top;
	const named = (isTopLevel ? top : siblings).filter((candidate) => candidate.name === name);
	const deciding =
		isTopLevel && siblings !== top
			? named
			: named.filter((candidate) => !exclude(candidate, parameter, key));
	if (deciding.length === 0) return `depends on "${key}", which is not shown with it`;
	const known = deciding.map(optionValues);
	if (known.includes(undefined)) return undefined;
	const unknown = values.filter((value) => isPlain(value) && !known.flat().includes(value));
	return unknown.length > 0
		? `depends on "${key}" being ${unknown.join(', ')}, which is no option`
		: undefined;
}

/** A condition on a value that does not exist hides a field for good, or shows it for less than meant. */
export const conditionsAreReachable: Check = (description) =>
	[...parametersOf(description)].flatMap(({ parameter, chain, siblings }) =>
		[...Object.entries(shownFor(parameter)), ...Object.entries(hiddenFor(parameter))]
			.map((condition) => problemWith(parameter, condition, siblings, description.properties))
			.filter((message) => message !== undefined)
			.map((message) => ({
				place: placeOf(description.displayName, chain),
				rule: 'reachable-condition',
				message,
			})),
	);

/** A resource in a condition that has none of the operations named beside it is a leftover. */
export const resourcesHaveOperations: Check = (description) =>
	description.properties.flatMap((property) => {
		const { resource = [], operation } = shownFor(property);
		if (!operation) return [];
		return resource
			.filter((value) => {
				const known = description.properties
					.filter(({ name }) => name === 'operation')
					.filter((candidate) => (shownFor(candidate).resource ?? [value]).includes(value))
					.flatMap((candidate) => optionValues(candidate) ?? []);
				return !operation.some((candidate) => known.includes(candidate));
			})
			.map((value) => ({
				place: placeOf(description.displayName, [property]),
				rule: 'reachable-condition',
				message: `is never shown for resource "${String(value)}": it has no such operation`,
			}));
	});
