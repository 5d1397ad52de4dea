import { queryOptions } from '../../shared/operation/collections';
import { outputFileField } from '../../shared/operation/common';
import { choice, text, whole } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { asImage, reads, safeName, withoutRedirect } from '../service/files';
import { verbsFor } from '../fields/verbs';

const { action, get } = verbsFor({ name: 'Image', one: 'an image', many: 'images' });

const defaultUrl = text('Default URL', 'default_url', {
	placeholder: 'e.g. https://shop.example.com/none.png',
	description:
		'What to show when there is no image. Where Lagerkoll redirects to it, the item has its address instead of a file.',
});

/** Images and barcodes of articles: docs/services/lagerkoll.md, 2.15. */
export const imageResource: Resource = {
	name: 'Image',
	value: 'image',
	description: 'Images and barcodes of articles',
	operations: [
		get('/images/{articleId}', {
			answer: { file: 'image' },
			action: 'Get the image of an article',
			description: 'Get the image of an article as a file',
			inputs: [path.article, outputFileField, queryOptions([defaultUrl])],
			request: reads('image/png'),
			before: [withoutRedirect],
			output: [asImage(({ inputs }) => `${safeName(String(inputs.articleId))}.png`)],
		}),
		action(
			'Get Barcode',
			'getBarcode',
			'Get the barcode of an article',
			['GET', '/images/barcode/{articleId}'],
			{
				answer: { file: 'image' },
				description: 'Get the barcode of an article as an image; it fails where there is none',
				inputs: [
					path.article,
					outputFileField,
					queryOptions([
						choice(
							'Barcode Type',
							'barcode_type',
							['EAN', 'CODE128', 'QR', 'UPC'].map((value) => ({ name: value, value })),
							{ description: 'Which kind of barcode to draw', default: 'EAN' },
						),
						whole('Width', 'width', { description: 'Width of the image', least: 1, default: 200 }),
						whole('Height', 'height', {
							description: 'Height of the image',
							least: 1,
							default: 100,
						}),
						text('Unit', 'measure', {
							default: 'px',
							description: 'Unit of width and height; others than px are not documented',
						}),
						defaultUrl,
					]),
				],
				request: reads('image/png'),
				before: [withoutRedirect],
				output: [asImage(({ inputs }) => `${safeName(String(inputs.articleId))}-barcode.png`)],
			},
		),
	],
};
