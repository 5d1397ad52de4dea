import { V10 } from '../engine/bol/subject';
import { bolFacts } from '../facts/bol';
import { offences, type SentRequest } from './offences';

describe('a wrong request is found', () => {
	const reads = (path: string, headers = {}): SentRequest => ({
		method: 'GET',
		path,
		headers: { accept: V10, ...headers },
		body: '',
	});
	const sends = (body: object, headers = {}): SentRequest => ({
		method: 'POST',
		path: '/retailer/shipments',
		headers: { accept: V10, 'content-type': V10, ...headers },
		body: JSON.stringify(body),
	});
	const items = [{ orderItemId: '6107434013', quantity: 1 }];

	test.each<[string, SentRequest, string]>([
		['path', reads('/retailer/order'), 'there is no GET /retailer/order'],
		['method', { ...reads('/retailer/orders'), method: 'DELETE' }, 'there is no DELETE'],
		['query parameter', reads('/retailer/orders?fulfilmentMethod=FBR'), 'is unknown'],
		['value in a query', reads('/retailer/orders?status=open'), 'allowed values'],
		['number in a query', reads('/retailer/orders?page=0'), 'must be >= 1'],
		['number', reads('/retailer/orders?page=one'), 'must be integer'],
		['switch in a query', reads('/retailer/orders?vvb-only=yes'), 'must be boolean'],
		['doubled parameter', reads('/retailer/orders?page=1&page=2'), 'is given 2 times'],
		['query', reads('/shared/process-status?entity-id=1'), 'event-type is missing'],
		['Accept', reads('/retailer/orders', { accept: 'application/json' }), 'Accept'],
		['Content-Type', sends({ orderItems: items }, { 'content-type': 'text/plain' }), 'is none of'],
		[
			'Content-Type of nothing',
			reads('/retailer/orders', { 'content-type': V10 }),
			'without a body',
		],
		['body where none belongs', { ...reads('/retailer/orders'), body: '{}' }, 'takes no body'],
		['missing body', { ...sends({}, { 'content-type': undefined }), body: '' }, 'body is missing'],
		['body', sends({}), "must have required property 'orderItems'"],
		['length of a list', sends({ orderItems: [] }), 'must NOT have fewer than 1 items'],
		['type in a body', sends({ orderItems: [{ orderItemId: 6107434013 }] }), 'must be string'],
		['length', sends({ orderItems: items, shipmentReference: 'x'.repeat(91) }), '90 characters'],
		['property', sends({ orderItems: items, label: 'x' }), 'additional properties'],
		[
			'property of an inner object',
			sends({ orderItems: items, transport: { transporterCode: 'TNT', trackTrace: '3S' } }),
			'additional properties',
		],
	])('wrong %s', (_, request, reason) => {
		expect(offences(bolFacts, request).join('\n')).toContain(reason);
	});

	test.each<[string, SentRequest]>([
		['query', reads('/retailer/orders?status=OPEN&page=2&vvb-only=true&change-interval-minute=60')],
		['list in a query', reads('/retailer/inventory?quantity=1-5&quantity=6-10')],
		['single value of a list', reads('/retailer/inventory?quantity=1-5')],
		['body', sends({ orderItems: items, transport: { transporterCode: 'TNT' } })],
	])('but a right %s is not', (_, request) => {
		expect(offences(bolFacts, request)).toEqual([]);
	});
});

describe('versions of one path', () => {
	const offerId = '13722de8-8182-d161-5422-4a0a1caab5c8';
	const offers = (version: string, method: string, path: string, body = ''): SentRequest => {
		const mediaType = `application/vnd.retailer.${version}+json`;
		const headers = { accept: mediaType, ...(body && { 'content-type': mediaType }) };
		return { method, path: `/retailer/offers${path}`, headers, body };
	};

	test.each<[string, SentRequest, string | undefined]>([
		['v11 has a list', offers('v11', 'GET', '?page-size=100'), undefined],
		['v10 has none', offers('v10', 'GET', '?page-size=100'), 'Accept'],
		['the list has its own limits', offers('v11', 'GET', '?page-size=101'), 'must be <= 100'],
		['both have one offer', offers('v10', 'GET', `/${offerId}`), undefined],
		['only v10 replaces it', offers('v11', 'PUT', `/${offerId}`, '{}'), 'Content-Type'],
		[
			'v11 changes it',
			offers('v11', 'PATCH', `/${offerId}`, '{"price":1}'),
			'additional properties {"additionalProperty":"price"}',
		],
	])('%s', (_, request, offence) => {
		const found = offences(bolFacts, request);
		if (offence === undefined) expect(found).toEqual([]);
		else expect(found.join('\n')).toContain(offence);
	});
});
