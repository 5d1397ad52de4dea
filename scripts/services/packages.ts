/** A package with one service, made of the same source as the whole. */
export interface ServicePackage {
	/** At npm; the owner's to confirm (docs/publishing.md). */
	name: string;
	/** The folder below `nodes`. */
	folder: string;
	/** As the service writes itself. */
	title: string;
	description: string;
	keywords: string[];
}

/** n8n verifies packages with one service only, so each service is published on its own, too. */
export const servicePackages: ServicePackage[] = [
	{
		name: 'n8n-nodes-bol',
		folder: 'Bol',
		title: 'bol',
		description: 'n8n nodes for sellers at bol: orders, shipments, labels, returns, offers, stock',
		keywords: ['bol', 'bol.com', 'marketplace'],
	},
	{
		name: 'n8n-nodes-picqer',
		folder: 'Picqer',
		title: 'Picqer',
		description: 'n8n nodes for Picqer: orders, picklists, shipments, products, stock, returns',
		keywords: ['picqer', 'warehouse', 'fulfilment'],
	},
	{
		name: 'n8n-nodes-goedgepickt',
		folder: 'GoedGepickt',
		title: 'GoedGepickt',
		description: 'n8n nodes for GoedGepickt: orders, products, stock for each location, shipments',
		keywords: ['goedgepickt', 'warehouse', 'fulfilment'],
	},
	{
		name: 'n8n-nodes-lagerkoll',
		folder: 'Lagerkoll',
		title: 'Lagerkoll',
		description: 'n8n nodes for Lagerkoll: articles, customers, orders, registers, reports, files',
		keywords: ['lagerkoll', 'warehouse', 'stock'],
	},
];
