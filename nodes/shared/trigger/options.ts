import type { INodeProperties } from 'n8n-workflow';

/** The collection of what is optional of a trigger. */
export const triggerOptions = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	description: 'What is optional; what is not added here is as usual',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});
