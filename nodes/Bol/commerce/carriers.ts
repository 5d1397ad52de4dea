import { plainName } from '../../shared/lib/similarName';

/**
 * The carriers of bol's last published list, of January 2024 (docs/services/bol.md, 2.2). What is taken
 * today is not known, so that other codes can be given, too.
 */
export const TRANSPORTERS = [
	'AMPERE',
	'BPOST_BE',
	'BPOST_BRIEF',
	'BRIEFPOST',
	'BUDBEE',
	'COURIER',
	'CYCLOON',
	'DHL',
	'DHL-GLOBAL-MAIL',
	'DHL-SD',
	'DHLFORYOU',
	'DHL_DE',
	'DPD-BE',
	'DPD-NL',
	'DYL',
	'FEDEX_BE',
	'FEDEX_NL',
	'GLS',
	'OTHER',
	'PACKS',
	'PARCEL-NL',
	'PES',
	'TNT',
	'TNT-EXPRESS',
	'TNT-EXTRA',
	'TNT_BRIEF',
	'TRANSMISSION',
	'TRUNKRS',
	'TSN',
	'UPS',
];

/** What stands in names of carriers, without blanks and marks; the first that fits counts. */
const NAMES: ReadonlyArray<[pattern: RegExp, transporterCode: string]> = [
	[/postnl/, 'TNT'],
	[/dhl(parcel|foryou|ecommerce)/, 'DHLFORYOU'],
	[/dhlglobalmail/, 'DHL-GLOBAL-MAIL'],
	[/^dhl(de|germany|deutschland)/, 'DHL_DE'],
	[/^dhl/, 'DHL'],
	[/^dpd(be|belgi)/, 'DPD-BE'],
	[/^dpd/, 'DPD-NL'],
	[/bpost/, 'BPOST_BE'],
	[/^gls/, 'GLS'],
	[/^ups/, 'UPS'],
	[/^trunkrs/, 'TRUNKRS'],
	[/^budbee/, 'BUDBEE'],
	[/^cycloon/, 'CYCLOON'],
	[/^fedexbe/, 'FEDEX_BE'],
	[/^fedex/, 'FEDEX_NL'],
	[/^tntexpress/, 'TNT-EXPRESS'],
	[/^dynalogic/, 'DYL'],
	[/^transmission/, 'TRANSMISSION'],
];

/** The code that bol has for a carrier, as a warehouse names it; OTHER for one that is not known. */
export function transporterCodeOf(carrier = ''): string {
	const name = plainName(carrier);
	const same = TRANSPORTERS.find((code) => plainName(code) === name);
	return same ?? NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'OTHER';
}
