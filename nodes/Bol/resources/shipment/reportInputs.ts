import { completionTimeout } from '../../process/processStatus';
import { shapeIn } from '../../../shared/commerce/shapeInput';
import { readShipmentReport, type ShipmentReport } from '../../../shared/commerce/shipmentReport';
import { collection } from '../../../shared/operation/collections';
import { choice, text } from '../../../shared/operation/fields';
import { key, toFilledKey } from '../../../shared/operation/key';
import type { Call, Input } from '../../../shared/operation/operation';
import { dryRun } from '../../../shared/operation/dryRun';
import { TRANSPORTERS } from '../../commerce/carriers';

/** bol takes a reference of at most so many characters (docs/services/bol.md, 2.2). */
const LONGEST_REFERENCE = 90;

const shipmentReport: Input = {
	parameter: {
		displayName: 'Shipment Report',
		name: 'shipmentReport',
		type: 'json',
		required: true,
		default: '={{ $json.shipmentReport }}',
		description:
			'What the warehouse has sent: orderNumber, parcels (carrier, trackingCode) and lines (lineId, ean or sku, and quantity). The nodes of the warehouses give it. Without lines, everything that is still open is reported.',
	},
};

/** The code that a report's carrier stands for, unless the user names another one. */
const transporter: Input = choice(
	'Transporter',
	'transporterCode',
	[
		{
			name: '(By the Carrier of the Report)',
			value: '',
			description: 'The code that fits the name of the carrier, or OTHER',
		},
		...TRANSPORTERS.map((value) => ({ name: value === 'TNT' ? 'PostNL (TNT)' : value, value })),
	],
	{
		default: '',
		description:
			'The code that bol has for the carrier; TNT is PostNL. An expression can give any other code.',
	},
);

/** What may stand in place of the report's own. */
const overrides: Input = collection(
	'Overrides',
	'overrides',
	[
		text('Carrier', 'carrier', {
			placeholder: 'e.g. PostNL',
			description: 'In place of the carrier in the report',
		}),
		key('Order Number', 'orderNumber', {
			placeholder: 'e.g. 1042831430',
			description: 'In place of the order number in the report',
		}),
		text('Shipment Reference', 'shipmentReference', {
			most: LONGEST_REFERENCE,
			convert: toFilledKey,
			description:
				"Your own reference, in place of the report's. By it a report that comes twice is known again.",
		}),
		key('Shipping Label ID', 'shippingLabelId', {
			placeholder: 'e.g. d4c50077-0c19-435f-9bee-1b30b9f4ba1a',
			description: 'The ID of a label bought from bol, in place of a carrier',
		}),
		key('Tracking Code', 'trackingCode', {
			placeholder: 'e.g. 3SBOLD1234567',
			description: 'In place of the parcels in the report',
		}),
	],
	'body',
	{ placeholder: 'Add Override', description: 'What differs from the report' },
);

/** What the user fills in. */
export const reportInputs: Input[] = [
	shipmentReport,
	transporter,
	dryRun,
	completionTimeout,
	overrides,
];

/** What stands in the overrides. */
interface Overrides {
	carrier?: string;
	orderNumber?: string;
	shipmentReference?: string;
	shippingLabelId?: string;
	trackingCode?: string;
}

const overridesIn = ({ inputs }: Call) => (inputs.overrides ?? {}) as Overrides;

/** The label of bol that the user names; undefined where the seller has a carrier of his own. */
export const labelIn = (call: Call): string | undefined =>
	overridesIn(call).shippingLabelId || undefined;

/**
 * The report of an item, with what stands in place of its own.
 *
 * @throws NodeOperationError that names each mistake in the report
 */
export function reportIn(call: Call): ShipmentReport {
	const { orderNumber, shipmentReference, carrier, trackingCode } = overridesIn(call);
	const report = shapeIn(call.context, shipmentReport.parameter.displayName, () =>
		readShipmentReport(call.inputs.shipmentReport, {
			...(orderNumber && { orderNumber }),
			...(shipmentReference && { reference: shipmentReference }),
		}),
	);
	const given = report.parcels.length > 0 ? report.parcels : [{}];
	const parcels = trackingCode ? [{ ...given[0], trackingCode }] : given;
	return {
		...report,
		reference: report.reference?.slice(0, LONGEST_REFERENCE),
		parcels: carrier ? parcels.map((parcel) => ({ ...parcel, carrier })) : parcels,
	};
}
