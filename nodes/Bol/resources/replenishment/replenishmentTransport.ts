import type { IDataObject } from 'n8n-workflow';
import { additionalFields } from '../../../shared/operation/collections';
import { toIso, type Convert } from '../../../shared/operation/convert';
import {
	allRequired,
	choiceToMake,
	dateTime,
	place,
	shownWith,
	text,
} from '../../../shared/operation/fields';
import { parameterError } from '../../../shared/operation/nodeError';
import { dayField, textUnlessEmpty } from '../../fields/fields';
import { address } from './replenishmentPreparation';
import type { Input, Step } from '../../../shared/operation/operation';

/** How goods get to bol's warehouse: docs/services/bol.md, 2.8. */

const TRANSPORTERS = [
	'DHL',
	'DPD',
	'GLS',
	{ name: 'PostNL', value: 'POSTNL' },
	'UPS',
	{ name: 'Other', value: 'OTHER' },
].map((one) => (typeof one === 'string' ? { name: one, value: one } : one));

/** Who brings the goods: an own carrier, or bol picks them up (2.8). */
export const carrier: Input = {
	parameter: {
		displayName: 'Transport By',
		name: 'transportBy',
		description: 'Who brings the goods to bol',
		type: 'options',
		options: [
			{ name: 'Own Carrier', value: 'deliveryInfo' },
			{ name: 'Pickup by Bol', value: 'pickupAppointment' },
		],
		default: 'deliveryInfo',
	},
};

/** When and by whom an own carrier brings the goods. */
export const delivery = place(
	allRequired([
		dayField('Expected Delivery Date', 'deliveryInfo.expectedDeliveryDate', {
			name: 'expectedDeliveryDate',
			description: 'One of the dates that Get Delivery Dates gives',
		}),
		choiceToMake('Transporter', 'deliveryInfo.transporterCode', TRANSPORTERS, {
			description: 'Who carries the goods',
			name: 'transporterCode',
		}),
	]),
	'body',
).map((input) => shownWith('transportBy', 'deliveryInfo', input));

const HAS_OFFSET = /T.*[+-]\d{2}:\d{2}$/;

/** A slot goes back as bol wrote it, since nobody says that another spelling is recognised. */
const toSlot: Convert = (context, label, value) => {
	const iso = toIso(context, label, value);
	return typeof value === 'string' && HAS_OFFSET.test(value) ? value : iso;
};

/** Where and when bol picks the goods up. */
export const pickup = [
	...address('pickupAppointment.address'),
	...place(
		allRequired([
			text('Attention Of', 'pickupAppointment.address.attentionOf', {
				name: 'attentionOf',
				placeholder: 'e.g. Billie Bol',
				description: 'Who hands the goods over',
			}),
			dateTime('Pickup From', 'pickupAppointment.pickupTimeSlot.fromDateTime', {
				name: 'fromDateTime',
				description: 'Start of a slot that Get Pickup Time Slots gives',
				convert: toSlot,
			}),
			dateTime('Pickup Until', 'pickupAppointment.pickupTimeSlot.untilDateTime', {
				name: 'untilDateTime',
				description: 'End of the same slot',
				convert: toSlot,
			}),
		]),
		'body',
	),
	additionalFields([
		text('Comment to Transporter', 'pickupAppointment.commentToTransporter', {
			description: 'Text for the driver',
			name: 'commentToTransporter',
			placeholder: 'e.g. Eerste verdieping',
			convert: textUnlessEmpty,
		}),
	]),
].map((input) => shownWith('transportBy', 'pickupAppointment', input));

/** Load carriers of a pickup at most (2.8, post-replenishment). */
const MOST_PICKED_UP = 20;

/** Refuses more load carriers than bol's pickup takes. */
export const fewEnough: Step = (draft, context) => {
	const { numberOfLoadCarriers, pickupAppointment } = draft.body as IDataObject;
	if (!pickupAppointment || Number(numberOfLoadCarriers) <= MOST_PICKED_UP) return draft;
	throw parameterError(
		context,
		'Number of Load Carriers',
		`${String(numberOfLoadCarriers)} are too many for a pickup; the most is ${MOST_PICKED_UP}`,
	);
};
