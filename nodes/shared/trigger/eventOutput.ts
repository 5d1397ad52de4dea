import type {
	IHookFunctions,
	INodeProperties,
	INodePropertyOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { chosenIn } from './given';

/** The parameter that says in which form events come, among them as they are. */
export const eventOutput = (
	options: INodePropertyOptions[],
	more: Pick<INodeProperties, 'displayOptions'> = {},
): INodeProperties => ({
	displayName: 'Output',
	name: 'output',
	description: 'In which form events come',
	type: 'options',
	options,
	default: 'event',
	...more,
});

/**
 * The form that the user chose.
 *
 * @throws NodeOperationError for what is none of the choices
 */
export const formIn = (context: IHookFunctions | IWebhookFunctions, output: INodeProperties) =>
	chosenIn(context, [output], output.name);
