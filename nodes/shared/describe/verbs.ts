import type { PreSendAction } from 'n8n-workflow';
import {
	createOrUpdate as createOrUpdateFlow,
	type CreateOrUpdate,
} from '../request/createOrUpdate';
import { flowOf } from '../request/flow';
import { deleted, simplify } from '../request/output';
import { paged, type Paging } from '../request/paging';
import type { Service, ServiceRequest } from '../request/service';
import { limit, returnAll, simplifyOutput, whenItExists } from './common';
import { operation, type Operation, type OperationDetails, type Thing } from './operation';
import { parameterError, step } from './step';

/** What an operation may say beside its URL; the verb knows the rest. */
type Details = Partial<OperationDetails> & {
	/** Fields that remain when "Simplify" is on; without it the operation has no such switch. */
	simple?: readonly string[];
};

/**
 * The operations that most resources have, for one service and one resource. Each takes the URL first,
 * since that is what tells a reader who knows the service which operation it is.
 */
export function verbs(service: Service, paging: Paging, thing: Thing) {
	const make = (usual: Omit<OperationDetails, 'url'>, url: string, details: Details): Operation => {
		const {
			simple,
			parameters = usual.parameters ?? [],
			output = usual.output ?? [],
			...own
		} = details;
		return operation({
			...usual,
			...own,
			url,
			parameters: simple ? [...parameters, simplifyOutput] : parameters,
			output: simple ? [...output, simplify(simple)] : output,
		});
	};

	return {
		/** A list that the service cuts into pages. */
		list: (url: string, { parameters = [], ...details }: Details = {}) =>
			make(
				{
					name: 'Get Many',
					value: 'getAll',
					action: `Get many ${thing.many}`,
					method: 'GET',
					flow: flowOf(service, paged(paging)),
				},
				url,
				{ ...details, parameters: [...parameters, returnAll, limit] },
			),

		/** One thing, or a list that comes in one piece. */
		get: (url: string, details: Details = {}) =>
			make({ name: 'Get', value: 'get', action: `Get ${thing.one}`, method: 'GET' }, url, details),

		create: (url: string, details: Details = {}) =>
			make(
				{ name: 'Create', value: 'create', action: `Create ${thing.one}`, method: 'POST' },
				url,
				details,
			),

		update: (url: string, { before = [], ...details }: Details = {}) =>
			make({ name: 'Update', value: 'update', action: `Update ${thing.one}`, method: 'PUT' }, url, {
				...details,
				before: [...before, somethingToUpdate],
			}),

		/** Creates the thing unless one with the same natural key exists. */
		createOrUpdate: (
			url: string,
			{ find, parameters = [], ...details }: Details & { find: CreateOrUpdate },
		) =>
			make(
				{
					name: 'Create or Update',
					value: 'upsert',
					action: `Create or update ${thing.one}`,
					description:
						'Create a new record, or update the current one if it already exists (upsert)',
					method: 'POST',
					flow: flowOf(service, createOrUpdateFlow(find, paging)),
				},
				url,
				{ ...details, parameters: [...parameters, whenItExists] },
			),

		remove: (url: string, details: Details = {}) =>
			make(
				{
					name: 'Delete',
					value: 'delete',
					action: `Delete ${thing.one}`,
					method: 'DELETE',
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
			[method, url]: readonly ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string],
			details: Details = {},
		) => make({ name, value, action, method }, url, details),
	};
}

const somethingToUpdate: PreSendAction = step(async function (request: ServiceRequest) {
	if (Object.keys((request.body ?? {}) as object).length > 0) return request;
	throw parameterError(
		this,
		'Update Fields',
		'nothing to update',
		'Add at least one field that is to change.',
	);
});
