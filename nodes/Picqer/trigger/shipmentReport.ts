import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { LONGEST_DELIVERY_MS } from '../../shared/trigger/deliveries/answer';
import { fetchedObject, readWithin } from '../../shared/trigger/deliveries/fetchedObject';
import { shipmentReportOf } from '../commerce/shipmentReport';
import { picqer } from '../service/request';

/**
 * What is put beside an event about a picklist or one of its shipments: the shipment report, read right
 * now, as events can come late or out of order; or why it is not there. An event is never lost to a
 * failing request.
 *
 * @param data what the event is about: a picklist or a shipment (docs/services/picqer.md, 3.4)
 */
export async function shipmentReportFor(
	context: IWebhookFunctions,
	data: IDataObject,
): Promise<IDataObject> {
	const { idpicklist } = data;
	if (idpicklist === undefined || idpicklist === null) return {};
	const read = async (url: string) => {
		const answer = url.endsWith('/shipments') ? 'list' : 'object';
		const { body } = await readWithin(context, picqer, { url, answer }, LONGEST_DELIVERY_MS);
		return body as unknown;
	};
	const report = async () => {
		const picklist = await read(`/picklists/${encodeURIComponent(String(idpicklist))}`);
		return await shipmentReportOf(idpicklist, picklist as IDataObject, read);
	};
	return await fetchedObject(picqer, 'shipmentReport', LONGEST_DELIVERY_MS, report());
}
