import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';
import { runListSearch, runNode } from '../harness';
import { byId, expectExchange, type Exchange } from '../operations';
import { picqerSubject } from './subject';

afterEach(() => nock.cleanAll());

/** Runs an operation that is to fail, and gives the error. */
async function failureOf(name: string, parameters: INodeParameters, ...exchanges: Exchange[]) {
	const [resource, operation] = name.split('.');
	for (const exchange of exchanges) expectExchange(picqerSubject, exchange);
	const { error } = await runNode({
		...picqerSubject,
		parameters: { resource, operation, ...parameters },
		items: [{ json: {} }],
	});
	expect(nock.pendingMocks()).toEqual([]);
	return error;
}

describe('A picking container', () => {
	const link = async (answer: Exchange['answer'], status = 200) =>
		await failureOf(
			'pickingContainer.link',
			{ idpicking_container: byId(1), idpicklist: byId(6100) },
			{ request: 'POST /picking-containers/1/link', body: { idpicklist: 6100 }, status, answer },
		);

	test.each([
		['no picklist', { idpicking_container: 1, idpicklist: null }],
		['picklist 6099', { idpicking_container: 1, idpicklist: 6099 }],
		['no picklist', ''],
	])('that Picqer leaves with %s fails', async (present, answer) => {
		expect(await link(answer)).toMatchObject({
			message: 'Picqer did not link picklist 6100 to the container',
			description: expect.stringContaining(`names ${present}`),
		});
	});

	test('that Picqer does not know fails with the reason of Picqer', async () => {
		const answer = { error: true, error_code: 20, error_message: 'Container not found' };
		expect(await link(answer, 404)).toMatchObject({
			message: 'Picqer: Container not found (error 20)',
		});
	});
});

describe('A picklist batch', () => {
	test.each([
		['nothing', {}, 'Create From: is empty'],
		[
			'a preset and picklists',
			{ idpicklist_batch_preset: byId(8234), idpicklists: '6100' },
			'Create From: has both a preset and picklists',
		],
	])('is not created from %s', async (_from, createFrom, message) => {
		expect(await failureOf('picklistBatch.create', { createFrom })).toMatchObject({ message });
	});

	test.each([
		['', 'Picklist: is empty'],
		['P2026-1001', 'Picklist: "P2026-1001" is not an ID'],
	])('gets no picklist with the ID "%s"', async (id, message) => {
		// From an expression: an ID that is typed is checked by n8n before anything runs.
		const parameters = { idpicklist_batch: byId(33), idpicklist: byId(`={{ "${id}" }}`) };
		expect(await failureOf('picklistBatch.addPicklist', parameters)).toMatchObject({ message });
	});
});

describe('The list of records', () => {
	const list = async (resource: string, path: string, row: Record<string, unknown>) => {
		expectExchange(picqerSubject, { request: `GET ${path}`, answer: [row as never] });
		const parameters = { resource, operation: 'get' };
		const { results } = await runListSearch('searchRecords', { ...picqerSubject, parameters });
		return results;
	};

	test.each([
		['vatGroup', '/vatgroups', { idvatgroup: 2, name: 'High', percentage: 21 }, 'High (21 %)'],
		['priceList', '/pricelists', { idpricelist: 2, name: 'Dealers' }, 'Dealers'],
		['template', '/templates', { idtemplate: 2, name: 'Standard' }, 'Standard'],
		['user', '/users', { iduser: 2, full_name: 'Mila Bos' }, 'Mila Bos'],
		['productField', '/productfields', { idproductfield: 2, title: 'Colour' }, 'Colour'],
		['orderField', '/orderfields', { idorderfield: 2, title: 'Channel' }, 'Channel'],
		['customerField', '/customerfields', { idcustomerfield: 2, title: 'Manager' }, 'Manager'],
		['packingStation', '/packingstations', { idpacking_station: 2, name: 'Table' }, 'Table'],
		[
			'picklistBatchPreset',
			'/picklists/batches/presets',
			{ idpicklist_batch_preset: 2, name: 'Zone A' },
			'Zone A',
		],
		[
			'stockHistory',
			'/stockhistory',
			{
				idproduct_stock_history: 2,
				stock_change: -2,
				reason: 'Counted',
				change_type: 'manual',
				changed_at: '2026-01-05 10:00:00',
			},
			'2026-01-05 10:00:00 – -2 – Counted – manual',
		],
		[
			'locationStockHistory',
			'/location-stock-history',
			{
				idproduct_location_stock_history: 2,
				stock_change: -10,
				change_type: 'movement',
				changed_at: '2026-01-05 11:00:00',
			},
			'2026-01-05 11:00:00 – -10 – movement',
		],
	])('of %s', async (resource, path, row, name) => {
		expect(await list(resource, path, row)).toEqual([{ name, value: 2 }]);
	});

	test('of movements is none', async () => {
		const parameters = { resource: 'movement', operation: 'get' };
		await expect(
			runListSearch('searchRecords', { ...picqerSubject, parameters }),
		).rejects.toMatchObject({ description: 'Choose "By ID" instead and give the ID.' });
	});
});

describe('The list of', () => {
	test.each([
		[
			'searchPicklistBatches',
			'/picklists/batches',
			{ idpicklist_batch: 33, picklist_batchid: 12, display_title: '05-01-2026', status: 'open' },
			{ name: '12 – 05-01-2026 – open', value: 33 },
		],
		[
			'searchPickingContainers',
			'/picking-containers',
			{ idpicking_container: 1, name: 'Bin 1' },
			{ name: 'Bin 1', value: 1 },
		],
		[
			'searchLocationTypes',
			'/locationtypes',
			{ idlocation_type: 2, name: 'Bulk' },
			{ name: 'Bulk', value: 2 },
		],
	])('%s', async (method, path, row, result) => {
		expectExchange(picqerSubject, { request: `GET ${path}`, answer: [row] });
		const { results } = await runListSearch(method, picqerSubject);
		expect(results).toEqual([result]);
	});
});
