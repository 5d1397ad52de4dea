import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { timeWithOffset } from '../time';
import { refuse } from './bodyChecks';
import { asList, asObject, oneOf, pageNumber, pageOf, single, type Query } from './checks';
import type { FilePart } from './multipart';
import { BolProblem, notFound, type Violation } from './problems';
import { answerProcess, ProcessFailure } from './processStatus';
import type { InvoiceRequest } from './shippingTypes';
import type { BolShipment } from './types';
import type { BolWorld } from './world';

const openStatuses = ['INVOICE_REQUESTED'];
const errorStatuses = ['INVOICE_INCORRECT', 'INVOICE_VIRUS_DETECTED'];

function statusOf({ transitions }: InvoiceRequest): string {
	return transitions[transitions.length - 1].status;
}

function present(found: InvoiceRequest): Record<string, unknown> {
	return {
		shipmentId: found.shipmentId,
		orderId: found.orderId,
		customerAccountNumber: found.customerAccountNumber,
		status: statusOf(found),
		billingDetails: omit(found.billingDetails, 'email', 'language', 'deliveryPhoneNumber'),
		products: found.products,
		statusTransitions: found.transitions.map(({ status, at }) => ({
			status,
			statusDateTime: timeWithOffset(at),
		})),
	};
}

/** Notes that a business customer wants an invoice for what was shipped. */
export function requestInvoice(world: BolWorld, shipment: BolShipment): void {
	const { billingDetails, orderId } = shipment.order;
	if (billingDetails.company === undefined) return;
	world.state.invoiceRequests.unshift({
		shipmentId: shipment.shipmentId,
		orderId,
		customerAccountNumber: '2000051',
		billingDetails: { ...billingDetails },
		products: shipment.items.map(({ item, quantity }) => ({
			description: item.title,
			quantity,
			unitPrice: item.unitPrice,
		})),
		transitions: [{ status: 'INVOICE_REQUESTED', at: shipment.shippedAt }],
	});
}

function takeInvoice(world: BolWorld, shipmentId: string, file: FilePart): string {
	const found = world.state.invoiceRequests.find((request) => request.shipmentId === shipmentId);
	if (!found) throw new ProcessFailure(`No invoice was requested for shipment ${shipmentId}.`);
	found.transitions.push({ status: 'INVOICE_UPLOADED', at: Date.now() });
	found.fileName = file.fileName;
	return shipmentId;
}

function checkFile(body: unknown): FilePart {
	const parts = asList(asObject(body).parts) as FilePart[];
	const file = parts.find(({ name }) => name === 'invoice');
	if (!file || file.size === 0) {
		refuse([{ name: 'invoice', reason: 'must not be empty' }]);
	}
	if (!file?.isPdf) {
		throw new BolProblem(415, 'Unsupported Media Type', 'The invoice must be a PDF file.');
	}
	return file;
}

/** Invoices that business customers asked for. */
export function registerCustomerInvoices(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/shipments/invoices/requests', (request) => {
		const violations: Violation[] = [];
		const page = pageNumber(request.query, violations);
		const state = oneOf(
			request.query,
			'state',
			['OPEN', 'UPLOAD_ERROR', 'ALL'] as const,
			violations,
		);
		const shipmentId = single(request.query, 'shipment-id');
		refuse(violations);
		const matching = world.state.invoiceRequests.filter((found) => {
			if (shipmentId !== undefined && found.shipmentId !== shipmentId) return false;
			if (state === 'OPEN') return openStatuses.includes(statusOf(found));
			return state !== 'UPLOAD_ERROR' || errorStatuses.includes(statusOf(found));
		});
		const rows = pageOf(matching, page);
		return rows.length === 0 ? {} : { invoiceRequests: rows.map(present) };
	});

	scope.post<{ Params: { shipmentId: string } }>(
		'/shipments/invoices/:shipmentId',
		(request, reply) => {
			const { shipmentId } = request.params;
			const { shipments, invoiceRequests } = world.state;
			const file = checkFile(request.body);
			if (![...shipments, ...invoiceRequests].some((known) => known.shipmentId === shipmentId)) {
				throw notFound('Shipment', shipmentId);
			}
			return answerProcess(world, reply, {
				eventType: 'UPLOAD_INVOICE',
				entityId: shipmentId,
				description: `Upload an invoice for shipment ${shipmentId}.`,
				work: () => takeInvoice(world, shipmentId, file),
			});
		},
	);
}
