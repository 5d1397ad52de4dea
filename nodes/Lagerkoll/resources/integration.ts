import type { Input, Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { action } = verbsFor({ name: 'Integration', one: 'an integration', many: 'integrations' });

const orderReference: Input = {
	parameter: {
		displayName: 'Order Reference',
		name: 'orderReference',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 131daac9-16c6-4618-beb0-365768f37288',
		description: 'The reference of the BankID order that was started before',
	},
};

/** Links to other systems: docs/services/lagerkoll.md, 2.16. */
export const integrationResource: Resource = {
	name: 'Integration',
	value: 'integration',
	description: 'Links to other systems, here BankID',
	operations: [
		action(
			'Get BankID Status',
			'getBankIdStatus',
			'Get the status of an electronic identification',
			['GET', '/integration/bankid/{orderReference}/status'],
			{
				answer: 'object',
				description:
					'Get the status of a BankID order; called as a user it links the person to that BankID',
				inputs: [orderReference],
			},
		),
	],
};
