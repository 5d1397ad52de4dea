import type { INodeProperties } from 'n8n-workflow';
import { numberFrom, type NumberRange } from './convert';
import type { Named } from './step';
import { switchIn } from './switch';

/** Where a node or trigger reads its own parameters, those that do not go to the service. */
export interface Reader extends Named {
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

type Parameter = Pick<INodeProperties, 'displayName' | 'name' | 'default'>;

/**
 * Whether a switch of the node itself is on; one that has no value is as by default.
 *
 * @param path where it is among the node's parameters, when it is inside of a collection
 * @throws NodeOperationError for anything that does not say yes or no
 */
export function isOn(context: Reader, parameter: Parameter, path = parameter.name): boolean {
	const usual = parameter.default === true;
	return switchIn(context, parameter.displayName, context.getNodeParameter(path, usual)) ?? usual;
}

/**
 * A number that the node itself uses; the default where none is given.
 *
 * @throws NodeOperationError for anything that is no number, or out of range
 */
export function numberOf(context: Reader, parameter: Parameter, range: NumberRange): number {
	const { default: usual, displayName, name } = parameter;
	const value = context.getNodeParameter(name, usual);
	return numberFrom(context, displayName, value, range) ?? Number(usual);
}
