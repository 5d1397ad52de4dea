import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';
import { beginRun } from '../service/runs';

/** Whether an expression is anywhere in a value. */
export function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(holdsExpression);
}

/**
 * n8n's functions for all items of a run, which read once what is the same for every item: n8n copies
 * the whole node each time it is asked for it, and reads a parameter anew for each item although no
 * expression is in it.
 *
 * @param context n8n's functions as they come
 */
export function runContext(context: IExecuteFunctions): IExecuteFunctions {
	const node = context.getNode();
	const fixed = new Map<string, unknown>();
	const isFixed = (name: string, fallback: unknown) =>
		![node.parameters[name.split('.')[0]], fallback].some(holdsExpression);
	const read = (
		name: string,
		itemIndex: number,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): unknown => {
		const value = () => context.getNodeParameter(name, itemIndex, fallback, options) as unknown;
		if (options || !isFixed(name, fallback)) return value();
		if (!fixed.has(name)) fixed.set(name, value());
		return fixed.get(name);
	};
	// The run behaves as n8n's context does, but for these two.
	const run = Object.create(context) as IExecuteFunctions;
	beginRun(run);
	return Object.assign(run, { getNode: () => node, getNodeParameter: read });
}
