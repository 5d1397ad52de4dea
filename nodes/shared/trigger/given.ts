import type {
	IHookFunctions,
	INodeProperties,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { trimmed } from '../lib/blanks';
import { textIn } from '../operation/convert';
import { fitting } from '../operation/fit';
import type { Named } from '../operation/nodeError';

/**
 * The choice that the user made, perhaps by an expression; the usual one where that gives nothing.
 *
 * @param parameters those of the node, among them the choice
 * @throws NodeOperationError for what is none of the choices
 */
export function chosenIn(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	parameters: readonly INodeProperties[],
	name: string,
): string {
	const parameter = parameters.find((one) => one.name === name) as INodeProperties;
	const { default: usual, displayName } = parameter;
	const given = fitting(context, parameter, displayName, context.getNodeParameter(name, usual));
	return String(given ?? usual) || String(usual);
}

/**
 * Several texts, each once: chosen from a list, or written with commas or line ends between them, as an
 * expression may give them for either.
 *
 * @throws NodeOperationError for what holds anything else than texts and numbers
 */
export function textsIn(context: Named, displayName: string, given: unknown): string[] {
	const all = [given]
		.flat()
		.flatMap((one) => (textIn(context, displayName, one) ?? '').split(/[,\n]/));
	return [...new Set(all.map(trimmed).filter((text) => text !== ''))];
}
