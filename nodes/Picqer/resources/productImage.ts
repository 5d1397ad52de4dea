import { inputFileField } from '../../shared/describe/common';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { path } from '../fields';
import { pages, picqer } from '../request';

const { create, get, remove } = verbs(picqer, pages, {
	name: 'Product Image',
	one: 'an image of a product',
	many: 'images of a product',
});

const image = locator('Image', 'idproduct_image', {
	search: 'searchProductImages',
	example: '501',
	searchable: false,
});

/** First bytes of the file types that Picqer takes: JPEG and PNG (2.7, Add image). */
const SIGNATURES = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47])];

const attachImage = step(async function (request) {
	const field = this.getNodeParameter('inputBinaryField') as string;
	const file = this.helpers.assertBinaryData(field);
	const bytes = await this.helpers.getBinaryDataBuffer(field);
	if (!SIGNATURES.some((signature) => bytes.subarray(0, signature.length).equals(signature))) {
		throw parameterError(
			this,
			inputFileField.displayName,
			`"${file.fileName ?? field}" is no JPEG or PNG image`,
			'Picqer takes only these two. Convert the image first.',
		);
	}
	return { ...request, body: { image: bytes.toString('base64') } };
});

/** Images of products: reference picqer.md, 2.7. */
export const productImageResource: Resource = {
	name: 'Product Image',
	value: 'productImage',
	operations: [
		get('/products/{idproduct}/images', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many images of a product',
			parameters: [path.product],
		}),
		create('/products/{idproduct}/images', {
			name: 'Add',
			action: 'Add an image to a product',
			description: 'Add an image; Picqer replaces none, so delete the old one if there is one',
			parameters: [path.product, inputFileField],
			before: [attachImage],
		}),
		remove('/products/{idproduct}/images/{idproduct_image}', {
			parameters: [path.product, image],
		}),
	],
};
