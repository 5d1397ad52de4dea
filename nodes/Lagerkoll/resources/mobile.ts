import { additionalFields } from '../../shared/operation/collections';
import { email, place, required, text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { verbsFor } from '../fields/verbs';

const { action } = verbsFor({ name: 'Mobile', one: 'a login', many: 'logins' });

const secret = { typeOptions: { password: true } };

/**
 * What the mobile app of Lagerkoll does, such as the login: docs/services/lagerkoll.md, 1.3 and
 * 2.20.
 */
export const mobileResource: Resource = {
	name: 'Mobile',
	value: 'mobile',
	description: 'Login and more for apps on phones',
	operations: [
		action('Log In', 'login', 'Log in as a user', ['POST', '/mobile/login'], {
			answer: 'object',
			description:
				'Register a device and get the stores of a user. Which fields of the answer are the user ID and user token of a credential is not documented (unconfirmed).',
			inputs: [
				...place(
					[
						required(text('Username', 'username', { placeholder: 'e.g. name@email.com' })),
						required(
							text('Password', 'password', {
								...secret,
								placeholder: 'e.g. the password of the user',
							}),
						),
					],
					'body',
				),
				additionalFields([
					text('Token', 'token', { ...secret, description: 'Token of the device that logs in' }),
					text('Device ID', 'deviceId', { description: 'ID of the device that logs in' }),
					text('Device Key', 'deviceKey', {
						...secret,
						description: 'Key of the device that logs in',
					}),
					text('Device Type', 'deviceType', { description: 'Kind of the device that logs in' }),
					text('Push ID', 'pushId', { description: 'ID by which the device gets messages' }),
					text('User Agent', 'userAgent', { description: 'Name of the program that logs in' }),
					text('Client Version', 'clientVersion', {
						description: 'Version of the program that logs in',
					}),
				]),
			],
		}),
		action('Get Web Token', 'getWebToken', 'Get a web token', ['GET', '/mobile/webtoken'], {
			answer: 'object',
			description: 'Get a token for an automatic login to the web application',
		}),
		action('Get App Version', 'getVersion', 'Get the app version', ['POST', '/mobile/version'], {
			answer: 'nothing',
			description:
				'Get the version of the app. One version of the documentation has GET without fields instead (unconfirmed).',
			inputs: place(
				[
					required(
						text('Build', 'build', {
							description: 'Number of the build of the app',
							placeholder: 'e.g. 412',
						}),
					),
					required(
						text('Version', 'version', {
							description: 'Version of the app',
							placeholder: 'e.g. 7.1',
						}),
					),
				],
				'body',
			),
		}),
		action('Reset Password', 'resetPassword', 'Reset a password', ['POST', '/mobile/reset'], {
			answer: 'object',
			description: 'Send a user an email that says how to set a new password',
			inputs: place([required(email('Email', 'email'))], 'body'),
		}),
	],
};
