import type { Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { action, list } = verbsFor({ name: 'System', one: 'the system', many: 'systems' });

/** Lagerkoll itself: docs/services/lagerkoll.md, 2.29. */
export const systemResource: Resource = {
	name: 'System',
	value: 'system',
	description: 'Messages, release notes and settings of Lagerkoll itself',
	operations: [
		action(
			'Get Configuration',
			'getConfig',
			'Get the system configuration',
			['GET', '/system/config'],
			{
				answer: 'object',
				description: 'Get what this Lagerkoll supports, e.g. logins with BankID',
			},
		),
		action('Get Message', 'getMessage', 'Get the system message', ['GET', '/system/message'], {
			answer: 'object',
		}),
		list('/system/releasenotes', 'notes', {
			name: 'Get Release Notes',
			value: 'getReleaseNotes',
			action: 'Get the release notes',
		}),
		action('Ping', 'ping', 'Ping the service', ['GET', '/system/ping'], {
			answer: 'anything',
			description: 'Check that Lagerkoll answers; it says nothing about the credential',
		}),
	],
};
