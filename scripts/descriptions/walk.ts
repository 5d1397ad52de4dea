import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** A parameter, the parameters it sits in (outermost first, itself last), and those beside it. */
export interface ParameterVisit {
	parameter: INodeProperties;
	chain: object[];
	siblings: INodeProperties[];
}

type Inner = INodeProperties | INodePropertyOptions | INodePropertyCollection;

const isParameter = (inner: Inner): inner is INodeProperties => 'type' in inner;

const isGroup = (inner: Inner): inner is INodePropertyCollection => 'values' in inner;

function* visit(siblings: INodeProperties[], outer: object[]): Generator<ParameterVisit> {
	for (const parameter of siblings) {
		const chain = [...outer, parameter];
		yield { parameter, chain, siblings };
		const inner: Inner[] = parameter.options ?? [];
		yield* visit(inner.filter(isParameter), chain);
		for (const group of inner.filter(isGroup)) {
			yield* visit(group.values, [...chain, group]);
		}
	}
}

/** Every parameter of a node, also those inside collections. */
export function* parametersOf(description: INodeTypeDescription): Generator<ParameterVisit> {
	yield* visit(description.properties, []);
}

/** Every operation of a node, with the `operation` parameter that offers it. */
export function* operationsOf(
	description: INodeTypeDescription,
): Generator<{ property: INodeProperties; option: INodePropertyOptions }> {
	for (const property of description.properties) {
		if (property.name !== 'operation') continue;
		for (const option of (property.options ?? []) as INodePropertyOptions[]) {
			yield { property, option };
		}
	}
}
