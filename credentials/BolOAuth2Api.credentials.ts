import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** bol's own login, or one that the user gave. */
const LOGIN =
	'($self["environment"] === "custom" ? $self["loginUrl"].trim().replace(/\\/+$/, "") : "https://login.bol.com")';

/**
 * Access to the bol Retailer API for integration partners that bol has listed, by the code flow
 * (docs/services/bol.md, 1.4). A seller's own keys have a credential type of their own; those that
 * the first version kept here still work.
 */
export class BolOAuth2Api implements ICredentialType {
	name = 'bolOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Bol OAuth2 API';

	icon: Icon = { light: 'file:../icons/bol.svg', dark: 'file:../icons/bol.dark.svg' };

	documentationUrl =
		'https://www.npmjs.com/package/n8n-nodes-webshop-fulfilment#the-bol-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'For integration partners that bol has listed: choose Authorization Code. With keys from the Seller Dashboard, choose Own Keys under Authentication in the node instead.',
			name: 'forPartners',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'For integration partners that bol has listed',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description:
						'For credentials made with version 0.1; new ones are better of the type Bol API',
				},
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{
					name: 'Demo',
					value: 'demo',
					description: 'Fixed example data, safe to try everything on; uses the same keys',
				},
				{
					name: 'Custom URL',
					value: 'custom',
					description: 'A gateway of your own, or a stand-in for tests',
				},
			],
			default: 'production',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.bol.com',
			placeholder: 'e.g. https://gateway.example.com/bol',
			description: 'The address that is followed by /retailer and /shared',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Login URL',
			name: 'loginUrl',
			type: 'string',
			default: 'https://login.bol.com',
			placeholder: 'e.g. https://gateway.example.com/bol-login',
			description: 'The address that is followed by /token and /authorize',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${LOGIN} + "/authorize" }}`,
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${LOGIN} + "/token" }}`,
			required: true,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ $self["grantType"] === "authorizationCode" ? "offline_access" : "" }}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}
