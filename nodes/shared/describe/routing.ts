import type {
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Input, Operation } from '../operation/operation';
import type { Service } from '../service/service';
import { itemRunner } from '../run/item';
import { draftMaker } from '../run/read';

/**
 * An operation as n8n's declarative engine knows one: method and path of its request, and what runs an
 * item. That is the same code as in the node's own runner, so both engines do the same by construction.
 */
export function declaredOperation(
	service: Service,
	operation: Operation,
): INodePropertyOptions & { value: string } {
	const { name, value, action, description, method, path } = operation;
	return {
		name,
		value,
		action,
		description,
		routing: {
			request: { method, url: path },
			send: { paginate: true },
			operations: {
				async pagination(this: IExecutePaginationFunctions): Promise<INodeExecutionData[]> {
					const run = itemRunner(service, operation, draftMaker(operation, this.getNode()));
					return await run(this);
				},
			},
		},
	} as INodePropertyOptions & { value: string };
}

/** An input as n8n shows it, with where its value goes. */
export function declaredInput({ parameter, place, fields }: Input): INodeProperties {
	if (fields) return { ...parameter, options: fields.map(declaredInput) };
	if (!place || place.in === 'header') return parameter;
	const { in: type, property } = place;
	return { ...parameter, routing: { send: { type, property } } };
}
