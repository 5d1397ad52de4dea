import type { Credential } from '../n8n/import.mts';

/** Where the sandbox's services listen. */
export interface SandboxUrls {
	control: string;
	bol: string;
	picqer: string;
	goedgepickt: string;
	lagerkoll: string;
}

/** The credentials that examples and tests refer to; the sandbox accepts them and nothing else does. */
export function sandboxCredentials({
	bol,
	picqer,
	goedgepickt,
	lagerkoll,
}: SandboxUrls): Credential[] {
	return [
		{
			id: 'sandboxBol',
			name: 'bol (sandbox)',
			type: 'bolApi',
			data: {
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
		{
			id: 'sandboxGoedGepickt',
			name: 'GoedGepickt (sandbox)',
			type: 'goedGepicktApi',
			data: {
				api: 'account',
				server: 'custom',
				url: goedgepickt,
				apiKey: 'sandbox-key',
			},
		},
		{
			id: 'sandboxLagerkoll',
			name: 'Lagerkoll (sandbox)',
			type: 'lagerkollApi',
			data: {
				authentication: 'apiKey',
				server: 'custom',
				url: lagerkoll,
				apiKey: 'sandbox-key',
				store: '186008',
			},
		},
	];
}
