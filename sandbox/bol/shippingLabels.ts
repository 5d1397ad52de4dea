import { createHash } from 'crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { simplePdf } from '../picqer/pdf';
import { localDate, timeWithOffset } from '../time';
import { listIn, refuse, textIn } from './bodyChecks';
import { asObject } from './checks';
import { findItem, openQuantity } from './orders';
import { notFound, type Violation } from './problems';
import { answerProcess, ProcessFailure } from './processStatus';
import type { ShippingLabel } from './shippingTypes';
import { nextNumber, type BolWorld } from './world';

const hour = 60 * 60_000;

/** How long a PDF is still missing when its process has ended. */
const pdfDelayMs = 300;

interface LabelKind {
	transporterCode: string;
	labelType: 'PARCEL' | 'MAILBOX';
	labelDisplayName: string;
	price: number;
	maxWeight: string;
	maxDimensions: string;
}

const labelKinds: LabelKind[] = [
	{
		transporterCode: 'TNT',
		labelType: 'PARCEL',
		labelDisplayName: 'PostNL pakket',
		price: 5.45,
		maxWeight: '23 kg',
		maxDimensions: '100 x 50 x 50 cm',
	},
	{
		transporterCode: 'DHLFORYOU',
		labelType: 'PARCEL',
		labelDisplayName: 'DHL pakket',
		price: 5.2,
		maxWeight: '20 kg',
		maxDimensions: '80 x 50 x 35 cm',
	},
	{
		transporterCode: 'TNT',
		labelType: 'MAILBOX',
		labelDisplayName: 'PostNL brievenbuspakje',
		price: 3.35,
		maxWeight: '2 kg',
		maxDimensions: '38 x 26.5 x 3.2 cm',
	},
];

/** The id of what is offered for some items: the same each time they are asked for. */
function labelOfferId(orderItemIds: string[], kind: LabelKind): string {
	const text = [...orderItemIds].sort().join() + kind.labelDisplayName;
	const digits = createHash('sha256').update(text).digest('hex');
	const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16)];
	return [...parts, digits.slice(16, 20), digits.slice(20, 32)].join('-');
}

function checkItems(body: Record<string, unknown>, violations: Violation[]): string[] {
	return listIn(body.orderItems, 'orderItems', [1, 100], violations).map((item, index) => {
		const { orderItemId, quantity } = asObject(item);
		const name = `orderItems[${index}]`;
		if (quantity !== undefined && (!Number.isInteger(quantity) || Number(quantity) < 1)) {
			violations.push({ name: `${name}.quantity`, reason: 'must be greater than or equal to 1' });
		}
		return textIn(orderItemId, `${name}.orderItemId`, violations);
	});
}

function present(orderItemIds: string[], kind: LabelKind, index: number): Record<string, unknown> {
	const now = Date.now();
	return {
		shippingLabelOfferId: labelOfferId(orderItemIds, kind),
		recommended: index === 0,
		validUntilDate: localDate(now + 24 * hour),
		transporterCode: kind.transporterCode,
		labelType: kind.labelType,
		labelDisplayName: kind.labelDisplayName,
		labelPrice: { totalPrice: kind.price },
		packageRestrictions: { maxWeight: kind.maxWeight, maxDimensions: kind.maxDimensions },
		handoverDetails: {
			meetsCustomerExpectation: true,
			earliestHandoverDateTime: timeWithOffset(now),
			latestHandoverDateTime: timeWithOffset(now + 24 * hour),
			collectionMethod: 'DROP_OFF',
		},
	};
}

function deliveryOptions(world: BolWorld, orderItemIds: string[]): Array<Record<string, unknown>> {
	const found = orderItemIds.map((orderItemId) => {
		const match = findItem(world, orderItemId);
		if (!match && !world.demo) throw notFound('Order item', orderItemId);
		return match;
	});
	const orders = new Set(found.map((match) => match?.order.orderId));
	const isOwnedByBol = found.some((match) => match?.item.fulfilmentMethod === 'FBB');
	if (orders.size > 1 || isOwnedByBol) return [];
	return labelKinds.map((kind, index) => present(orderItemIds, kind, index));
}

function buyLabel(world: BolWorld, orderItemIds: string[], offerId: string): string {
	const kind = labelKinds.find((candidate) => labelOfferId(orderItemIds, candidate) === offerId);
	if (!kind) {
		throw new ProcessFailure(`Shipping label offer ${offerId} does not belong to these items.`);
	}
	for (const orderItemId of orderItemIds) {
		const found = findItem(world, orderItemId);
		if (!found || openQuantity(found.item) === 0) {
			throw new ProcessFailure(`Order item with id ${orderItemId} has nothing left to ship.`);
		}
	}
	const number = nextNumber(world);
	const shippingLabelId = labelOfferId([...orderItemIds, String(number)], kind);
	world.state.labels.push({
		shippingLabelId,
		orderItemIds,
		transporterCode: kind.transporterCode,
		trackAndTrace: `3SBOL${String(number).padStart(8, '0')}`,
		readyAt: Date.now() + pdfDelayMs,
	});
	return shippingLabelId;
}

function sendPdf(reply: FastifyReply, label: ShippingLabel): FastifyReply {
	return reply
		.headers({
			'X-Track-And-Trace-Code': label.trackAndTrace,
			'X-Transporter-Code': label.transporterCode,
		})
		.type('application/pdf')
		.send(simplePdf(`Shipping label ${label.trackAndTrace}`));
}

/** Labels that a seller buys from bol. */
export function registerShippingLabels(scope: FastifyInstance, world: BolWorld): void {
	scope.post('/shipping-labels/delivery-options', (request) => {
		const violations: Violation[] = [];
		const orderItemIds = checkItems(asObject(request.body), violations);
		refuse(violations);
		return { deliveryOptions: deliveryOptions(world, orderItemIds) };
	});

	scope.post('/shipping-labels', (request, reply) => {
		const body = asObject(request.body);
		const violations: Violation[] = [];
		const orderItemIds = checkItems(body, violations);
		const offerId = textIn(body.shippingLabelOfferId, 'shippingLabelOfferId', violations);
		refuse(violations);
		return answerProcess(world, reply, {
			eventType: 'CREATE_SHIPPING_LABEL',
			description: `Create a shipping label for order items ${orderItemIds.join(', ')}.`,
			work: () => buyLabel(world, orderItemIds, offerId),
		});
	});

	scope.get<{ Params: { shippingLabelId: string } }>(
		'/shipping-labels/:shippingLabelId',
		(request, reply) => {
			const { shippingLabelId } = request.params;
			const label = world.state.labels.find(
				(candidate) => candidate.shippingLabelId === shippingLabelId,
			);
			// bol makes the PDF some moments after the process has ended.
			if (!label || label.readyAt > Date.now()) throw notFound('Shipping label', shippingLabelId);
			return sendPdf(reply, label);
		},
	);
}
