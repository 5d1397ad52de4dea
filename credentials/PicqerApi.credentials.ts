import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { pasted, trimmed } from '../nodes/shared/lib/blanks';
import { ADDRESS_HINT, typedAddressIn } from '../nodes/shared/service/address';
import { n8nProcesses } from '../nodes/shared/service/sharedAccount';
import { redirectRules } from '../nodes/shared/service/redirectRules';

/**
 * Access to one Picqer account. Picqer wants the API key as the user name of Basic authentication
 * and a User-Agent that says whom to contact (docs/services/picqer.md, 1).
 */
export class PicqerApi implements ICredentialType {
	name = 'picqerApi';

	displayName = 'Picqer API';

	icon: Icon = { light: 'file:../icons/picqer.svg', dark: 'file:../icons/picqer.dark.svg' };

	documentationUrl =
		'https://www.npmjs.com/package/n8n-nodes-webshop-fulfilment#the-picqer-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make an API key in Picqer under Settings > API keys. Picqer shows it only once.',
			name: 'whereToGetKeys',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Subdomain',
			name: 'subdomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. mycompany',
			description: 'The part before .picqer.com in the address of your Picqer account',
			hint: 'ENOTFOUND in a test means that there is no such subdomain: look for a typing error',
			displayOptions: { show: { server: ['picqer'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The key that Picqer showed when it was made',
		},
		{
			displayName: 'Contact',
			name: 'contact',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. it@mycompany.com',
			description:
				'E-mail address or website where Picqer can reach you about your requests; Picqer asks for it',
		},
		n8nProcesses,
		{
			displayName: 'Server',
			name: 'server',
			type: 'options',
			options: [
				{ name: 'Picqer', value: 'picqer' },
				{
					name: 'Custom URL',
					value: 'custom',
					description: 'A gateway of your own, or a stand-in for tests',
				},
			],
			default: 'picqer',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://gateway.example.com/picqer',
			description: 'The address that is followed by /api/v1',
			hint: ADDRESS_HINT,
			displayOptions: { show: { server: ['custom'] } },
		},
	];

	// A function, since n8n would evaluate expressions here once more for each request.
	async authenticate(
		{ apiKey, contact }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const agent = `n8n-nodes-webshop-fulfilment (${trimmed(contact)})`;
		return {
			...request,
			// Picqer ignores the password; its own client sends this one.
			auth: { username: pasted(apiKey), password: 'X' },
			headers: { ...request.headers, 'User-Agent': agent },
		};
	}

	// A product search is open to every kind of key, also to those of fulfilment customers (1.5).
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.server === "custom" ? ${typedAddressIn('$credentials.url')} : "https://" + ${typedAddressIn('$credentials.subdomain')}.replace(/^https?:\\/\\//i, "").split(/[.\\/?#]/)[0] + ".picqer.com") + "/api/v1" }}`,
			disableFollowRedirect: true,
			url: '/products',
			qs: { productcode: 'n8n-credential-test' },
		},
		rules: [
			...redirectRules('Picqer'),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Picqer does not accept this API key. Check the key and the subdomain.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Picqer account at this address. Check the subdomain.',
				},
			},
		],
	};
}
