import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/**
 * The same parameter with another example. bol's demo environment knows other IDs for each operation
 * (reference bol.md, 5), and whoever tries an operation there can take the one that is shown.
 */
export function withExample(parameter: INodeProperties, example: string): INodeProperties {
	const placeholder = `e.g. ${example}`;
	if (parameter.type !== 'resourceLocator') return { ...parameter, placeholder };
	const modes = (parameter.modes ?? []).map(
		(mode): INodePropertyMode => (mode.name === 'id' ? { ...mode, placeholder } : mode),
	);
	return { ...parameter, modes };
}
