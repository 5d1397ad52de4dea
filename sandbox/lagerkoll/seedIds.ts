/** The store group of the sandbox. */
export const storeGroupId = 192005;

/** The stores of the store group. */
export const storeIds = { main: 186008, second: 186009 };

/** The person who can log in; the token is the one that the second way of authentication takes. */
export const seedUser = {
	id: 48,
	token: 'sandbox-user-token',
};

/** Articles that are special in one way. */
export const specialArticles = {
	plain: '192005-6',
	withSlash: 'HYLLA/120-EK',
	withoutBarcode: 'KROK-01',
	outOfStock: 'MAND-01',
};

/** When the seed data was made: 1 October 2025. */
export const madeAt = Date.UTC(2025, 9, 1);
