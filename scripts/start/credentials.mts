import type { Credential } from '../n8n/import.mts';

/** Where the sandbox's services listen. */
export interface SandboxUrls {
	control: string;
	bol: string;
	picqer: string;
}

/** The credentials that examples and tests refer to; the sandbox accepts them and nothing else does. */
export function sandboxCredentials({ bol, picqer }: SandboxUrls): Credential[] {
	return [
		{
			id: 'sandboxBol',
			name: 'bol (sandbox)',
			type: 'bolOAuth2Api',
			data: {
				grantType: 'clientCredentials',
				environment: 'custom',
				apiUrl: bol,
				loginUrl: bol,
				clientId: 'sandbox-client',
				clientSecret: 'sandbox-secret',
			},
		},
		{
			id: 'sandboxPicqer',
			name: 'Picqer (sandbox)',
			type: 'picqerApi',
			data: {
				server: 'custom',
				url: picqer,
				apiKey: 'sandbox-key',
				contact: 'sandbox@example.com',
			},
		},
	];
}
