import type { IDataObject } from 'n8n-workflow';
import { ownAnswer } from '../../../shared/service/body';
import { isSpelledLike } from '../../../shared/lib/similarName';
import { nodeError } from '../../../shared/operation/nodeError';
import type {
	ShipmentReport,
	ShipmentReportLine,
	ShipmentReportParcel,
} from '../../../shared/commerce/shipmentReport';
import type { Call, Flow } from '../../../shared/operation/operation';
import { CarryOut } from '../../commerce/carryOut';
import { transporterCodeOf } from '../../commerce/carriers';
import { orderInFull } from '../../commerce/orderInFull';
import { orderItemsIn, type OrderItem } from '../../commerce/orderItems';
import { inOrderTurn } from '../../commerce/orderTurn';
import { earlierShipments, type EarlierShipment } from './earlierShipments';
import { labelIn, reportIn } from './reportInputs';
import { linesOf, ofSameReport, planOf, type ReportedLine, type ReportPlan } from './reportPlan';

/** bol takes at most so many items in one shipment (docs/services/bol.md, 2.2). */
const MOST_ITEMS = 100;

/** A report, with all that is known of its order. */
interface Job {
	call: Call;
	report: ShipmentReport;
	/** The items of the order by their IDs. */
	items: Map<string, OrderItem>;
	lines: ReportedLine[];
	/** Shipments that bol knows of the items in the report, oldest first. */
	earlier: EarlierShipment[];
	plan: ReportPlan;
	carryOut: CarryOut;
}

/**
 * Tells bol what the warehouse has sent of an order: what is still open, and no more. The order is read
 * right before, so that a report that comes again changes nothing.
 *
 * @throws NodeOperationError for a report that cannot be used, or with lines that the order does not have
 * @throws NodeApiError when bol refuses it, or cannot carry it out
 */
export const reported: Flow = async (call) => {
	const report = reportIn(call);
	return await inOrderTurn(call, report.orderNumber, async (begun) => {
		const job = await jobOf(call, report, new CarryOut(call, begun));
		await ship(job);
		const trackingAdded = await addTracking(job);
		const body = job.carryOut.output(resultOf(job, trackingAdded));
		return ownAnswer(body);
	});
};

async function jobOf(call: Call, report: ShipmentReport, carryOut: CarryOut): Promise<Job> {
	const { orderNumber } = report;
	const items = orderItemsIn(await orderInFull(call.send, orderNumber));
	const { known: lines, unknown } = linesOf(report, items);
	if (unknown.length > 0) throw unknownLines(call, orderNumber, unknown);
	const about = lines.flatMap((line) => line.items);
	const ids = new Set(about.map(({ orderItemId }) => orderItemId));
	const isShipped = about.some(({ shipped }) => shipped > 0);
	const earlier = isShipped ? await earlierShipments(call, orderNumber, ids) : [];
	const plan = planOf(lines, ofSameReport(report, lines, earlier));
	const byId = new Map(items.map((item) => [item.orderItemId, item]));
	return { call, report, items: byId, lines, earlier, plan, carryOut };
}

const nameOf = ({ lineId, ean, sku }: ShipmentReportLine) =>
	[lineId && `item ${lineId}`, ean && `EAN ${ean}`, sku && `SKU ${sku}`].filter(Boolean).join(', ');

const unknownLines = ({ context }: Call, orderNumber: string, lines: ShipmentReportLine[]) =>
	nodeError(
		context,
		`Shipment Report: order ${orderNumber} at bol has none of these to be shipped by you: ${lines.map(nameOf).join('; ')}`,
		'Nothing was reported. Check the order number and the lines of the report.',
	);

const codesIn = ({ report }: Job) =>
	report.parcels.flatMap(({ trackingCode }) => trackingCode ?? []);

/** Tracking codes of the report that bol does not know yet. */
const newCodesIn = (job: Job) =>
	codesIn(job).filter((code) => job.earlier.every(({ trackingCode }) => trackingCode !== code));

/** The parcel of what is shipped now: bol takes one for each shipment. */
function parcelOf(job: Job): ShipmentReportParcel {
	const { parcels } = job.report;
	const [code = codesIn(job)[0]] = newCodesIn(job);
	return parcels.find(({ trackingCode }) => trackingCode === code) ?? parcels[0];
}

/** What the user chose, else what fits the name of the carrier. */
const transporterCodeFor = ({ call }: Job, carrier: string | undefined) =>
	String(call.inputs.transporterCode || transporterCodeOf(carrier));

async function ship(job: Job) {
	const { call, report, plan, carryOut } = job;
	const pieces = [...plan.pieces].map(([orderItemId, quantity]) => ({ orderItemId, quantity }));
	for (let begin = 0; begin < pieces.length; begin += MOST_ITEMS) {
		const orderItems = pieces.slice(begin, begin + MOST_ITEMS);
		await carryOut.send({
			method: 'POST',
			url: '/retailer/shipments',
			body: {
				orderItems,
				...(report.reference && { shipmentReference: report.reference }),
				...carriedBy(job, labelIn(call)),
			},
			traceableBy: `shipments of order ${report.orderNumber}`,
			process: {
				eventType: 'CREATE_SHIPMENT',
				entityIds: orderItems.map(({ orderItemId }) => orderItemId),
			},
		});
	}
}

