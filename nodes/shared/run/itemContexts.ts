import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IGetNodeParameterOptions,
} from 'n8n-workflow';

/** What differs between the items of a run; all else they have in common. */
interface OfItem {
	itemIndex: number;
}

/**
 * Gives n8n's functions for one item, as its declarative engine gives them to steps and flows: parameters,
 * credentials and files are those of this item. There can be tens of thousands of items, so they share
 * the functions.
 *
 * @param run n8n's functions for all items of a run
 */
export function itemContexts(
	run: IExecuteFunctions,
): (itemIndex: number) => IExecutePaginationFunctions {
	const helpers = Object.assign(Object.create(run.helpers) as object, {
		assertBinaryData(this: OfItem, field: string) {
			return run.helpers.assertBinaryData(this.itemIndex, field);
		},
		async getBinaryDataBuffer(this: OfItem, field: string) {
			return await run.helpers.getBinaryDataBuffer(this.itemIndex, field);
		},
	});
	const shared = Object.assign(Object.create(run) as object, {
		getItemIndex(this: OfItem) {
			return this.itemIndex;
		},
		getInputData(this: OfItem) {
			return run.getInputData()[this.itemIndex];
		},
		getNodeParameter(
			this: OfItem,
			name: string,
			fallback?: unknown,
			options?: IGetNodeParameterOptions,
		) {
			return run.getNodeParameter(name, this.itemIndex, fallback, options) as object;
		},
		async getCredentials<T extends object>(this: OfItem, type: string) {
			return await run.getCredentials<T>(type, this.itemIndex);
		},
		evaluateExpression(this: OfItem, expression: string) {
			return run.evaluateExpression(expression, this.itemIndex);
		},
	});
	return (itemIndex) => {
		const ofItem: OfItem = { itemIndex };
		// By their prototypes both have all that n8n's functions for one item have.
		return Object.assign(Object.create(shared) as IExecutePaginationFunctions, ofItem, {
			helpers: Object.assign(Object.create(helpers) as typeof run.helpers, ofItem),
		}) as IExecutePaginationFunctions;
	};
}
