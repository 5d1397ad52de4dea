import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeType,
} from 'n8n-workflow';
import { allNodes, bol, goedGepickt, goedGepicktTrigger, nodeWith, picqer } from './nodes';

const nodes = allNodes.map((node) => [node.description.displayName, node] as const);

/** Names that say all: people, addresses, and pairs of a name and a value. */
const SELF_EXPLAINING = new RegExp(
	`^((Delivery|Invoice|Billing|Shipping) )?(${[
		'Name',
		'(First|Last|Contact) Name',
		'Company',
		'Email( Address)?',
		'(Phone|Telephone|Phone Number)',
		'Address( Line 2)?',
		'Additional Address Info',
		'Street',
		'House Number( (Addition|Extension))?',
		'Postal Code',
		'City',
		'Region',
		'Country',
		'Title',
		'Username',
		'Password',
		'Value',
	].join('|')})$`,
);

/** What n8n itself explains, or what is text already. */
const ITS_OWN = ['resource', 'operation', 'authentication'];
const TEXTS = ['notice', 'hidden'];

type Part = INodeProperties | INodePropertyCollection;

const isParameter = (part: object): part is INodeProperties => 'type' in part;

/** All parameters, also those in collections, forms and lines. */
function parametersIn(part: Part): INodeProperties[] {
	const inside = [
		...('options' in part ? (part.options ?? []) : []),
		...('values' in part ? part.values : []),
	];
	const inner = inside
		.filter((one): one is Part => 'type' in one || 'values' in one)
		.flatMap(parametersIn);
	return isParameter(part) ? [part, ...inner] : inner;
}

test.each(nodes)(
	'%s explains every parameter whose name does not say all',
	(_, { description }) => {
		const silent = description.properties
			.flatMap(parametersIn)
			.filter(({ name, type }) => !ITS_OWN.includes(name) && !TEXTS.includes(type))
			// Its name is that of a thing, and its list shows what there is.
			.filter(({ type }) => type !== 'resourceLocator')
			.filter((parameter) => !parameter.description && !parameter.hint)
			.map(({ displayName }) => displayName)
			.filter((name) => !SELF_EXPLAINING.test(name));
		expect([...new Set(silent)]).toEqual([]);
	},
);

/** What becomes required when something else is left out is said where it is filled in. */
describe('a notice', () => {
	const noticesOf = ({ description }: INodeType, values: INodeParameters) => {
		const node = nodeWith(values);
		return description.properties
			.filter(({ type }) => type === 'notice')
			.filter((parameter) => NodeHelpers.displayParameter(values, parameter, node, description))
			.map(({ displayName }) => displayName);
	};
	const name = /Delivery Name, Delivery Country, Invoice Name, Invoice Country/;
	const webshop = /choose one here, or fill in Default Webshop UUID/;

	test.each<[INodeParameters, INodeType, RegExp]>([
		[{ resource: 'order', operation: 'create' }, picqer, name],
		[{ resource: 'order', operation: 'upsert', orderInput: 'fields' }, picqer, name],
		[{ resource: 'purchaseOrder', operation: 'create' }, picqer, /Supplier or Supplier Name/],
		[{ resource: 'receipt', operation: 'create' }, picqer, /Purchase Order or Supplier/],
		[{ resource: 'return', operation: 'addLog' }, picqer, /Return Status, Message/],
		[{ resource: 'product', operation: 'getAll' }, bol, /Search Term or Category ID/],
		[{ resource: 'product', operation: 'getListFilters' }, bol, /Search Term or Category ID/],
		[{ resource: 'order', operation: 'create' }, goedGepickt, webshop],
		[{ resource: 'order', operation: 'createOnce' }, goedGepickt, webshop],
		[{ resource: 'product', operation: 'create' }, goedGepickt, webshop],
		[{ resource: 'product', operation: 'upsert' }, goedGepickt, webshop],
		[{ resource: 'product', operation: 'update' }, goedGepickt, webshop],
		[{ resource: 'webhook', operation: 'create' }, goedGepickt, webshop],
		[{ webshops: 'one' }, goedGepicktTrigger, webshop],
	])('says what is needed: %j', (values, node, text) => {
		expect(noticesOf(node, values).join()).toMatch(text);
	});

	test.each<[INodeParameters, INodeType]>([
		[{ resource: 'order', operation: 'update' }, picqer],
		[{ resource: 'order', operation: 'upsert', orderInput: 'shopOrder' }, picqer],
		[{ resource: 'product', operation: 'get' }, goedGepickt],
	])('is not there where nothing is needed: %j', (values, node) => {
		expect(noticesOf(node, values)).toEqual([]);
	});
});

/** Texts that would fit any parameter explain none. */
const EMPTY_WORDS =
	/^(which|the) .*\b(is|are) meant\b|^(free text|text to look for|what the field is to hold)$/i;

test.each(nodes)('%s says nothing that would fit any parameter', (_, { description }) => {
	const empty = description.properties
		.flatMap(parametersIn)
		.filter((parameter) => EMPTY_WORDS.test(parameter.description ?? ''))
		.map(({ displayName, description: text }) => `${displayName}: ${text}`);
	expect(empty).toEqual([]);
});

test('what is chosen from a list says as a filter what it filters by', () => {
	const inFilters = picqer.description.properties
		.filter(({ name }) => name === 'filters')
		.flatMap(parametersIn)
		.filter(({ type }) => type === 'resourceLocator');
	expect(inFilters.length).toBeGreaterThan(10);
	for (const { description } of inFilters) expect(description).toBeTruthy();
});
