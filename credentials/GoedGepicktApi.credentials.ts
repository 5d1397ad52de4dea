import type {
	Icon,
	ICredentialDataDecryptedObject,
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
 * Access to GoedGepickt: to an account, or as a customer of a fulfilment company. Both send the key
 * as a Bearer token and differ in the base URL (docs/services/goedgepickt.md, 1.1 and 1.6).
 */
export class GoedGepicktApi implements ICredentialType {
	name = 'goedGepicktApi';

	displayName = 'GoedGepickt API';

	icon: Icon = {
		light: 'file:../icons/goedgepickt.svg',
		dark: 'file:../icons/goedgepickt.dark.svg',
	};

	documentationUrl =
		'https://www.npmjs.com/package/n8n-nodes-webshop-fulfilment#the-goedgepickt-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Make an API key in GoedGepickt under Settings > GoedGepickt API.',
			name: 'whereToGetKeys',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API',
			name: 'api',
			type: 'options',
			options: [
				{
					name: 'Account V1',
					value: 'account',
					description: 'For account holders: web shops and fulfilment companies',
				},
				{
					name: 'Fulfilment V1',
					value: 'fulfilment',
					description:
						'For customers of a fulfilment company; only listing products is proven to work',
				},
			],
			default: 'account',
			description: 'Which of the two APIs of GoedGepickt the key was made for',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The whole key; keys of GoedGepickt are very long',
		},
		{
			displayName: 'Default Webshop UUID',
			name: 'webshopUuid',
			type: 'string',
			default: '',
			placeholder: 'e.g. 9f6d0e52-7a1b-4b6e-9d57-1c2d3e4f5a6b',
			description: 'Webshop of new products and orders where the node names none',
		},
		n8nProcesses,
		{
			displayName: 'Server',
			name: 'server',
			type: 'options',
			options: [
				{ name: 'GoedGepickt', value: 'goedGepickt' },
				{
					name: 'Custom URL',
					value: 'custom',
					description: 'A gateway of your own, or a stand-in for tests',
				},
			],
			default: 'goedGepickt',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://gateway.example.com/goedgepickt',
			description: 'The address that is followed by /api/v1 or /api/fulfilment/v1',
			hint: ADDRESS_HINT,
			displayOptions: { show: { server: ['custom'] } },
		},
	];

	// A function, since n8n would evaluate an expression here once more for each request.
	async authenticate(
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const Authorization = `Bearer ${pasted(apiKey)}`;
		return { ...request, headers: { ...request.headers, Authorization } };
	}

	// Listing products is the one call that both APIs are proven to have (1.6); an account is asked
	// for its webshops, as its own integrations do (1.1).
	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ($credentials.server === "custom" ? ${typedAddressIn('$credentials.url')} : "https://account.goedgepickt.nl") + ($credentials.api === "fulfilment" ? "/api/fulfilment/v1" : "/api/v1") }}`,
			disableFollowRedirect: true,
			url: '={{$credentials.api === "fulfilment" ? "/products" : "/webshops"}}',
			qs: { page: 1, perPage: 1 },
			headers: { Accept: 'application/json' },
		},
		rules: [
			...redirectRules('GoedGepickt'),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'GoedGepickt does not accept this API key. Check it, or make a new one under Settings > GoedGepickt API.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'This API key has no right here. Check under API whether it is a key of an account or of a fulfilment customer.',
				},
			},
		],
	};
}
