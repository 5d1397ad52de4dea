import { catalogue } from '../catalogue';
import { orderSeeds } from './orderSeeds';
import { registerSeeds } from './registerSeeds';
import { madeAt, seedUser, specialArticles, storeGroupId, storeIds } from './seedIds';
import type { Article, Customer, Feature, LagerkollState, Role, Store, Supplier } from './types';

function makeArticle(fields: Pick<Article, 'articleId' | 'name' | 'change'> & Partial<Article>) {
	return {
		description: '',
		price: 100,
		amounts: { [storeIds.main]: 1000, [storeIds.second]: 250 },
		category: 'Accessories',
		webshopArticle: true,
		barcode: null,
		hasImage: true,
		...fields,
	};
}

function articles(): Article[] {
	// Article ids are the company's own numbers or, where it has none, made from the store group's id.
	const fromCatalogue = catalogue.map(({ code, name, price, ean }, index) =>
		makeArticle({
			articleId: code,
			name,
			price,
			barcode: ean,
			change: 100 + index,
			amounts:
				code === specialArticles.outOfStock
					? { [storeIds.main]: 0, [storeIds.second]: 0 }
					: { [storeIds.main]: 30 + index, [storeIds.second]: 5 + index },
		}),
	);
	return [
		...fromCatalogue,
		makeArticle({
			articleId: specialArticles.plain,
			name: 'Oak shelf',
			description: '120 cm',
			price: 499,
			amounts: { [storeIds.main]: 14, [storeIds.second]: 3 },
			category: 'Furniture, Shelves',
			barcode: '7350000000001',
			change: 140,
		}),
		makeArticle({
			articleId: specialArticles.withSlash,
			name: 'Shelf in oak, 120',
			category: 'Furniture',
			barcode: '7350000000018',
			change: 141,
		}),
		makeArticle({
			articleId: specialArticles.withoutBarcode,
			name: 'Hook',
			price: 19,
			webshopArticle: false,
			hasImage: false,
			change: 142,
		}),
	];
}

function stores(): Store[] {
	const store = { storeGroupId, articleSuffix: '', currency: 'SEK', language: 'sv' };
	return [
		{ ...store, storeId: storeIds.main, name: 'Main store', isMaster: true },
		{ ...store, storeId: storeIds.second, name: 'Second store', isMaster: false },
	];
}

function customers(): Customer[] {
	return [
		{ customerId: 77, zipCode: '11122', tags: ['dealer', 'webshop'] },
		{ customerId: 78, zipCode: '41101', tags: ['webshop'] },
		{ customerId: 79, zipCode: '21119', tags: ['vip'] },
	];
}

function suppliers(): Supplier[] {
	return [
		{
			supplierId: 21,
			name: 'Nordic Parts AB',
			country: 'SE',
			city: 'Göteborg',
			street: 'Hamngatan 2',
			language: 'sv',
			supplierExternalId: 'S-9',
			rate: 1,
			buyPriceShipment: 0,
			articleIds: [specialArticles.plain],
			change: 201,
		},
		{
			supplierId: 22,
			name: 'Bergen Trelast AS',
			country: 'NO',
			city: 'Bergen',
			street: 'Bryggen 4',
			language: 'no',
			supplierExternalId: 'S-10',
			rate: 0.98,
			buyPriceShipment: 75,
			articleIds: [specialArticles.withSlash],
			change: 202,
		},
	];
}

function roles(): Role[] {
	return [
		{
			id: 12,
			name: 'Picker',
			storeGroupId,
			portal: 'admin',
			users: 3,
			fields: {},
			paths: [{ path: '/articles', action: 'READ' }],
		},
		{ id: 13, name: 'Buyer', storeGroupId, portal: 'admin', users: 1, fields: {}, paths: [] },
	];
}

function features(): Feature[] {
	const feature = { image: 'img.png', icon: 'fa-box', server: true, roles: [], description: {} };
	return [
		{
			...feature,
			id: 'my-feature',
			storeIds: [storeIds.main, storeIds.second],
			version: '1.2',
		},
		{ ...feature, id: 'interpreter', storeIds: [storeIds.main], version: '2.0' },
	];
}

/** The data that the store group starts with. */
export function seedState(): LagerkollState {
	const seedRoles = roles();
	return {
		...registerSeeds(),
		...orderSeeds(),
		callbackUrl: null,
		stores: stores(),
		articles: articles(),
		customers: customers(),
		suppliers: suppliers(),
		roles: seedRoles,
		documents: [
			{
				filename: 'manual.pdf',
				description: 'Manual',
				created: madeAt,
				ownerId: seedUser.id,
				ownerName: seedUser.name,
				version: '1',
				readPermissions: [seedRoles[0]],
			},
			{
				filename: 'contracts/2025.pdf',
				description: 'Contract',
				created: madeAt,
				ownerId: seedUser.id,
				ownerName: seedUser.name,
				version: '2',
				readPermissions: [],
			},
		],
		features: features(),
		webhooks: [
			{
				id: 6586,
				guid: '0b1f6c1e-0000-4000-8000-000000000000',
				featureId: 'my-feature',
				featureMethod: 'onOrder',
				storeId: null,
			},
		],
		webhookExecutions: [],
		shortUrls: [],
		projectExports: [],
		passwordResets: [],
		lastChange: 9000,
		lastIds: { customerOrder: 1713, productionOrder: 3415, role: 13, webhook: 6586, shortUrl: 0 },
	};
}