function carriedBy(job: Job, shippingLabelId: string | undefined): IDataObject {
	if (shippingLabelId !== undefined) return { shippingLabelId };
	const { carrier, trackingCode } = parcelOf(job);
	const transporterCode = transporterCodeFor(job, carrier);
	return { transport: { transporterCode, ...(trackingCode && { trackAndTrace: trackingCode }) } };
}

/** Whether a shipment has another number of the warehouse than a report. */
const isOfOtherReport = ({ reference }: ShipmentReport, shipment: EarlierShipment) =>
	reference !== undefined && shipment.reference !== '' && shipment.reference !== reference;

/** Gives a code that came later to the shipments that have none; those with a label of bol have one. */
async function addTracking(job: Job): Promise<IDataObject[]> {
	const { call, report, lines, earlier, plan, carryOut } = job;
	const same = ofSameReport(report, lines, earlier);
	const candidates = plan.pieces.size > 0 || same.length > 0 ? same : earlier;
	const untracked = candidates.filter(
		(one) =>
			one.trackingCode === '' &&
			one.transportId !== '' &&
			!one.hasLabelOfBol &&
			!isOfOtherReport(report, one),
	);
	const codes = newCodesIn(job);
	if (codes.length === 0 || labelIn(call) !== undefined) return [];
	const added: IDataObject[] = [];
	const replaced = plan.pieces.size > 0 ? [] : same.filter((one) => isReplaced(report, one));
	for (const [index, { shipmentId, transportId }] of [...untracked, ...replaced].entries()) {
		const trackAndTrace = codes[Math.min(index, codes.length - 1)];
		const parcel = report.parcels.find(({ trackingCode }) => trackingCode === trackAndTrace);
		const isNamed = Boolean(call.inputs.transporterCode || parcel?.carrier);
		await carryOut.send({
			method: 'PUT',
			url: `/retailer/transports/${encodeURIComponent(transportId)}`,
			body: {
				...(isNamed && { transporterCode: transporterCodeFor(job, parcel?.carrier) }),
				trackAndTrace,
			},
			process: { eventType: 'CHANGE_TRANSPORT', entityIds: [transportId] },
		});
		added.push({ shipmentId, transportId, trackingCode: trackAndTrace });
	}
	return added;
}

/** Whether the parcel of a shipment is none of its report any more: its label was cancelled, and made anew. */
const isReplaced = (
	{ reference, parcels }: ShipmentReport,
	{ hasLabelOfBol, reference: own, trackingCode: code, transportId }: EarlierShipment,
) =>
	reference !== undefined &&
	own === reference &&
	code !== '' &&
	transportId !== '' &&
	!hasLabelOfBol &&
	!parcels.some(({ trackingCode = '' }) => isSpelledLike(trackingCode, code));

/** What was reported, what not and why, and all of it in words. */
function resultOf(job: Job, trackingAdded: IDataObject[]): IDataObject {
	const { call, report, items, plan } = job;
	const isDry = call.inputs.dryRun === true;
	const pieces = [...plan.pieces].map(([lineId, quantity]) => {
		const { ean, sku } = items.get(lineId) ?? {};
		return { lineId, ...(ean && { ean }), ...(sku && { sku }), quantity };
	});
	const isSent = pieces.length > 0 && labelIn(call) === undefined;
	const told = [
		...(isSent ? [parcelOf(job).trackingCode] : []),
		...trackingAdded.map(({ trackingCode }) => trackingCode),
	];
	const parcelsLeftOut = newCodesIn(job).filter((code) => !told.includes(code));
	return {
		orderNumber: report.orderNumber,
		reported: isDry ? [] : pieces,
		trackingAdded: isDry ? [] : trackingAdded,
		leftOut: plan.leftOut.map((line) => ({ ...line })),
		parcelsLeftOut,
		message: messageOf(job, trackingAdded.length, parcelsLeftOut),
	};
}

function messageOf(
	{ carryOut, report, plan }: Job,
	added: number,
	parcelsLeftOut: string[],
): string {
	const pieces = [...plan.pieces.values()].reduce((sum, quantity) => sum + quantity, 0);
	const done = [
		pieces > 0
			? `${pieces} of order ${report.orderNumber} reported as shipped`
			: `nothing is left to report of order ${report.orderNumber}`,
		...(added > 0 ? [`tracking code added to ${added} earlier`] : []),
		...(parcelsLeftOut.length > 0
			? [`bol takes one tracking code a shipment, so not told: ${parcelsLeftOut.join(', ')}`]
			: []),
	].join('; ');
	return carryOut.sentence(done);
}
