/** A product that both the marketplace and the warehouses of the sandbox know. */
export interface CatalogueProduct {
	code: string;
	ean: string;
	name: string;
	/** Consumer price in euro, including VAT. */
	price: number;
	/** Grams. */
	weight: number;
}

/** An EAN that only the marketplace knows. */
export const unknownEan = '8719327000359';

/** The products of the sandbox shop. */
// prettier-ignore
export const catalogue: CatalogueProduct[] = [
	{ code: 'LAMP-01', ean: '8719327000014', name: 'Fietslamp voor, USB oplaadbaar', price: 24.95, weight: 180 },
	{ code: 'LAMP-02', ean: '8719327000021', name: 'Fietslamp achter, USB oplaadbaar', price: 19.95, weight: 95 },
	{ code: 'SLOT-01', ean: '8719327000038', name: 'Kettingslot 110 cm', price: 49.95, weight: 1900 },
	{ code: 'SLOT-02', ean: '8719327000045', name: 'Vouwslot 90 cm', price: 64.95, weight: 1250 },
	{ code: 'BEL-01', ean: '8719327000052', name: 'Fietsbel messing', price: 14.5, weight: 85 },
	{ code: 'BEL-02', ean: '8719327000069', name: 'Fietsbel zwart', price: 9.95, weight: 60 },
	{ code: 'TAS-01', ean: '8719327000076', name: 'Dubbele fietstas 30 liter', price: 59.95, weight: 1400 },
	{ code: 'TAS-02', ean: '8719327000083', name: 'Stuurtas 7 liter', price: 34.95, weight: 520 },
	{ code: 'TAS-03', ean: '8719327000090', name: 'Zadeltas klein', price: 17.95, weight: 150 },
	{ code: 'POMP-01', ean: '8719327000106', name: 'Vloerpomp met manometer', price: 39.95, weight: 1700 },
	{ code: 'POMP-02', ean: '8719327000113', name: 'Minipomp aluminium', price: 22.5, weight: 130 },
	{ code: 'BAND-28', ean: '8719327000120', name: 'Buitenband 28 inch', price: 27.95, weight: 780 },
	{ code: 'BAND-26', ean: '8719327000137', name: 'Buitenband 26 inch', price: 26.95, weight: 740 },
	{ code: 'BINNEN-28', ean: '8719327000144', name: 'Binnenband 28 inch', price: 7.95, weight: 160 },
	{ code: 'PLAK-01', ean: '8719327000151', name: 'Bandenplakset', price: 5.95, weight: 70 },
	{ code: 'ZADEL-01', ean: '8719327000168', name: 'Gelzadel stadsfiets', price: 44.95, weight: 980 },
	{ code: 'HELM-M', ean: '8719327000175', name: 'Fietshelm maat M', price: 54.95, weight: 310 },
	{ code: 'HELM-L', ean: '8719327000182', name: 'Fietshelm maat L', price: 54.95, weight: 330 },
	{ code: 'HANDV-01', ean: '8719327000199', name: 'Handvatten ergonomisch', price: 21.95, weight: 210 },
	{ code: 'STAND-01', ean: '8719327000205', name: 'Standaard verstelbaar', price: 16.95, weight: 420 },
	{ code: 'SPIEGEL-01', ean: '8719327000212', name: 'Fietsspiegel links', price: 12.95, weight: 140 },
	{ code: 'KRAT-01', ean: '8719327000229', name: 'Fietskrat hout', price: 29.95, weight: 1600 },
	{ code: 'MAND-01', ean: '8719327000236', name: 'Fietsmand riet', price: 37.5, weight: 1100 },
	{ code: 'REGEN-M', ean: '8719327000243', name: 'Regenpak maat M', price: 69.95, weight: 650 },
	{ code: 'REGEN-L', ean: '8719327000250', name: 'Regenpak maat L', price: 69.95, weight: 690 },
	{ code: 'OLIE-01', ean: '8719327000267', name: 'Kettingolie 100 ml', price: 8.95, weight: 125 },
	{ code: 'POETS-01', ean: '8719327000274', name: 'Poetsset fiets', price: 18.95, weight: 480 },
	{ code: 'SET-01', ean: '8719327000281', name: 'Verlichtingsset voor en achter', price: 41.95, weight: 275 },
	{ code: 'OUD-01', ean: '8719327000298', name: 'Dynamolamp (uit de handel)', price: 11.95, weight: 240 },
	{ code: 'OP-01', ean: '8719327000304', name: 'Telefoonhouder stuur', price: 15.95, weight: 110 },
];
