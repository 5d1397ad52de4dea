import { additionalFields } from '../../shared/operation/collections';
import { inputFileField } from '../../shared/operation/common';
import { toId } from '../../shared/operation/convert';
import { text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { uploadFile } from '../fields/upload';
import { verbsFor } from '../fields/verbs';

const { action } = verbsFor({ name: 'Interpreter', one: 'a file', many: 'files' });

const orderId = {
	...text('Purchase Order ID', 'order_id', {
		placeholder: 'e.g. 4299',
		description:
			'The purchase order that is delivered; then the answer is a purchase order. Only one version of the documentation has it (unconfirmed).',
	}),
	convert: toId,
};

/** Reads files such as delivery notes: docs/services/lagerkoll.md, 2.17. */
export const interpreterResource: Resource = {
	name: 'Interpreter',
	value: 'interpreter',
	description: 'Reads files such as delivery notes; needs the interpreter add-on',
	operations: [
		action(
			'Interpret Delivery Note',
			'interpretDeliveryNote',
			'Interpret a delivery note',
			['POST', '/interpreter/deliverynote'],
			{
				answer: 'object',
				description: 'Read what stands in the file of a delivery note, e.g. a PDF',
				inputs: [inputFileField, additionalFields([orderId])],
				before: [uploadFile('file')],
			},
		),
	],
};
