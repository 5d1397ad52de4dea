import type { LagerkollState } from './types';

type Registers = Pick<
	LagerkollState,
	| 'categories'
	| 'costCenters'
	| 'customerDeliveryTerms'
	| 'paymentTerms'
	| 'supplierDeliveryTerms'
	| 'wayOfDeliveries'
	| 'units'
	| 'vats'
	| 'currencies'
>;

/** The registers that the store group starts with. */
export function registerSeeds(): Registers {
	return {
		categories: [
			{ id: 4321, name: 'Furniture', change: 1506 },
			{ id: 4322, name: 'Shelves', change: 1507 },
			{ id: 4323, name: 'Accessories', change: 1508 },
		],
		costCenters: [
			{
				id: 31,
				name: 'Workshop',
				shortName: 'WS',
				externalId: '200',
				active: true,
				change: 2383,
			},
			{ id: 32, name: 'Shop', shortName: 'SH', externalId: '210', active: false, change: 2384 },
		],
		customerDeliveryTerms: [
			{ code: 'CFR', description: 'Cost and freight', change: 3101 },
			{ code: 'EXW', description: 'Ex works', change: 3102 },
		],
		paymentTerms: [
			{ code: '30', description: '30 days net', change: 5336 },
			{ code: '10/B', description: '10 days, bank', change: 5337 },
		],
		supplierDeliveryTerms: [
			{ code: 'DDP', description: 'Delivered duty paid', change: 3201 },
			{ code: 'FOB', description: 'Free on board', change: 3202 },
		],
		wayOfDeliveries: [
			{ code: 'FK', description: 'Freight carrier', change: 3301 },
			{ code: 'PO', description: 'Post', change: 3302 },
		],
		units: [
			{ id: 7701, externalId: 'st', name: 'st', change: 1302 },
			{ id: 7702, externalId: 'm', name: 'm', change: 1303 },
		],
		vats: [
			{
				id: 1,
				code: 'MP1',
				vat: 25,
				description: '25 %',
				account: 2611,
				isDefault: true,
				change: 4439,
			},
			{
				id: 2,
				code: 'MP2',
				vat: 12,
				description: '12 %',
				account: 2621,
				isDefault: false,
				change: 4440,
			},
		],
		currencies: [
			{ currency: 'SEK', country: 'SE', currencyChar: 'kr', sek: 1 },
			{ currency: 'EUR', country: 'EU', currencyChar: '€', sek: 11.2 },
			{ currency: 'NOK', country: 'NO', currencyChar: 'kr', sek: 0.98 },
		],
	};
}
