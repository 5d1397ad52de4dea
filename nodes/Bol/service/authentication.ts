import type { INode, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The credentials of bol's nodes: the one that is chosen under Authentication. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'bolApi',
		required: true,
		displayOptions: { show: { authentication: ['ownKeys'] } },
	},
	{
		name: 'bolOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];

/** How the user is known to bol: docs/services/bol.md, 1.3 and 1.4. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Own Keys',
			value: 'ownKeys',
			description: 'For sellers, with keys from the Seller Dashboard',
		},
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'For integration partners that bol has listed',
		},
	],
	default: 'ownKeys',
};

/** The credential type that a node uses. */
export const credentialTypeIn = ({ parameters }: INode) =>
	parameters.authentication === 'oAuth2' ? 'bolOAuth2Api' : 'bolApi';
