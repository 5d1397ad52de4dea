import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { environmentFields } from '../nodes/Bol/service/environment';
import { fetchToken, ownKeysToken } from '../nodes/Bol/service/login';
import { typedAddressIn } from '../nodes/shared/service/address';
import { n8nProcesses } from '../nodes/shared/service/sharedAccount';
import { redirectRules } from '../nodes/shared/service/redirectRules';

/**
 * Access to the bol Retailer API with a seller's own keys (docs/services/bol.md, 1.3). It does not
 * extend n8n's OAuth2, whose fields would come first and which cannot be tested in the editor.
 */
export class BolApi implements ICredentialType {
	name = 'bolApi';

	displayName = 'Bol API';

	icon: Icon = { light: 'file:../icons/bol.svg', dark: 'file:../icons/bol.dark.svg' };

	documentationUrl =
		'https://www.npmjs.com/package/n8n-nodes-webshop-fulfilment#the-bol-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make a key pair in the bol Seller Dashboard under Settings > API Settings. Fill in the technical contact there first: without one bol may block the account.',
			name: 'whereToGetKeys',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		...environmentFields('/token'),
		n8nProcesses,
		{
			displayName:
				'Allowed HTTP Request Domains counts for the login, too: where you list domains, list login.bol.com beside api.bol.com, or no token can be fetched.',
			name: 'domainsOfTheLogin',
			type: 'notice',
			default: '',
		},
		// n8n shows what is no password to all who may open the credential.
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Token For',
			name: 'tokenFor',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Expires At',
			name: 'expiresAt',
			type: 'hidden',
			default: 0,
		},
	];

	// n8n calls it while there is no token and after a 401, and stores what it returns.
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await fetchToken(this, credentials);
	}

	// Without the header bol answers 401, which makes n8n fetch a token for the keys of now.
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const token = ownKeysToken.tokenIn(credentials);
		if (!token) return request;
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${token.value}` } };
	}

	// What the demo is documented to answer (docs/services/bol.md, 5).
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ $credentials.environment === "custom" ? ${typedAddressIn('$credentials.apiUrl')} : "https://api.bol.com" }}`,
			disableFollowRedirect: true,
			url: '={{ $credentials.environment === "demo" ? "/retailer-demo/orders" : "/retailer/orders" }}',
			qs: { 'fulfilment-method': 'FBR' },
			headers: { Accept: 'application/vnd.retailer.v10+json' },
		},
		rules: [
			...redirectRules('bol'),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'bol gives a token for these keys, but does not accept it: check in the Seller Dashboard that the seller account is active.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'bol accepts the keys, but the account has no right to read orders: check in the Seller Dashboard that it is active and that the technical contact is filled in.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Retailer API at this address: check the API URL.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message: 'The keys are right, but bol lets no more requests through now: wait a minute.',
				},
			},
		],
	};
}
