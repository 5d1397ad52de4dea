import type { IDataObject } from 'n8n-workflow';
import type { Flow } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { bodyAs } from '../../shared/service/body';
import { onceInRun } from '../../shared/service/runs';
import { shipmentReportOf } from '../commerce/shipmentReport';
import { path as inPath } from '../fields/fields';
import { pages, picqer } from '../service/request';

const { get } = verbs(pages, { name: 'Picklist', one: 'a picklist', many: 'picklists' });

/** The picklist, with what was sent of it; a product is read once in a run. */
const withReport: Flow = async (call) => {
	const { context, path, request, send } = call;
	const answer = await send(request);
	const picklist = bodyAs<IDataObject>(answer.body);
	const readNow = async (url: string) => {
		const isList = url.endsWith('/shipments');
		const { body } = await send({ ...request, url, answer: isList ? 'list' : 'object' });
		return body as unknown;
	};
	const read = async (url: string) =>
		url.startsWith('/products/')
			? await onceInRun(context, picqer, url, async () => await readNow(url))
			: await readNow(url);
	const shipmentReport = await shipmentReportOf(path.idpicklist, picklist, read);
	return { ...answer, body: { ...picklist, shipmentReport } };
};

/**
 * What was sent, for the shop where it was sold: docs/services/picqer.md, 2.2, 2.3.
 *
 * @param simple the fields of a picklist that Simplify leaves
 */
export const getShipmentReport = (simple: readonly string[]) =>
	get('/picklists/{idpicklist}', {
		name: 'Get Shipment Report',
		value: 'getShipmentReport',
		action: 'Get the shipment report of a picklist',
		description:
			'Get what was really picked, and all its parcels that were not cancelled, in the field shipmentReport, as bol > Shipment > Report takes it',
		inputs: [inPath.picklist],
		flow: withReport,
		simpleIfAsked: simple,
	});
