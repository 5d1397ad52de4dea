import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IGetNodeParameterOptions,
} from 'n8n-workflow';
import { belongsTo } from '../service/runs';

/**
 * n8n's functions for one item, as its declarative engine gives them to steps and flows: parameters,
 * credentials and files are those of this item.
 *
 * @param context n8n's functions for all items of a run
 */
export function itemContext(
	context: IExecuteFunctions,
	itemIndex: number,
): IExecutePaginationFunctions {
	const helpers = Object.assign(Object.create(context.helpers) as object, {
		assertBinaryData: (field: string) => context.helpers.assertBinaryData(itemIndex, field),
		getBinaryDataBuffer: async (field: string) =>
			await context.helpers.getBinaryDataBuffer(itemIndex, field),
	});
	const ofItem: Partial<IExecuteSingleFunctions> = {
		helpers: helpers as IExecuteSingleFunctions['helpers'],
		getItemIndex: () => itemIndex,
		getInputData: () => context.getInputData()[itemIndex],
		getNodeParameter: (name: string, fallback?: unknown, options?: IGetNodeParameterOptions) =>
			context.getNodeParameter(name, itemIndex, fallback, options) as object,
		getCredentials: async <T extends object>(type: string) =>
			await context.getCredentials<T>(type, itemIndex),
		evaluateExpression: (expression) => context.evaluateExpression(expression, itemIndex),
	};
	const item = Object.assign(Object.create(context) as IExecutePaginationFunctions, ofItem);
	belongsTo(item, context);
	return item;
}
