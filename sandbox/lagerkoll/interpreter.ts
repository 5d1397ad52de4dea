import type { FastifyInstance, FastifyRequest } from 'fastify';

import { parseMultipart, type FormWithFiles } from '../bol/multipart';
import { commonCodes, refused } from './errors';
import { isInstalled } from './features';
import { queryOf } from './lists';
import { presentPurchaseOrder, purchaseOrderById } from './purchaseOrders';
import type { LagerkollWorld } from './world';

const codes = { unknownOrder: 909002, featureMissing: 909003 };

interface DeliveryNoteForm extends FormWithFiles {
	orderId?: string;
}

/** Lets a server take forms with files; the field `order_id` is kept beside them. */
export function acceptForms(app: FastifyInstance): void {
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
		const form = body as Buffer;
		const field = /name="order_id"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)/.exec(
			form.toString('latin1'),
		);
		const parsed: DeliveryNoteForm = {
			...parseMultipart(form, request.headers['content-type'] ?? ''),
			orderId: field?.[1],
		};
		done(null, parsed);
	});
}

function formOf(request: FastifyRequest): DeliveryNoteForm {
	const { body } = request;
	const isForm = typeof body === 'object' && body !== null && 'parts' in body;
	return isForm ? (body as DeliveryNoteForm) : { parts: [] };
}

const readAddress = {
	name: 'Nordic Parts AB',
	attention: '',
	address1: 'Hamngatan 2',
	postalCode: '41101',
	city: 'Göteborg',
	country: 'SE',
	phone: '031-100',
};

/**
 * Reads delivery notes. With an order id the answer is a purchase order, without it what was read from the
 * file; both captures of the documentation are served: docs/services/lagerkoll.md, 2.17.
 */
export function registerInterpreter(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.post('/interpreter/deliverynote', (request) => {
		if (!isInstalled(world, 'interpreter', request.lagerkollCaller.storeId))
			throw refused(codes.featureMissing);
		const form = formOf(request);
		const file = form.parts.find(({ name }) => name === 'file');
		if (!file || file.size === 0)
			throw refused(commonCodes.general, 'file', 'The form has no file');
		const orderId = queryOf(request).order_id ?? form.orderId;
		if (orderId) return presentPurchaseOrder(purchaseOrderById(world, orderId, codes.unknownOrder));
		return {
			deliveryFrom: readAddress,
			deliveryTo: { ...readAddress, name: 'Demo AB', address1: 'Storgatan 1' },
		};
	});
}
