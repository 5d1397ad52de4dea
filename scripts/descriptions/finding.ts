import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** One thing to put right in a node's description. */
export interface Finding {
	/** Where, from the node inwards; see `placeOf`. */
	place: string[];
	rule: string;
	message: string;
}

/** A literal inside a description's properties, with what it sits in, outermost first. */
export type Chain = object[];

const valuesShown = (property: INodeProperties, key: string): string[] =>
	(property.displayOptions?.show?.[key] ?? []).map(String);

const nameOf = (literal: object): string => {
	const { name, value } = literal as Partial<INodeProperties & INodePropertyOptions>;
	return String(value ?? name ?? '');
};

/**
 * Names the place of a literal as a person looks for it: node, resource, operation,
 * parameter. A parameter that several resources or operations share lists them all.
 */
export function placeOf(node: string, chain: Chain): string[] {
	const [property, ...inner] = chain as [INodeProperties?, ...object[]];
	if (!property) return [node];
	const isOperationOption = property.name === 'operation' && inner.length > 0;
	const names = [...(isOperationOption ? [] : [property.name]), ...inner.map(nameOf)];
	return [
		node,
		valuesShown(property, 'resource').join('|'),
		valuesShown(property, 'operation').join('|'),
		...names,
	].filter((part) => part !== '');
}

/** A finding as one line of output. */
export const formatFinding = ({ place, rule, message }: Finding): string =>
	`${place.join(' > ')}: ${rule}: ${message}`;
