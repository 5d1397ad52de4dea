/** Who can store and send the goods (docs/services/bol.md, 2.1). */
export const METHODS = [
	{ name: 'FBB (by Bol)', value: 'FBB' },
	{ name: 'FBR (by Retailer)', value: 'FBR' },
];

/** The same, and both of them. */
export const ALL_METHODS = [{ name: 'All', value: 'ALL' }, ...METHODS];

/** What a choice of them says. */
export const WHO_FULFILS =
	'Who stores and sends the goods: FBR stands for the retailer, FBB for bol';
