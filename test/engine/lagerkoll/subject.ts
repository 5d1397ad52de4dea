import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { Lagerkoll } from '../../../nodes/Lagerkoll/Lagerkoll.node.ts';
import type { Subject } from '../operations';

/** The Lagerkoll node with the API key of a store. */
export const lagerkollSubject: Subject = {
	node: new Lagerkoll(),
	credentialTypes: [new LagerkollApi()],
	credentials: {
		lagerkollApi: {
			authentication: 'apiKey',
			store: '186008',
			apiKey: 'the-api-key',
			server: 'lagerkoll',
		},
	},
	baseUrl: 'https://capi.lagerkoll.com/v1',
	headers: { store: /^186008$/, api_key: /^the-api-key$/, accept: /application\/json/ },
};

/** The same with a user of the store. */
export const userSubject: Subject = {
	...lagerkollSubject,
	credentials: {
		lagerkollApi: {
			authentication: 'user',
			store: '186008',
			userId: '48',
			userToken: 'the-user-token',
			server: 'lagerkoll',
		},
	},
	headers: {
		store: /^186008$/,
		user_id: /^48$/,
		user_token: /^the-user-token$/,
		accept: /application\/json/,
	},
};
