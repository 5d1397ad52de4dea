import { additionalFields } from '../../shared/operation/collections';
import { place, required, text } from '../../shared/operation/fields';
import { key, toFilledKey } from '../../shared/operation/key';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { untilCompleted, waitForCompletion } from '../process/processStatus';
import { pagesOf, writes } from '../service/request';
import { TRANSPORTER_CODES } from './shipment/shipmentBody';

const { update } = verbs(pagesOf('shipments', 'shipmentId'), {
	name: 'Transport',
	one: 'a transport',
	many: 'transports',
});

const transport = locator('Transport', 'transportId', {
	search: 'searchTransports',
	example: '358612589',
	numeric: false,
	description: 'The transport of a shipment; Shipment > Get names its ID',
});

/** Transports of shipments: docs/services/bol.md, 2.4. */
export const transportResource: Resource = {
	name: 'Transport',
	value: 'transport',
	description: 'Carrier and tracking code of a shipment',
	operations: [
		update('/retailer/transports/{transportId}', {
			description: 'Add or correct carrier and tracking code after shipping',
			request: writes,
			inputs: [
				transport,
				...place(
					[
						required(
							key('Track and Trace', 'trackAndTrace', {
								description: 'The code by which the parcel can be followed',
								placeholder: 'e.g. 3SBOLD1234567',
							}),
						),
					],
					'body',
				),
				...waitForCompletion,
				additionalFields([
					text('Transporter Code', 'transporterCode', {
						placeholder: 'e.g. TNT',
						description: TRANSPORTER_CODES,
						convert: toFilledKey,
					}),
				]),
			],
			flow: untilCompleted,
		}),
	],
};
