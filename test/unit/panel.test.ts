import { n8n } from '../../package.json';

/**
 * n8n's node panel searches names and the codex file's aliases, not descriptions. It shows a node and the trigger of
 * the same name as one row.
 */
const shopWords = [
	...['webshop', 'shop', 'e-commerce', 'ecommerce', 'orders', 'bestelling'],
	...['returns', 'retour', 'label', 'shipping', 'verzending', 'track and trace'],
];
const warehouseWords = [
	...['WMS', 'warehouse', 'magazijn', 'stock', 'voorraad'],
	...['inventory', 'fulfilment', 'fulfillment'],
];
const wanted: Record<string, string[]> = {
	Bol: ['bol.com', 'marketplace', ...shopWords],
	Picqer: [...warehouseWords, ...shopWords],
	GoedGepickt: ['goed gepickt', ...warehouseWords],
	Lagerkoll: ['lager', ...warehouseWords],
};

const published = n8n.nodes.map((file) => file.replace(/^dist\/(.*)\.js$/, '$1'));

const aliasesOf = (node: string) =>
	jest.requireActual<{ alias: string[] }>(`../../${node}.json`).alias;

describe.each(Object.entries(wanted))('the nodes of %s', (service, words) => {
	const nodes = published.filter((node) => node.startsWith(`nodes/${service}/`));

	test.each(nodes)('%s is found by the words that people use', (node) => {
		expect(aliasesOf(node)).toEqual(expect.arrayContaining(words));
	});

	test.each(nodes)('%s names each word once', (node) => {
		const aliases = aliasesOf(node).map((alias) => alias.toLowerCase());
		expect(aliases).toEqual([...new Set(aliases)]);
	});
});
