import type { INodeExecutionData } from 'n8n-workflow';
import { Bol } from '../../nodes/Bol/Bol.node.ts';
import { getter } from './getters.mts';
import { httpRequest, type Contestant, type Urls } from './contestants.mts';

/** Of so many levels one differs from the offer. */
const ONE_IN = 50;

/** The stock that every offer has before. */
export const BEFORE = 10;

/** The reference of an offer of the bench by its number. */
export const referenceOf = (number: number) => `SKU-${number}`;

/** The ID of an offer of the bench by its number. */
export const offerIdOf = (number: number) =>
	`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A stock level for each of so many offers, of which 2 % differ, as a warehouse gives them. */
export const stockLevels = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => {
		const freeQuantity = index % ONE_IN === 0 ? BEFORE - 1 : BEFORE;
		const stockLevel = { sku: referenceOf(index), freeQuantity };
		return { json: { stockLevel, offerId: offerIdOf(index) } };
	});

/** Sets the stock of offers at bol. */
export const stockers = {
	ours: (urls: Urls, n8n: string): Contestant => ({
		...getter('bol', 'ours', urls, n8n),
		node: new Bol(),
		parameters: { resource: 'offer', operation: 'setStock' },
	}),

	/** One change for each level, since the HTTP Request node knows no offers. */
	httpRequest: (urls: Urls, n8n: string): Contestant => {
		const { credentials } = getter('bol', 'httpRequest', urls, n8n);
		const content = 'application/vnd.retailer.v11+json';
		return httpRequest(n8n, 'oAuth2Api', credentials.oAuth2Api, {
			method: 'PATCH',
			url: `=${urls.bol}/retailer/offers/{{ $json.offerId }}`,
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Accept', value: content }] },
			sendBody: true,
			contentType: 'raw',
			rawContentType: content,
			body: '={{ JSON.stringify({ stock: { amount: $json.stockLevel.freeQuantity, managedByRetailer: true } }) }}',
		});
	},
};
