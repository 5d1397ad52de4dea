import { chosenIn, eanIn, integerIn, listIn, numberIn, optionalText, truthIn } from './bodyChecks';
import { asObject } from './checks';
import type {
	BundlePrice,
	Country,
	OfferCondition,
	OfferFields,
	OfferFulfilment,
	OfferStock,
} from './offerTypes';
import type { Violation } from './problems';
import type { BolWorld } from './world';

type Body = Record<string, unknown>;

const categories = ['NEW', 'SECONDHAND', 'REFURBISHED'] as const;
const states = ['AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'] as const;
const schedules = ['BOL_DELIVERY_PROMISE', 'MY_DELIVERY_PROMISE', 'SHIPPING_VIA_BOL'] as const;

/** The prices of a body; quantities must rise and prices fall. */
export function checkPricing(value: unknown, violations: Violation[]): BundlePrice[] {
	const name = 'pricing.bundlePrices';
	const prices = listIn(asObject(value).bundlePrices, name, [1, 4], violations).map(
		(price, index) => {
			const { quantity, unitPrice } = asObject(price);
			return {
				quantity: integerIn(quantity, `${name}[${index}].quantity`, [1, 24], violations),
				unitPrice: numberIn(unitPrice, `${name}[${index}].unitPrice`, [1, 9999], violations),
			};
		},
	);
	if (prices.length > 0 && prices[0].quantity !== 1) {
		violations.push({ name, reason: 'the first bundle price must have quantity 1' });
	}
	const isOrdered = prices.every(
		({ quantity, unitPrice }, index) =>
			index === 0 ||
			(quantity > prices[index - 1].quantity && unitPrice < prices[index - 1].unitPrice),
	);
	if (!isOrdered) violations.push({ name, reason: 'quantities must rise and prices must fall' });
	return prices;
}

/** The condition of a body; its category decides which other fields there must be. */
export function checkCondition(value: unknown, violations: Violation[]): OfferCondition {
	const { category: wanted, state, comment, grade, margin } = asObject(value);
	const category = chosenIn(wanted, 'condition.category', categories, violations);
	if (category === 'SECONDHAND') {
		const text = optionalText(comment, 'condition.comment', 2000, violations);
		if (text?.includes('@')) {
			violations.push({ name: 'condition.comment', reason: 'must not contain e-mail addresses' });
		}
		return {
			category,
			state: chosenIn(state, 'condition.state', states, violations),
			...(text === undefined ? {} : { comment: text }),
		};
	}
	if (category === 'REFURBISHED') {
		return {
			category,
			grade: chosenIn(grade, 'condition.grade', ['A', 'B', 'C'] as const, violations),
			margin: truthIn(margin, 'condition.margin', violations),
		};
	}
	return { category };
}

function checkPromise(
	value: unknown,
	violations: Violation[],
): OfferFulfilment['deliveryPromise'] | undefined {
	if (value === undefined || value === null) return undefined;
	const name = 'fulfilment.deliveryPromise';
	const { minimumDaysToCustomer, maximumDaysToCustomer, ultimateOrderTime } = asObject(value);
	if (ultimateOrderTime !== undefined && !/^(1[2-9]|2[0-3]):00$/.test(String(ultimateOrderTime))) {
		violations.push({
			name: `${name}.ultimateOrderTime`,
			reason: 'must be between 12:00 and 23:00',
		});
	}
	const days = (field: unknown, ending: string) =>
		integerIn(field, `${name}.${ending}`, [0, 30], violations);
	return {
		minimumDaysToCustomer: days(minimumDaysToCustomer, 'minimumDaysToCustomer'),
		maximumDaysToCustomer: days(maximumDaysToCustomer, 'maximumDaysToCustomer'),
		...(ultimateOrderTime === undefined ? {} : { ultimateOrderTime: String(ultimateOrderTime) }),
	};
}

