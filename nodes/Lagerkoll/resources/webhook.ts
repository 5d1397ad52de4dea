import type { Convert } from '../../shared/operation/convert';
import { place, required, text, toggle } from '../../shared/operation/fields';
import { parameterError } from '../../shared/operation/nodeError';
import type { Input, Resource } from '../../shared/operation/operation';
import { idField, path } from '../fields/fields';
import { freeBody, jsonBody } from '../fields/freeBody';
import { verbsFor } from '../fields/verbs';

const { action, create, list, remove } = verbsFor({
	name: 'Webhook',
	one: 'a webhook',
	many: 'webhooks',
});

/** IDs of webhooks are numbers; a GUID in its place is an easy mistake. */
const toWebhookId: Convert = (context, displayName, value) => {
	const id = String(value).trim();
	if (/^\d+$/.test(id)) return id;
	throw parameterError(
		context,
		displayName,
		`"${id}" is not an ID`,
		'An ID has digits only. Look it up with Get Many; the GUID is something else.',
	);
};

const webhookId: Input = {
	parameter: {
		displayName: 'Webhook ID',
		name: 'webhookId',
		description: 'The ID that Get Many shows',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 6586',
	},
	convert: toWebhookId,
};

const guid: Input = {
	parameter: {
		displayName: 'GUID',
		name: 'guid',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 0b1f6c1e-0000-4000-8000-000000000000',
		description: 'The GUID of the webhook; Get Many shows it',
	},
};

/** Webhooks that run a method of a feature: docs/services/lagerkoll.md, 3.2. */
export const webhookResource: Resource = {
	name: 'Webhook',
	value: 'webhook',
	description: 'Addresses at Lagerkoll that run a method of an add-on; events come by the trigger',
	operations: [
		list('/webhooks/{featureId}', 'webhooks', {
			action: 'Get many webhooks of a feature',
			first: [path.feature],
		}),
		create('/webhooks', {
			answer: 'nothing',
			description: 'Create a webhook for a method of an add-on; the body is (unconfirmed)',
			inputs: [
				...place(
					[
						required(idField.feature),
						required(
							text('Feature Method', 'featureMethod', {
								placeholder: 'e.g. onOrder',
								description: 'The method of the add-on to run',
							}),
						),
					],
					'body',
				),
				...place(
					[
						toggle(
							'Enable for Group',
							'enable_for_group',
							'Whether the webhook is for the whole store group instead of the store of the credential',
						),
					],
					'query',
				),
			],
		}),
		action('Execute', 'execute', 'Execute a webhook', ['POST', '/webhooks/{guid}'], {
			answer: 'nothing',
			description: 'Run the method of the add-on; what it takes depends on the add-on',
			inputs: [guid, freeBody],
			before: [jsonBody],
		}),
		remove('/webhooks/{webhookId}', {
			inputs: [webhookId],
		}),
	],
};
