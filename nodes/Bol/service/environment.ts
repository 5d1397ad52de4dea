import type { INodeProperties } from 'n8n-workflow';
import { ADDRESS_HINT } from '../../shared/service/address';

/**
 * Which of bol's environments a credential is for (docs/services/bol.md, 1.1).
 *
 * @param loginPaths what comes behind the address of the login server, as the user reads it
 */
export const environmentFields = (loginPaths: string): INodeProperties[] => [
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
		hint: ADDRESS_HINT,
		displayOptions: { show: { environment: ['custom'] } },
	},
	{
		displayName: 'Login URL',
		name: 'loginUrl',
		type: 'string',
		default: 'https://login.bol.com',
		placeholder: 'e.g. https://gateway.example.com/bol-login',
		description: `The address that is followed by ${loginPaths}`,
		displayOptions: { show: { environment: ['custom'] } },
	},
];
