import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { atSandbox } from '../atSandbox';
import { byId } from '../operations';

const { run, does, fails } = atSandbox('picqer');

/** What the editor stores for "By Number" and "By Product Code". */
const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });

/** Creates an order of a product and gives it. */
async function order(code: string, amount: number, extra: IDataObject = {}): Promise<IDataObject> {
	const [created] = await does('order.create', {
		productsLines: { line: [{ productcode: code, amount }] },
		additionalFields: { idcustomer: byId(310), ...extra } as INodeParameters,
	});
	return created;
}

async function picklistOf({ idorder }: IDataObject): Promise<IDataObject> {
	await does('order.process', { idorder: byId(Number(idorder)) });
	const picklists = await does('picklist.getAll', { simplify: false, returnAll: true });
	return picklists.find((row) => row.idorder === idorder) as IDataObject;
}

describe('An order goes through the warehouse', () => {
	test('from its number to its shipment', async () => {
		const made = await order('LAMP-01', 2, {
			orderfields: { row: [{ idorderfield: byId(3), value: 'bol' }] },
			warehouses: [18],
			pricelists: [3],
		});
		expect(made).toMatchObject({
			status: 'concept',
			warehouses: [18],
			pricelists: [3],
			orderfields: [{ idorderfield: 3, value: 'bol' }],
		});
		const idorder = byNumber(String(made.orderid));
		await does('order.addTag', { idorder, idtag: byId(7) });
		const asList = { idorder, simplify: false, options: { tagsAsList: true } };
		expect(await does('order.get', asList)).toMatchObject([{ tags: [{ title: 'Spoed' }] }]);
		expect(await does('order.get', { idorder, simplify: false })).toMatchObject([
			{ tags: { Spoed: { idtag: 7 } } },
		]);
		const picklist = await picklistOf(made);
		const idpicklist = byNumber(String(picklist.picklistid));
		const [{ idpicklist_product: line }] = picklist.products as IDataObject[];
		const pickBy = { idpicklist_product: byId(Number(line)) };
		await does('picklist.pick', { idpicklist, amount: 2, pickBy });
		expect(
			await does('picklistShipment.create', {
				idpicklist,
				additionalFields: { idshippingprofile: byId(12) },
			}),
		).toMatchObject([{ idpicklist: picklist.idpicklist, profile_name: 'Standaard' }]);
		const { files } = await run('picklist.getPackingListPdf', { idpicklist });
		expect(files?.data).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
		expect(await does('picklist.close', { idpicklist })).toMatchObject([{ status: 'closed' }]);
		expect(await does('order.get', { idorder })).toMatchObject([{ status: 'completed' }]);
		expect(await fails('picklist.pick', { idpicklist, amount: 1, pickBy })).toMatchObject({
			message: expect.stringContaining('(error 21)'),
			description: expect.stringContaining('The present status does not allow this'),
		});
		expect(await fails('order.process', { idorder })).toMatchObject({
			message: expect.stringMatching(/\(error (21|30|32)\)/),
			description: expect.stringContaining('order'),
		});
	});

	test('until it is cancelled, with force where it is processed', async () => {
		const made = await order('LAMP-01', 1);
		await picklistOf(made);
		const idorder = byId(Number(made.idorder));
		expect(await fails('order.cancel', { idorder })).toMatchObject({
			message: expect.stringMatching(/\(error (21|30)\)/),
			description: expect.stringContaining('Force'),
		});
		await does('order.cancel', { idorder, options: { force: true } });
		expect(await does('order.get', { idorder })).toMatchObject([{ status: 'cancelled' }]);
	});

	test('and takes no more products once it is processed', async () => {
		const made = await order('LAMP-01', 1);
		await picklistOf(made);
		const add = { idorder: byId(Number(made.idorder)), amount: 1, idproduct: byNumber('BEL-01') };
		expect(await fails('orderProduct.create', add)).toMatchObject({
			message: expect.stringContaining('(error 33)'),
			description: expect.stringContaining('Use Reopen first'),
		});
	});
});