/** The fulfilment of a body. */
export function checkFulfilment(
	value: unknown,
	violations: Violation[],
	profileIds: string[],
): OfferFulfilment {
	const { method: wanted, schedule, profileId, deliveryPromise } = asObject(value);
	const method = chosenIn(wanted, 'fulfilment.method', ['FBR', 'FBB'] as const, violations);
	const promise = checkPromise(deliveryPromise, violations);
	if (promise && method === 'FBB') {
		violations.push({ name: 'fulfilment.deliveryPromise', reason: 'is allowed with FBR only' });
	}
	if (profileId !== undefined && !profileIds.includes(String(profileId))) {
		violations.push({ name: 'fulfilment.profileId', reason: 'does not exist' });
	}
	return {
		method,
		...(schedule === undefined
			? {}
			: { schedule: chosenIn(schedule, 'fulfilment.schedule', schedules, violations) }),
		...(profileId === undefined ? {} : { profileId: String(profileId) }),
		...(promise ? { deliveryPromise: promise } : {}),
	};
}

/** The stock of a body; what is left out stays as it was. */
export function checkStock(
	value: unknown,
	violations: Violation[],
	current?: OfferStock,
	prefix = 'stock.',
): OfferStock {
	const { amount, managedByRetailer } = { ...current, ...asObject(value) };
	return {
		amount: integerIn(amount, `${prefix}amount`, [0, 999], violations),
		managedByRetailer: truthIn(managedByRetailer, `${prefix}managedByRetailer`, violations),
	};
}

function checkCountries(value: unknown, violations: Violation[]): Country[] {
	return listIn(value, 'countryAvailabilities', [0, 2], violations).map((country, index) =>
		chosenIn(
			asObject(country).countryCode,
			`countryAvailabilities[${index}].countryCode`,
			['NL', 'BE'] as const,
			violations,
		),
	);
}

/** The fields that both versions take as they are. */
export function checkTexts(body: Body, violations: Violation[]): Partial<OfferFields> {
	const fields: Partial<OfferFields> = {};
	if (body.reference !== undefined) {
		fields.reference = optionalText(body.reference, 'reference', 100, violations);
	}
	if (body.unknownProductTitle !== undefined) {
		fields.unknownProductTitle = optionalText(
			body.unknownProductTitle,
			'unknownProductTitle',
			500,
			violations,
		);
	}
	if (body.economicOperatorId !== undefined) {
		fields.economicOperatorId = optionalText(
			body.economicOperatorId,
			'economicOperatorId',
			100,
			violations,
		);
	}
	if (body.onHoldByRetailer !== undefined) {
		fields.onHoldByRetailer = truthIn(body.onHoldByRetailer, 'onHoldByRetailer', violations);
	}
	return fields;
}

/** The changes of a version 11 body; what it leaves out stays. */
export function checkChanges(
	body: Body,
	violations: Violation[],
	profileIds: string[],
	current?: OfferStock,
): Partial<OfferFields> {
	const changes = checkTexts(body, violations);
	if (body.pricing !== undefined) changes.bundlePrices = checkPricing(body.pricing, violations);
	if (body.fulfilment !== undefined) {
		changes.fulfilment = checkFulfilment(body.fulfilment, violations, profileIds);
	}
	if (body.stock !== undefined) changes.stock = checkStock(body.stock, violations, current);
	if (body.countryAvailabilities !== undefined) {
		changes.countries = checkCountries(body.countryAvailabilities, violations);
	}
	return changes;
}

/** A new offer as version 11 takes it. */
export function checkNewOffer(
	body: Body,
	violations: Violation[],
	profileIds: string[],
): OfferFields & { ean: string; condition: OfferCondition } {
	const changes = checkChanges(body, violations, profileIds);
	return {
		ean: eanIn(body.ean, 'ean', violations),
		condition: checkCondition(body.condition, violations),
		onHoldByRetailer: false,
		countries: ['NL', 'BE'],
		...changes,
		bundlePrices: changes.bundlePrices ?? checkPricing(body.pricing, violations),
		fulfilment: changes.fulfilment ?? checkFulfilment(body.fulfilment, violations, profileIds),
	};
}

/** The offer of the same article in the same condition, which there can be only one of. */
export function sameOffer(world: BolWorld, ean: string, condition: OfferCondition) {
	const kind = ({ category, state, grade }: OfferCondition) => [category, state, grade].join();
	return world.state.offers.find(
		(offer) => offer.ean === ean && kind(offer.condition) === kind(condition),
	);
}
