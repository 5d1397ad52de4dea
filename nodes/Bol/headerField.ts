import type { INodePropertyRouting } from 'n8n-workflow';
import { step } from '../shared/describe/step';

/**
 * Sends the value of a parameter as a header.
 *
 * @param path where the parameter is, e.g. `options.mediaType`
 */
export const inHeader = (header: string, path: string): INodePropertyRouting => ({
	send: {
		preSend: [
			step(async function (request) {
				const value = this.getNodeParameter(path) as string;
				return { ...request, headers: { ...request.headers, [header]: value } };
			}),
		],
	},
});
