import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { timeWithOffset } from '../time';
import { refuse } from './bodyChecks';
import { oneOf, pageNumber, pageOf, single, type Query } from './checks';
import type { Violation } from './problems';
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
}
