import { localDate } from '../time';
import { chosenIn, eanIn, integerIn, listIn, textIn, truthIn } from './bodyChecks';
import { asObject, isText } from './checks';
import type { Violation } from './problems';
import type { PickupAppointment, PlainAddress } from './replenishmentTypes';

const day = 24 * 60 * 60_000;
const carriers = ['POSTNL', 'DHL', 'DPD', 'GLS', 'UPS', 'OTHER'] as const;

/** The days on which the warehouse takes deliveries: the next ten without weekends. */
export function deliveryDates(now = Date.now()): string[] {
	return Array.from({ length: 14 }, (_, index) => now + (index + 1) * day)
		.filter((time) => ![0, 6].includes(new Date(localDate(time)).getUTCDay()))
		.map(localDate);
}

/** The address of bol's warehouse. */
export const warehouseAddress: PlainAddress = {
	streetName: 'Mechie Trommelenweg',
	houseNumber: '1',
	houseNumberExtension: '',
	zipCode: '5145ND',
	city: 'Waalwijk',
	countryCode: 'NL',
	attentionOf: 't.a.v. bol warehouse',
};

/** An address of a body. */
export function checkAddress(
	value: unknown,
	prefix: string,
	violations: Violation[],
	needsPerson: boolean,
): PlainAddress {
	const address = asObject(value);
	const text = (name: string) => textIn(address[name], `${prefix}.${name}`, violations);
	return {
		streetName: text('streetName'),
		houseNumber: text('houseNumber'),
		houseNumberExtension: isText(address.houseNumberExtension) ? address.houseNumberExtension : '',
		zipCode: text('zipCode'),
		city: text('city'),
		countryCode: chosenIn(
			address.countryCode,
			`${prefix}.countryCode`,
			['NL', 'BE'] as const,
			violations,
		),
		attentionOf: needsPerson ? text('attentionOf') : '',
	};
}

/** A day of a body on which the warehouse takes deliveries. */
export function checkDeliveryDate(value: unknown, violations: Violation[]): string {
	const dates = deliveryDates();
	return chosenIn(value, 'deliveryInfo.expectedDeliveryDate', dates, violations);
}

function checkPickup(value: unknown, violations: Violation[]): PickupAppointment {
	const { address, pickupTimeSlot, commentToTransporter } = asObject(value);
	const slot = asObject(pickupTimeSlot);
	const time = (name: string) =>
		textIn(slot[name], `pickupAppointment.pickupTimeSlot.${name}`, violations);
	return {
		address: checkAddress(address, 'pickupAppointment.address', violations, true),
		pickupTimeSlot: {
			fromDateTime: time('fromDateTime'),
			untilDateTime: time('untilDateTime'),
		},
		...(isText(commentToTransporter) ? { commentToTransporter } : {}),
	};
}

/** What a seller announces. */
export interface ReplenishmentWish {
	reference: string;
	labelingByBol: boolean;
	numberOfLoadCarriers: number;
	expectedDeliveryDate: string;
	transporterCode: string;
	pickupAppointment?: PickupAppointment;
	lines: Array<{ ean: string; quantity: number }>;
}

function checkTransport(
	body: Record<string, unknown>,
	violations: Violation[],
): Pick<ReplenishmentWish, 'expectedDeliveryDate' | 'transporterCode' | 'pickupAppointment'> {
	const hasDelivery = body.deliveryInfo !== undefined && body.deliveryInfo !== null;
	const hasPickup = body.pickupAppointment !== undefined && body.pickupAppointment !== null;
	if (hasDelivery === hasPickup) {
		violations.push({
			name: 'deliveryInfo',
			reason: 'Exactly one of deliveryInfo and pickupAppointment must be given.',
		});
	}
	if (hasPickup) {
		const pickupAppointment = checkPickup(body.pickupAppointment, violations);
		return {
			expectedDeliveryDate: pickupAppointment.pickupTimeSlot.fromDateTime.slice(0, 10),
			transporterCode: 'OTHER',
			pickupAppointment,
		};
	}
	if (!hasDelivery) return { expectedDeliveryDate: '', transporterCode: 'OTHER' };
	const { expectedDeliveryDate, transporterCode } = asObject(body.deliveryInfo);
	return {
		expectedDeliveryDate: checkDeliveryDate(expectedDeliveryDate, violations),
		transporterCode: chosenIn(
			transporterCode,
			'deliveryInfo.transporterCode',
			carriers,
			violations,
		),
	};
}

/** EANs with quantities, as several bodies have them. */
export function checkLines(
	value: unknown,
	name: string,
	most: number,
	violations: Violation[],
): ReplenishmentWish['lines'] {
	return listIn(value, name, [1, most], violations).map((line, index) => {
		const { ean, quantity } = asObject(line);
		return {
			ean: eanIn(ean, `${name}[${index}].ean`, violations),
			quantity: integerIn(quantity, `${name}[${index}].quantity`, [1, 9999], violations),
		};
	});
}

/** A new replenishment. */
export function checkReplenishment(
	body: Record<string, unknown>,
	violations: Violation[],
): ReplenishmentWish {
	const reference = textIn(body.reference, 'reference', violations);
	if (!/\d/.test(reference) || reference !== reference.toUpperCase()) {
		violations.push({ name: 'reference', reason: 'needs a digit and takes capitals only' });
	}
	const most = body.pickupAppointment ? 20 : 66;
	return {
		reference,
		labelingByBol: truthIn(body.labelingByBol, 'labelingByBol', violations),
		numberOfLoadCarriers: integerIn(
			body.numberOfLoadCarriers,
			'numberOfLoadCarriers',
			[1, most],
			violations,
		),
		...checkTransport(body, violations),
		lines: checkLines(body.lines, 'lines', 9999, violations),
	};
}
