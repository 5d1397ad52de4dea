import { inputFileField } from '../../shared/operation/common';
import { inputFileOf, wrongFile } from '../../shared/operation/inputFile';
import { locator } from '../../shared/operation/locator';
import type { Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, remove } = verbs(pages, {
	name: 'Product Image',
	one: 'an image of a product',
	many: 'images of a product',
});

const image = locator('Image', 'idproduct_image', {
	search: 'searchProductImages',
	example: '501',
});

/** First bytes of the file types that Picqer takes: JPEG and PNG (2.7, Add image). */
const SIGNATURES = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47])];

const attachImage: Step = async (draft, context) => {
	const { fileName = String(draft.inputs.inputBinaryField), bytes } = await inputFileOf(
		draft,
		context,
	);
	if (!SIGNATURES.some((signature) => bytes.subarray(0, signature.length).equals(signature))) {
		const wayOut = 'Picqer takes only these two. Convert the image first.';
		throw wrongFile(context, `"${fileName}" is no JPEG or PNG image`, wayOut);
	}
	return { ...draft, body: { image: bytes.toString('base64') } };
};

/** Images of products: docs/services/picqer.md, 2.7. */
export const productImageResource: Resource = {
	name: 'Product Image',
	value: 'productImage',
	operations: [
		get('/products/{idproduct}/images', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many images of a product',
			inputs: [path.product],
		}),
		create('/products/{idproduct}/images', {
			name: 'Add',
			action: 'Add an image to a product',
			description: 'Add an image; Picqer replaces none, so delete the old one if there is one',
			inputs: [path.product, inputFileField],
			before: [attachImage],
		}),
		remove('/products/{idproduct}/images/{idproduct_image}', {
			inputs: [path.product, image],
		}),
	],
};
