import { catalogue, unknownEan } from '../catalogue';
import { localDate } from '../time';
import { demoAccount, offerIdOf, seedAccount } from './accountSeeds';
import type { Address, BolOrder, BolOrderItem, BolState } from './types';

const minute = 60_000;
const day = 24 * 60 * minute;

// prettier-ignore
const people: Address[] = [
	{ salutation: 'FEMALE', firstName: 'Femke', surname: 'Hoekstra', streetName: 'Oudegracht', houseNumber: '214', zipCode: '3511NR', city: 'Utrecht', countryCode: 'NL', email: 'kx7q2mfh@verkopen.example', language: 'nl' },
	{ salutation: 'MALE', firstName: 'Joris', surname: 'van den Berg', streetName: 'Haarlemmerstraat', houseNumber: '57', houseNumberExtension: 'B', zipCode: '1013EK', city: 'Amsterdam', countryCode: 'NL', email: 'p3vbd8rt@verkopen.example', language: 'nl' },
	{ salutation: 'FEMALE', firstName: 'Lotte', surname: 'Peeters', streetName: 'Korenmarkt', houseNumber: '12', zipCode: '9000', city: 'Gent', countryCode: 'BE', email: 'w9lpe4sz@verkopen.example', language: 'nl-BE' },
	{ salutation: 'UNKNOWN', firstName: 'Sam', surname: 'Jacobs', streetName: 'Meir', houseNumber: '88', houseNumberExtension: 'bus 3', zipCode: '2000', city: 'Antwerpen', countryCode: 'BE', email: 'd5sjc1ny@verkopen.example', language: 'nl-BE' },
	{ salutation: 'MALE', firstName: 'Bram', surname: 'Visser', streetName: 'Noordhoek', houseNumber: '3', zipCode: '9711AB', city: 'Groningen', countryCode: 'NL', email: 't8bvi6ko@verkopen.example', company: 'Visser Rijwielen', kvkNumber: '01234567', language: 'nl' },
	{ salutation: 'FEMALE', firstName: 'Amélie', surname: 'Dubois', streetName: 'Rue Neuve', houseNumber: '45', zipCode: '1000', city: 'Brussel', countryCode: 'BE', email: 'z2amd7gu@verkopen.example', language: 'fr-BE' },
	{ salutation: 'MALE', firstName: 'Niels', surname: 'Kuipers', streetName: 'Stationsplein', houseNumber: '9', zipCode: '5611AC', city: 'Eindhoven', countryCode: 'NL', email: 'h6nku3wb@verkopen.example', language: 'nl' },
];

interface ItemWish {
	ean: string;
	quantity: number;
	cancellationRequest?: boolean;
}

interface OrderWish {
	orderId: string;
	firstItemId: number;
	placedAt: number;
	person: number;
	items: ItemWish[];
}

function makeItem(wish: ItemWish, itemId: number, placedAt: number): BolOrderItem {
	const product = catalogue.find(({ ean }) => ean === wish.ean);
	const unitPrice = product?.price ?? 13.37;
	return {
		orderItemId: String(itemId),
		ean: wish.ean,
		title: product?.name ?? 'Artikel zonder magazijnproduct',
		offerId: offerIdOf(wish.ean),
		reference: product?.code ?? 'ONBEKEND',
		quantity: wish.quantity,
		quantityShipped: 0,
		quantityCancelled: 0,
		unitPrice,
		commission: Math.round(unitPrice * wish.quantity * 12) / 100,
		cancellationRequest: wish.cancellationRequest ?? false,
		fulfilmentMethod: 'FBR',
		distributionParty: 'RETAILER',
		latestDeliveryDate: localDate(placedAt + 2 * day),
		expiryDate: localDate(placedAt + 7 * day),
		changedAt: placedAt,
	};
}

function makeOrder(wish: OrderWish): BolOrder {
	const person = people[wish.person % people.length];
	return {
		orderId: wish.orderId,
		placedAt: wish.placedAt,
		shipmentDetails: { ...person },
		billingDetails: { ...person },
		items: wish.items.map((item, index) => makeItem(item, wish.firstItemId + index, wish.placedAt)),
	};
}

function eanOf(code: string): string {
	return catalogue.find((product) => product.code === code)?.ean ?? unknownEan;
}

