import type { INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';

function isShownFor({ displayOptions }: INodeProperties, parameters: INodeParameters): boolean {
	return ['resource', 'operation'].every((name) => {
		const values = displayOptions?.show?.[name] as unknown[] | undefined;
		return values === undefined || values.includes(parameters[name]);
	});
}

/**
 * A node with the parameters of one operation only. n8n walks over all parameters of a node for each
 * item, hidden or not, which takes most of the time of a run; the requests are the same without them.
 */
export function leanNode(node: INodeType, parameters: INodeParameters): INodeType {
	const { description } = node;
	const properties = description.properties.filter((one) => isShownFor(one, parameters));
	return Object.create(node, {
		description: { value: { ...description, properties }, enumerable: true },
	}) as INodeType;
}
