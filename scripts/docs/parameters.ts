import {
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { code, plain } from './markdown';

/** Parameters that all operations have, which the page of a service tells once. */
const EVERYWHERE = ['resource', 'operation', 'rateLimit', 'requestOptions', 'authentication'];

const TYPES: Record<string, string> = {
	boolean: 'switch',
	collection: 'fields to add',
	dateTime: 'date',
	fixedCollection: 'rows',
	json: 'JSON',
	multiOptions: 'choices',
	number: 'number',
	options: 'choice',
	resourceLocator: 'list or ID',
	string: 'text',
};

/** Whether a parameter is there at all; what depends on other choices is there. */
function belongsTo(
	{ displayOptions }: INodeProperties,
	resource: string,
	operation: string,
): boolean {
	const { show = {} } = displayOptions ?? {};
	const allows = (name: string, value: string) =>
		[show[name], show[`/${name}`]].every((values) => !values || values.includes(value));
	return allows('resource', resource) && allows('operation', operation);
}

/** The parameters of an operation. */
export const parametersOf = (
	{ properties }: INodeTypeDescription,
	resource: string,
	operation: string,
): INodeProperties[] =>
	properties.filter(
		(property) =>
			!EVERYWHERE.includes(property.name) &&
			property.type !== 'notice' &&
			belongsTo(property, resource, operation),
	);

const descriptionOf = ({ description = '', options = [], type }: INodeProperties): string => {
	const isChoice = type === 'options' || type === 'multiOptions';
	const choices = isChoice
		? options.flatMap((option) =>
				'value' in option && option.value !== '' ? [String(option.value)] : [],
			)
		: [];
	const few = choices.length > 0 && choices.length <= 12 ? choices.map(code).join(', ') : '';
	return [plain(description.replace(/<[^>]+>/g, '')), few].filter((text) => text !== '').join(': ');
};

/** The rows of a table of parameters; what is in a collection follows it. */
export function rowsOf(
	parameters: INodeProperties[],
	resource: string,
	operation: string,
	above = '',
): string[][] {
	return parameters
		.filter((parameter) => belongsTo(parameter, resource, operation))
		.flatMap((parameter) => {
			const { displayName, name, type, required, options = [] } = parameter;
			const title = `${above}${plain(displayName)}`;
			const own = [
				title,
				code(name),
				TYPES[type] ?? type,
				required ? 'yes' : '',
				descriptionOf(parameter),
			];
			const inside =
				type === 'collection'
					? (options as INodeProperties[])
					: type === 'fixedCollection'
						? (options as INodePropertyCollection[]).flatMap(({ values }) => values)
						: [];
			return [own, ...rowsOf(inside, resource, operation, `${title} › `)];
		});
}
