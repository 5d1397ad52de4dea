import { place, required, text } from '../../shared/operation/fields';
import type { Input, Resource } from '../../shared/operation/operation';
import { redirectTarget, withoutRedirect } from '../service/files';
import { verbsFor } from '../fields/verbs';

const { action, create, get } = verbsFor({ name: 'Short URL', one: 'a short URL', many: 'URLs' });

const longUrl = place(
	[
		required(
			text('Long URL', 'url', {
				description: 'The address that is shortened',
				placeholder: 'e.g. https://shop.example.com/orders/1713',
			}),
		),
	],
	'query',
);

const code: Input = {
	parameter: {
		displayName: 'Code',
		name: 'code',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. abc',
		description: 'The last part of the short URL',
	},
};

/** Short links: docs/services/lagerkoll.md, 2.31. */
export const shortUrlResource: Resource = {
	name: 'Short URL',
	value: 'shortUrl',
	operations: [
		create('/url', { inputs: longUrl }),
		get('/url', { description: 'Get the short URL of a known long one', inputs: longUrl }),
		action('Get Target', 'getTarget', 'Get the target of a short URL', ['GET', '/url/{code}'], {
			answer: 'object',
			description: 'Get the long URL that a short one leads to, without going there',
			inputs: [code],
			request: { encoding: 'arraybuffer' },
			before: [withoutRedirect],
			output: [redirectTarget],
		}),
	],
};
