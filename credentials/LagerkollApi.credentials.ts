import type {
	IAuthenticateRuleResponseCode,
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { pasted } from '../nodes/shared/lib/blanks';
import { ADDRESS_HINT, typedAddressIn } from '../nodes/shared/service/address';
import { n8nProcesses } from '../nodes/shared/service/sharedAccount';
import { redirectRules } from '../nodes/shared/service/redirectRules';

/**
 * Access to one store in Lagerkoll, with an API key or as a user; both are plain headers
 * (docs/services/lagerkoll.md, 1.2).
 */
export class LagerkollApi implements ICredentialType {
	name = 'lagerkollApi';

	displayName = 'Lagerkoll API';

	icon: Icon = { light: 'file:../icons/lagerkoll.svg', dark: 'file:../icons/lagerkoll.dark.svg' };

	documentationUrl =
		'https://www.npmjs.com/package/n8n-nodes-webshop-fulfilment#the-lagerkoll-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Activate the API add-on in Lagerkoll: its page shows the store and the API key.',
			name: 'whereToGetKeys',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'API Key', value: 'apiKey', description: 'For workflows that run by themselves' },
				{ name: 'User', value: 'user', description: 'Acts as a person who has logged in' },
			],
			default: 'apiKey',
		},
		{
			displayName: 'Store',
			name: 'store',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 186008',
			description: 'Number of the store; Lagerkoll shows it where the API was activated',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Lagerkoll shows it where the API was activated',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			default: '',
			required: true,
			description: 'The user_id that a login gave',
			displayOptions: { show: { authentication: ['user'] } },
		},
		{
			displayName: 'User Token',
			name: 'userToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The user_token that a login gave',
			displayOptions: { show: { authentication: ['user'] } },
		},
		n8nProcesses,
		{
			displayName: 'Server',
			name: 'server',
			type: 'options',
			options: [
				{
					name: 'Custom URL',
					value: 'custom',
					description: 'A gateway of your own, or a stand-in for tests',
				},
				{ name: 'Lagerkoll', value: 'lagerkoll' },
			],
			default: 'lagerkoll',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://gateway.example.com/lagerkoll',
			description: 'The address that is followed by /v1',
			hint: ADDRESS_HINT,
			displayOptions: { show: { server: ['custom'] } },
		},
	];

	// A function, so that only the headers of the chosen way are sent.
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authentication, store, apiKey, userId, userToken } = credentials;
		const identity =
			authentication === 'user'
				? { user_id: pasted(userId), user_token: pasted(userToken) }
				: { api_key: pasted(apiKey) };
		return { ...request, headers: { ...request.headers, store: pasted(store), ...identity } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.server === "custom" ? ${typedAddressIn('$credentials.url')} : "https://capi.lagerkoll.com") + "/v1" }}`,
			disableFollowRedirect: true,
			url: '/stores/',
			headers: { Accept: 'application/json' },
		},
		// Which HTTP status a refusal has is not documented (1.6), so its code counts with a 200, too.
		// n8n takes rules of both kinds together; only its type does not say so.
		rules: [
			...redirectRules('Lagerkoll'),
			{ type: 'responseCode', properties: { value: 401, message: REFUSED } },
			{ type: 'responseCode', properties: { value: 403, message: REFUSED } },
			{
				type: 'responseSuccessBody',
				properties: { key: 'errorCode', value: 900001, message: REFUSED },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'errorCode', value: 902123, message: NOT_ACTIVATED },
			},
		] as IAuthenticateRuleResponseCode[],
	};
}

const REFUSED =
	'Lagerkoll does not accept this. Check the store and the key; both stand where the API was activated in Lagerkoll.';

const NOT_ACTIVATED =
	'The API is not activated. Activate it in Lagerkoll first, which also shows the store and the key.';
