import {
	alone,
	once,
	type FixedParts,
	type Flow,
	type FlowOfAll,
	type Input,
	type Operation,
	type Shape,
	type Step,
	type Thing,
} from './operation';
import type { Answer } from './answerKinds';
import { createOrUpdate as createOrUpdateFlow, type CreateOrUpdate } from './createOrUpdate';
import { deleted, simplify } from './output';
import { paged, type Paging } from '../service/paging';
import { placesIn } from '../run/read';
import { limit, returnAll, simplifyIfAsked, simplifyOutput, whenItExists } from './common';
import { parameterError } from './nodeError';

/** What an operation may say beside its path; the verb knows the rest. */
export interface Details {
	name?: string;
	value?: string;
	action?: string;
	description?: string;
	method?: Operation['method'];
	inputs?: readonly Input[];
	request?: FixedParts;
	answer?: Answer;
	before?: readonly Step[];
	flow?: Flow;
	/** A flow for all items of a run at once, in place of one for each. */
	together?: FlowOfAll;
	output?: readonly Shape[];
	/** Fields that remain unless "Simplify" is switched off, ten at most. */
	simple?: readonly string[];
	/**
	 * Fields that remain when "Simplify" is switched on: for operations that gave everything before they
	 * had the switch. An operation has one of the two, or none where it gives ten fields at most.
	 */
	simpleIfAsked?: readonly string[];
}

/** What a verb knows of all its operations. */
type Usual = Details & Pick<Operation, 'name' | 'value' | 'action' | 'method' | 'answer'>;

/**
 * The operations that most resources have, for one service and one resource. Each takes the URL first,
 * since that is what tells a reader who knows the service which operation it is.
 */
export function verbs(paging: Paging, thing: Thing) {
	return {
		/** A list that the service cuts into pages. */
		list: (url: string, { inputs = [], ...details }: Details = {}) =>
			make(
				{
					name: 'Get Many',
					value: 'getAll',
					action: `Get many ${thing.many}`,
					method: 'GET',
					answer: 'list',
					flow: paged(paging),
				},
				url,
				{ ...details, inputs: [...inputs, returnAll, limit] },
			),

		/** One thing, or a list that comes in one piece. */
		get: (url: string, details: Details = {}) =>
			make(
				{ name: 'Get', value: 'get', action: `Get ${thing.one}`, method: 'GET', answer: 'object' },
				url,
				details,
			),

		create: (url: string, details: Details = {}) =>
			make(
				{
					name: 'Create',
					value: 'create',
					action: `Create ${thing.one}`,
					method: 'POST',
					answer: 'object',
				},
				url,
				details,
			),

		update: (url: string, { before = [], ...details }: Details = {}) =>
			make(
				{
					name: 'Update',
					value: 'update',
					action: `Update ${thing.one}`,
					method: 'PUT',
					answer: 'object',
				},
				url,
				{
					...details,
					before: [...before, somethingToUpdate],
				},
			),

		/** Creates the thing unless one with the same natural key exists. */
		createOrUpdate: (
			url: string,
			{ find, inputs = [], ...details }: Details & { find: CreateOrUpdate },
		) =>
			make(
				{
					name: 'Create or Update',
					value: 'upsert',
					action: `Create or update ${thing.one}`,
					description:
						'Create a new record, or update the current one if it already exists (upsert)',
					method: 'POST',
					answer: 'object',
					flow: createOrUpdateFlow(find, paging),
				},
				url,
				{ ...details, inputs: [...inputs, whenItExists] },
			),

		remove: (url: string, details: Details = {}) =>
			make(
				{
					name: 'Delete',
					value: 'delete',
					action: `Delete ${thing.one}`,
					method: 'DELETE',
					answer: 'nothing',
					output: [deleted],
				},
				url,
				details,
			),

		/** Anything else that the service does when asked: process, pause, add a tag. */
		action: (
			name: string,
			value: string,
			action: string,
			[method, url]: readonly [Operation['method'], string],
			{ answer, ...details }: Details & Pick<Operation, 'answer'>,
		) => make({ name, value, action, method, answer }, url, details),
	};
}

const isIn = (inputs: readonly Input[], name: string) =>
	inputs.some(({ parameter }) => parameter.name === name);

/** Puts together what the verb knows and what the operation says. */
function make(
	usual: Usual,
	path: string,
	{ simple: simpleAsUsual, simpleIfAsked, ...own }: Details,
): Operation {
	const simple = simpleAsUsual ?? simpleIfAsked;
	const switches = simple ? [simpleAsUsual ? simplifyOutput : simplifyIfAsked] : [];
	const { name, value, action, method, answer } = { ...usual, ...own };
	const { description = action, request = {}, before = [], together } = { ...usual, ...own };
	const { flow = together ? alone(together) : once } = { ...usual, ...own };
	const { inputs = [], output = [] } = { ...usual, ...own };
	const unknown = placesIn(path).find((place) => !isIn(inputs, place));
	if (unknown !== undefined) throw new Error(`The path ${path} has no input for {${unknown}}`);
	return {
		name,
		value,
		action,
		description,
		method,
		path,
		inputs: [...inputs, ...switches],
		request,
		answer,
		before,
		flow,
		...(together && { together }),
		output: simple ? [...output, simplify(simple)] : output,
		simple,
	};
}

const somethingToUpdate: Step = (draft, context) => {
	if (Object.keys(draft.body).length > 0) return draft;
	throw parameterError(
		context,
		'Update Fields',
		'nothing to update',
		'Add at least one field that is to change.',
	);
};
