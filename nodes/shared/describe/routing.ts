import type {
	IExecutePaginationFunctions,
	IN8nRequestOperations,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
} from 'n8n-workflow';
import { nodeError } from '../operation/nodeError';
import type { Input, Operation, Resource } from '../operation/operation';
import type { Service } from '../service/service';
import { itemRunner, itemWork } from '../run/item';
import { draftMaker } from '../run/read';
import { triedOnce } from '../run/tries';

/** An operation as n8n's declarative engine knows one: method and path of its request. */
export function declaredOperation(operation: Operation): INodePropertyOptions & { value: string } {
	const { name, value, action, description, method, path } = operation;
	const routing = { request: { method, url: path } };
	return { name, value, action, description, routing } as INodePropertyOptions & { value: string };
}

/**
 * The routing of the resource, which every operation has: it makes n8n's declarative engine leave the
 * request to {@link requestOperationsOf}.
 */
export const LEFT_TO_REQUEST_OPERATIONS: INodePropertyRouting = { send: { paginate: true } };

/**
 * What n8n's declarative engine runs for an item. That is the same code as in the node's own runner, so
 * both engines do the same by construction.
 */
export function requestOperationsOf(
	service: Service,
	resources: readonly Resource[],
): IN8nRequestOperations {
	return {
		async pagination(this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
			const [resource, value] = ['resource', 'operation'].map((name) =>
				this.getNodeParameter(name),
			);
			const operation = resources
				.find((candidate) => candidate.value === resource)
				?.operations.find((candidate) => candidate.value === value);
			if (!operation) {
				const problem = `There is no operation ${String(value)} of ${String(resource)}`;
				throw nodeError(this, problem);
			}
			const makeDraft = draftMaker(operation, this.getNode(), 1);
			const run = itemRunner(service, operation, makeDraft);
			const preparing = itemWork(service, operation, makeDraft).prepare(this);
			const call = await preparing.catch(() => undefined);
			const task = async () => await run(this, preparing);
			return call ? await triedOnce(call, task) : await task();
		},
	};
}

/** An input as n8n shows it, with where its value goes. */
export function declaredInput({ parameter, place, fields }: Input): INodeProperties {
	if (fields) return { ...parameter, options: fields.map(declaredInput) };
	if (!place || place.in === 'header') return parameter;
	const { in: type, property } = place;
	return { ...parameter, routing: { send: { type, property } } };
}
