import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import { Picqer } from '../../../nodes/Picqer/Picqer.node.ts';
import type { Subject } from '../operations';

/** The Picqer node with a credential of an account called "demo". */
export const picqerSubject: Subject = {
	node: new Picqer(),
	credentialTypes: [new PicqerApi()],
	credentials: {
		picqerApi: {
			server: 'picqer',
			subdomain: 'demo',
			apiKey: 'the-api-key',
			contact: 'it@example.com',
		},
	},
	baseUrl: 'https://demo.picqer.com/api/v1',
	headers: {
		authorization: new RegExp(`^Basic ${Buffer.from('the-api-key:X').toString('base64')}$`),
		'user-agent': /^n8n-nodes-webshop-fulfilment \(it@example\.com\)$/,
		accept: /application\/json/,
	},
};
