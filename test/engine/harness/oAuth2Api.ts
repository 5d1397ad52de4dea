import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const shownForAnyClient = { show: { useDynamicClientRegistration: [false] } };

const shownForLogin = {
	show: { grantType: ['authorizationCode', 'pkce'], useDynamicClientRegistration: [false] },
};

const shownForClientInBody = {
	show: {
		grantType: ['clientCredentials'],
		authentication: ['body'],
		useDynamicClientRegistration: [false],
	},
};

const text = (displayName: string, name: string, extra: Partial<INodeProperties> = {}) =>
	({
		displayName,
		name,
		type: 'string',
		default: '',
		displayOptions: shownForAnyClient,
		...extra,
	}) satisfies INodeProperties;

/**
 * n8n's base type of OAuth2 credentials, as far as the engine reads it. It ships
 * with n8n's own nodes, which the tests do without.
 */
export class OAuth2Api implements ICredentialType {
	name = 'oAuth2Api';

	displayName = 'OAuth2 API';

	genericAuth = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			displayOptions: shownForAnyClient,
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
		},
		text('Authorization URL', 'authUrl', { displayOptions: shownForLogin }),
		text('Access Token URL', 'accessTokenUrl'),
		text('Client ID', 'clientId'),
		text('Client Secret', 'clientSecret', { typeOptions: { password: true } }),
		text('Scope', 'scope'),
		text('Auth URI Query Parameters', 'authQueryParameters', { displayOptions: shownForLogin }),
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			displayOptions: shownForAnyClient,
			options: [
				{ name: 'Body', value: 'body' },
				{ name: 'Header', value: 'header' },
			],
			default: 'header',
		},
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'boolean',
			default: false,
			displayOptions: shownForClientInBody,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'json',
			displayOptions: {
				show: { ...shownForClientInBody.show, sendAdditionalBodyProperties: [true] },
			},
			default: '',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			doNotInherit: true,
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-password-field -- a number, as in n8n's own type
		{
			displayName: 'Token Expired Status Code',
			name: 'tokenExpiredStatusCode',
			type: 'number',
			default: 401,
			doNotInherit: true,
		},
		// Not a field of n8n's form: n8n adds it, to keep the token in.
		// eslint-disable-next-line @n8n/community-nodes/credential-password-field -- as in n8n's own type
		{ displayName: 'oauthTokenData', name: 'oauthTokenData', type: 'json', default: {} },
	];
}
