import type { IDataObject } from 'n8n-workflow';
import { toJson } from '../../shared/operation/convert';
import type { Input, Step } from '../../shared/operation/operation';

/** The body of a request of which the shape is not documented. */
export const freeBody: Input = {
	parameter: {
		displayName: 'Body (JSON)',
		name: 'jsonBody',
		type: 'json',
		default: '{}',
		description:
			'An object, sent as it is, e.g. { "name": "value" }; which names it takes is not documented (unconfirmed)',
	},
	convert: toJson(),
};

/** Sends what the user typed as the body. */
export const jsonBody: Step = (draft) => ({
	...draft,
	// JSON, of which the body takes more than its type says.
	body: draft.inputs.jsonBody as IDataObject,
});
