import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** Value of the choice for partners; every other one means a seller's own keys. */
export const OAUTH2 = 'oAuth2';

const OWN_KEYS = 'ownKeys';

/** The credentials of bol's nodes: the one that is chosen under Authentication. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'bolApi',
		required: true,
		displayOptions: { show: { authentication: [OWN_KEYS] } },
	},
	{
		name: 'bolOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: [OAUTH2] } },
	},
];

/** How the user is known to bol: reference bol.md, 1.3 and 1.4. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Own Keys',
			value: OWN_KEYS,
			description: 'For sellers, with keys from the Seller Dashboard',
		},
		{
			name: 'OAuth2',
			value: OAUTH2,
			description: 'For integration partners that bol has listed',
		},
	],
	default: 'ownKeys',
};
