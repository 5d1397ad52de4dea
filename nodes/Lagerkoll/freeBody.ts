import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toJson } from '../shared/describe/convert';
import { step } from '../shared/describe/step';

/** The body of a request of which the shape is not documented. */
export const bodyParameter: INodeProperties = {
	displayName: 'Body (JSON)',
	name: 'jsonBody',
	type: 'json',
	default: '{}',
	description: 'Sent as it is; what it takes is not documented (unconfirmed)',
};

/** Sends what the user typed as the body. */
export const jsonBody = step(async function (request) {
	const typed = this.getNodeParameter('jsonBody', '');
	return { ...request, body: toJson()(this, bodyParameter.displayName, typed) as IDataObject };
});
