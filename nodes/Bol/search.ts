import type { IDataObject } from 'n8n-workflow';
import { join, searchList } from '../shared/service/listSearch';
import type { Paging } from '../shared/service/paging';
import { searchOffers } from './fields/offerLookUp';
import { counted, orderSearches, shownDay } from './fields/orderSearches';
import { invoicePages } from './resources/invoice/invoices';
import { operatorPages, PROMOTION_TYPES, promotionPages, LARGEST_PAGES } from './service/pages';
import {
	bol,
	DELIVERY_PROMISE_V1,
	ECONOMIC_OPERATOR_V1,
	pagesOf,
	reads,
	readsAs,
} from './service/request';

/** What two pages of returns have in common (docs/services/bol.md, 2.5). */
const openReturns = () => ({
	method: 'GET' as const,
	url: '/retailer/returns',
	qs: { handled: false },
	...reads,
});

const returnPages = pagesOf('returns', 'returnId');

/** Return items stand inside of returns, which the pages are counted in. */
const returnItemPages: Paging = {
	rowsIn: (body) =>
		returnPages.rowsIn(body)?.flatMap(({ returnId, registrationDateTime, returnItems }) =>
			((returnItems ?? []) as IDataObject[]).map((item) => ({
				...item,
				returnId,
				registrationDateTime,
			})),
		),
	next: (request, _rows, page, body) =>
		returnPages.next(request, returnPages.rowsIn(body) ?? [], page, body),
};

const shipmentPages = pagesOf('shipments', 'shipmentId');

/** The list of shipments is where transports are listed. */
const transportPages: Paging = {
	...shipmentPages,
	rowsIn: (body) =>
		shipmentPages.rowsIn(body)?.map((row) => ({ ...row, ...(row.transport as IDataObject) })),
};

/** All subscriptions come at once (docs/services/bol.md, 2.16). */
const subscriptionPages: Paging = {
	...pagesOf('subscriptions', 'id'),
	next: () => undefined,
};

/** Profiles of delivery promises come at once (docs/services/bol.md, 2.21). */
const profilePages: Paging = { ...pagesOf('profiles', 'profileId'), next: () => undefined };

/** What the lists in the editor show; most lists of bol cannot be searched. */
export const listSearch = {
	...orderSearches,
	searchDeliveryProfiles: searchList(bol, profilePages, {
		request: () => ({
			method: 'GET',
			url: '/retailer/delivery-promise/profiles',
			...readsAs(DELIVERY_PROMISE_V1),
		}),
		id: 'profileId',
		label: ({ profileId, name }: IDataObject) => join(name, profileId),
		filterHere: true,
	}),
	searchEconomicOperators: searchList(bol, operatorPages, {
		request: (filter) => ({
			method: 'GET',
			url: '/retailer/economic-operators',
			qs: { ...LARGEST_PAGES, ...(filter && { name: filter }) },
			...readsAs(ECONOMIC_OPERATOR_V1),
		}),
		id: 'id',
		label: ({ name, externalReference, status }: IDataObject) =>
			join(name, externalReference, status),
	}),
	searchInvoices: searchList(bol, invoicePages, {
		request: () => ({
			method: 'GET',
			url: '/retailer/invoices',
			...reads,
			encoding: 'arraybuffer',
		}),
		id: 'invoiceId',
		label: ({ invoiceId, invoiceType }: IDataObject) => join(invoiceId, invoiceType),
		filterHere: true,
	}),
	searchOffers,
	searchPromotions: searchList(bol, promotionPages(PROMOTION_TYPES), {
		request: () => ({
			method: 'GET',
			url: '/retailer/promotions',
			qs: { 'promotion-type': PROMOTION_TYPES[0] },
			...reads,
		}),
		id: 'promotionId',
		label: ({ promotionId, title, startDateTime }: IDataObject) =>
			join(title, promotionId, shownDay(startDateTime)),
		filterHere: true,
	}),
	searchReplenishments: searchList(bol, pagesOf('replenishments', 'replenishmentId'), {
		request: () => ({ method: 'GET', url: '/retailer/replenishments', ...reads }),
		id: 'replenishmentId',
		label: ({ replenishmentId, reference, creationDateTime }: IDataObject) =>
			`${String(reference)} – ${String(replenishmentId)}, ${shownDay(creationDateTime)}`,
		filterHere: true,
	}),
	searchReturnItems: searchList(bol, returnItemPages, {
		request: openReturns,
		id: 'rmaId',
		label: ({ rmaId, registrationDateTime, orderId, ean }: IDataObject) =>
			`${String(rmaId)} – ${shownDay(registrationDateTime)}, order ${String(orderId)}, ${String(ean)}`,
		filterHere: true,
	}),
	searchReturns: searchList(bol, returnPages, {
		request: openReturns,
		id: 'returnId',
		label: ({ returnId, registrationDateTime, returnItems }: IDataObject) =>
			`${String(returnId)} – ${shownDay(registrationDateTime)}, ${counted(returnItems)}`,
		filterHere: true,
	}),
	searchSubscriptions: searchList(bol, subscriptionPages, {
		request: () => ({ method: 'GET', url: '/retailer/subscriptions', ...reads }),
		id: 'id',
		label: ({ id, subscriptionType, url }: IDataObject) =>
			`${String(id)} – ${String(subscriptionType)}, ${String(url)}`,
		filterHere: true,
	}),
	searchTransports: searchList(bol, transportPages, {
		request: () => ({ method: 'GET', url: '/retailer/shipments', ...reads }),
		id: 'transportId',
		label: ({ shipmentId, transportId, shipmentDateTime }: IDataObject) =>
			`${String(transportId)} – shipment ${String(shipmentId)}, ${shownDay(shipmentDateTime)}`,
		filterHere: true,
	}),
};
