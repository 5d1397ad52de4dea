import type { IDataObject } from 'n8n-workflow';
import { nodeError } from '../../../shared/operation/nodeError';
import { keyOf } from '../../../shared/operation/key';
import { explainedBy, reworded } from '../../../shared/service/failure';
import type { Call, Flow, Shape } from '../../../shared/operation/operation';
import { recordsIn } from './csv';
import { untilCompleted } from '../../process/processStatus';
import { readsAs, V10_CSV } from '../../service/request';
import { bodyAs } from '../../../shared/service/body';

/**
 * Requests a report, waits until bol has made it, and downloads it; with "Report ID" it only downloads
 * one that was made before. The main request of the operation is the one for a new report
 * (docs/services/bol.md, 2.6).
 */
export const downloadedReport: Flow = async (call) => {
	const given = keyOf(call.inputs.reportId);
	const reportId = given || (await newReport(call));
	const { url, timeout } = call.request;
	const download = call.send({
		method: 'GET',
		url: `${url}/${encodeURIComponent(reportId)}`,
		...readsAs(V10_CSV),
		encoding: 'arraybuffer',
		timeout,
		answer: { file: 'csv' },
	});
	return await reworded(download, (error) =>
		explainedBy(
			error,
			`This is about report ${reportId}. With it as Report ID the download can be tried again without a new report.`,
		),
	);
};

async function newReport(call: Call): Promise<string> {
	const { body } = await untilCompleted(call);
	const { status, entityId } = bodyAs<IDataObject>(body);
	if (status === 'SUCCESS' && entityId) return String(entityId);
	throw nodeError(
		call.context,
		'bol made no report that can be downloaded',
		'In the demo environment reports are never finished: give the Report ID of the fixed one that bol documents.',
	);
}

/** An item for each row of the report. */
export const reportRows: Shape = (_items, { body }) => {
	const text = Buffer.from(bodyAs<ArrayBuffer>(body)).toString('utf8');
	return recordsIn(text).map((json) => ({ json }));
};
