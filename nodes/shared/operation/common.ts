import { withParameter } from './fields';
import type { Input } from './operation';
import { filledIn, numberFrom } from './convert';
import { toKey } from './key';
import { USUAL_LIMIT } from '../service/paging';

/** Whether to walk all pages of a list. */
export const returnAll: Input = {
	parameter: {
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
};

/** How many rows of a list to fetch. */
export const limit: Input = {
	parameter: {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		// n8n's rule wants the number itself here.
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
	convert: (context, displayName, value) =>
		numberFrom(context, displayName, value, { whole: true, least: 1 }) ?? USUAL_LIMIT,
};

/** Whether to reduce the output to the fields that most workflows use. */
export const simplifyOutput: Input = {
	parameter: {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
};

/**
 * The same where an operation had no such switch at first: it is off, so that flows that were made
 * before go on getting everything.
 */
export const simplifyIfAsked: Input = withParameter(simplifyOutput, { default: false });

const KEEP = {
	name: 'Keep Unchanged',
	value: 'keep',
	description: 'Give the existing one back as it is',
};

/** What a Create or Update does with what is there already. */
export const whenItExists: Input = {
	parameter: {
		displayName: 'When It Exists',
		name: 'whenItExists',
		type: 'options',
		options: [
			{
				name: 'Update',
				value: 'update',
				description: 'Change the existing one to the given fields',
			},
			KEEP,
		],
		default: 'update',
		description: 'What to do with the one that has the same key',
	},
};

/** The same where running it again is to change nothing, unless the user wants it. */
export const keepWhenItExists: Input = withParameter(whenItExists, { default: KEEP.value });

/** The field of the output item that a file is put in. */
export const outputFileField: Input = {
	parameter: {
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
	},
};

/** The field of the input item that holds the file to upload. */
export const inputFileField: Input = {
	parameter: {
		displayName: 'Input Data Field Name',
		name: 'inputBinaryField',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the binary file data to be uploaded',
	},
	convert: filledIn(toKey),
};
