import type { INodePropertyMode } from 'n8n-workflow';
import { withParameter } from '../../shared/operation/fields';
import type { Input } from '../../shared/operation/operation';

/**
 * The same input with another example. bol's demo environment knows other IDs for each operation
 * (docs/services/bol.md, 5), and whoever tries an operation there can take the one that is shown.
 */
export function withExample(input: Input, example: string): Input {
	const { parameter } = input;
	const placeholder = `e.g. ${example}`;
	if (parameter.type !== 'resourceLocator') {
		return withParameter(input, { placeholder });
	}
	const modes = (parameter.modes ?? []).map(
		(mode): INodePropertyMode => (mode.name === 'id' ? { ...mode, placeholder } : mode),
	);
	return withParameter(input, { modes });
}
