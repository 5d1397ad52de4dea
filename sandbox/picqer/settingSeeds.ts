import { madeAt, warehouseIds } from './seedIds';

const made = { created: madeAt, updated: madeAt };
const madeThen = { created_at: madeAt, updated_at: madeAt };

const makeUser = (
	iduser: number,
	first_name: string,
	last_name: string,
	idpacking_station: number | null,
) => ({
	iduser,
	username: first_name.toLowerCase(),
	first_name,
	last_name,
	full_name: `${first_name} ${last_name}`,
	emailaddress: `${first_name.toLowerCase()}@example.com`,
	language: 'nl',
	active: true,
	admin: idpacking_station === null,
	idpacking_station,
	last_login_at: '2026-01-05 08:00:00',
	...madeThen,
});

const makeWarehouse = (idwarehouse: number, name: string, priority: number) => ({
	idwarehouse,
	name,
	accept_orders: true,
	counts_for_general_stock: true,
	priority,
	active: true,
});

const makeTag = (idtag: number, title: string, color: string, inherit = false) => ({
	idtag,
	title,
	color,
	inherit,
	textColor: '#ffffff',
});

const makeProfile = (idshippingprovider_profile: number, name: string, standard = false) => ({
	idshippingprovider_profile,
	name,
	standard,
	active: true,
	...made,
});

const makeVatGroup = (idvatgroup: number, name: string, percentage: number, standard = false) => ({
	idvatgroup,
	name,
	percentage,
	standard,
});

const makeReturnStatus = (
	idreturn_status: number,
	name: string,
	color: string,
	is: { default?: boolean; completed?: boolean } = {},
) => ({ idreturn_status, name, default: false, completed: false, color, ...madeThen, ...is });

const makeReturnReason = (idreturn_reason: number, name: string, isDefault = false) => ({
	idreturn_reason,
	name,
	default: isDefault,
	...madeThen,
});

/** How the account is set up: what orders, products and returns refer to. */
export const accountSettings = () => ({
	users: [makeUser(5, 'Mila', 'Bos', null), makeUser(6, 'Daan', 'Smit', 1)],
	warehouses: [
		makeWarehouse(warehouseIds.utrecht, 'Utrecht', 1),
		makeWarehouse(warehouseIds.zwolle, 'Zwolle', 2),
	],
	tags: [
		makeTag(7, 'Spoed', '#ff3300', true),
		makeTag(8, 'Dealer', '#0055aa'),
		makeTag(9, 'bol', '#0000a4'),
	],
	shippingProviders: [
		{
			idshippingprovider: 2,
			name: 'PostNL',
			provider: 'PostNL',
			active: true,
			...made,
			profiles: [
				makeProfile(12, 'Standaard', true),
				makeProfile(13, 'Brievenbuspakje'),
				makeProfile(14, 'Handtekening voor ontvangst'),
			],
		},
	],
	vatGroups: [
		makeVatGroup(2, 'Hoog', 21, true),
		makeVatGroup(3, 'Laag', 9),
		makeVatGroup(4, 'Nul', 0),
	],
	templates: [{ idtemplate: 4, name: 'Standaard', default: true, custom_css: null }],
	priceLists: [{ idpricelist: 3, name: 'Dealers' }],
	productFields: [
		{
			idproductfield: 8,
			title: 'Kleur',
			type: 'text',
			values: [],
			required: false,
			visible_picklist: true,
			visible_invoice: false,
			visible_shippinglist: false,
			visible_portal: false,
			visible_purchase_order: false,
		},
	],
	orderFields: [
		{
			idorderfield: 3,
			title: 'Kanaal',
			type: 'select',
			values: ['bol', 'eigen shop'],
			required: false,
			visible_picklist: true,
			visible_portal: false,
			only_accessible_via_api: false,
		},
	],
	customerFields: [
		{ idcustomerfield: 1, title: 'Accountmanager', type: 'text', values: [], required: false },
	],
	returnStatuses: [
		makeReturnStatus(8, 'Aangemeld', '#336699', { default: true }),
		makeReturnStatus(9, 'Ontvangen', '#ffaa00'),
		makeReturnStatus(10, 'Afgehandeld', '#33aa33', { completed: true }),
	],
	returnReasons: [
		makeReturnReason(2, 'Defect', true),
		makeReturnReason(3, 'Verkeerd product'),
		makeReturnReason(4, 'Past niet'),
	],
});