/** The data that an account starts with. */
export function seedState(now = Date.now()): BolState {
	const wishes: Array<{ items: ItemWish[]; minutesAgo: number }> = [
		{
			minutesAgo: 12,
			items: [
				{ ean: eanOf('LAMP-01'), quantity: 1 },
				{ ean: eanOf('LAMP-02'), quantity: 1 },
			],
		},
		{ minutesAgo: 35, items: [{ ean: eanOf('SLOT-01'), quantity: 2 }] },
		{
			minutesAgo: 50,
			items: [
				{ ean: eanOf('BEL-01'), quantity: 1 },
				{ ean: eanOf('PLAK-01'), quantity: 3 },
				{ ean: eanOf('OLIE-01'), quantity: 1 },
			],
		},
		{ minutesAgo: 95, items: [{ ean: eanOf('HELM-M'), quantity: 1, cancellationRequest: true }] },
		{
			minutesAgo: 180,
			items: [
				{ ean: eanOf('BAND-28'), quantity: 2 },
				{ ean: eanOf('BINNEN-28'), quantity: 2 },
			],
		},
		{ minutesAgo: 300, items: [{ ean: eanOf('TAS-01'), quantity: 1 }] },
	];
	return {
		orders: wishes.map(({ items, minutesAgo }, index) =>
			makeOrder({
				orderId: `A2K8290S${String(index + 1).padStart(2, '0')}`,
				firstItemId: 6107400000 + (index + 1) * 10,
				placedAt: now - minutesAgo * minute,
				person: index,
				items,
			}),
		),
		shipments: [],
		processStatuses: [],
		subscriptions: [],
		...seedAccount(now, people),
		nextNumber: 1,
	};
}

/** A further valid order; always the same for the same number, but for its time. */
export function generateOrder(number: number, placedAt: number, unknownProduct = false): BolOrder {
	// Leaves out what the warehouse has not, or has in a special way.
	const sellable = catalogue.slice(0, 26).filter(({ code }) => code !== 'MAND-01');
	const itemCount = unknownProduct ? 1 : (number % 3) + 1;
	const items = Array.from({ length: itemCount }, (_, index) => ({
		ean: unknownProduct ? unknownEan : sellable[(number * 3 + index) % sellable.length].ean,
		quantity: ((number + index) % 2) + 1,
	}));
	return makeOrder({
		orderId: `B1${String(number).padStart(8, '0')}`,
		firstItemId: 7_000_000_000 + number * 10,
		placedAt,
		person: number,
		items,
	});
}

/** The demo environment: fixed orders under the ids that bol documents, and statuses in every state. */
export function demoState(now = Date.now()): BolState {
	const order = (
		orderId: string,
		itemIds: number[],
		fulfilmentMethod: 'FBR' | 'FBB',
		index: number,
	) => {
		const made = makeOrder({
			orderId,
			firstItemId: itemIds[0],
			placedAt: now - (index + 1) * minute,
			person: index,
			items: itemIds.map((_, item) => ({ ean: catalogue[index + item].ean, quantity: 1 })),
		});
		made.items.forEach((item, position) => {
			item.orderItemId = String(itemIds[position]);
			item.fulfilmentMethod = fulfilmentMethod;
		});
		return made;
	};
	const status = (
		id: string,
		entityId: string,
		eventType: string,
		state: 'PENDING' | 'SUCCESS' | 'TIMEOUT' | 'FAILURE',
	) => ({
		processStatusId: id,
		entityId,
		eventType,
		description: `Demo process in state ${state}.`,
		status: state,
		createTimestamp: '2026-01-05T09:30:00+01:00',
		...(state === 'FAILURE' ? { errorMessage: 'The demo process failed.' } : {}),
	});
	return {
		orders: [
			order('1043946570', [6107434013], 'FBR', 0),
			order('1042831430', [6107331382], 'FBR', 1),
			order('A4K8290LP0', [6107331383, 6107331307], 'FBR', 2),
			order('B3K8290LP0', [6702312887], 'FBR', 3),
			order('1043965710', [6042823871], 'FBB', 4),
			order('1042823870', [6042823872], 'FBB', 5),
		],
		shipments: [],
		processStatuses: [
			status('1', '555551', 'CREATE_SHIPMENT', 'PENDING'),
			status('2', '555552', 'CANCEL_ORDER', 'SUCCESS'),
			status('3', '555553', 'CREATE_INBOUND', 'TIMEOUT'),
			status('4', '555554', 'CHANGE_TRANSPORT', 'FAILURE'),
		],
		subscriptions: [],
		...demoAccount(now, people),
		nextNumber: 1,
	};
}
