import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { environmentFields } from '../nodes/Bol/service/environment';
import { typedAddressIn } from '../nodes/shared/service/address';
import { n8nProcesses } from '../nodes/shared/service/sharedAccount';

/** bol's own login, or one that the user gave. */
const LOGIN = `($self["environment"] === "custom" ? ${typedAddressIn('$self["loginUrl"]')} : "https://login.bol.com")`;

/**
 * Access to the bol Retailer API for integration partners that bol has listed, by the code flow
 * (docs/services/bol.md, 1.4). A seller's own keys have a credential type of their own.
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
				'Only for integration partners that bol has listed. With keys from the Seller Dashboard, choose Own Keys under Authentication in the node, and a credential of the type Bol API.',
			name: 'forPartners',
			type: 'notice',
			default: '',
		},
		...environmentFields('/token and /authorize'),
		n8nProcesses,
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
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
			default: 'offline_access',
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
