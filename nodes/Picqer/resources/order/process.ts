import { NodeApiError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { lookAgain } from '../../../shared/operation/createOrUpdate';
import { toggle } from '../../../shared/operation/fields';
import { keyOf } from '../../../shared/operation/key';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { inTurn } from '../../../shared/lib/keyLock';
import { bodyAs } from '../../../shared/service/body';
import { demandSame } from '../../../shared/service/sameThing';
import { apiError, isOutcomeUnknown } from '../../../shared/service/failure';
import { isWrongStatus } from '../../service/request';

/** Whether the order goes to the warehouse at once. */
export const processToo: Input = toggle(
	'Process',
	'process',
	'Whether to process the order as long as it is a concept, so that Picqer makes picklists of it. Orders that are processed already stay as they are.',
);

/**
 * Processes the order that a flow gives, if the user wants it and it is a concept (docs/services/picqer.md,
 * 2.1). Items with the same reference go one after the other, so that none is processed twice.
 */
export const withProcess =
	(flow: Flow): Flow =>
	async (call) => {
		if (!call.inputs.process) return await flow(call);
		const { reference } = call.request.body as IDataObject;
		return await inTurn(`Picqer, process ${keyOf(reference)}`, async () => {
			return await processed(call, await flow(call));
		});
	};

async function processed(call: Call, answer: IN8nHttpFullResponse): Promise<IN8nHttpFullResponse> {
	const { idorder, status } = bodyAs<IDataObject>(answer.body);
	const id = keyOf(idorder);
	// A dry run has no ID for what it would have made.
	const isNew = call.inputs.dryRun && id === '';
	if (id === '' && !isNew) throw withoutId(call);
	const url = `/orders/${isNew ? '{idorder}' : encodeURIComponent(id)}`;
	const process = async () => await call.send(requestFor(call, 'POST', `${url}/process`));
	const read = async () => {
		const now = await call.send(requestFor(call, 'GET', url));
		const asked = { thing: 'order', id, idFields: ['idorder'] };
		return { ...now, body: demandSame(call.service, asked, bodyAs(now.body)) };
	};
	if (isNew) return await process();
	const current = status === undefined ? await read() : answer;
	if (!isConcept(current)) return current;
	return await process().catch(async (error: unknown) => {
		const isRefused = error instanceof NodeApiError && isWrongStatus(error);
		if (!isRefused && !isOutcomeUnknown(error)) throw error;
		const now = await lookAgain(error, read);
		if (isConcept(now)) throw error;
		return now;
	});
}

const withoutId = ({ context, request }: Call) =>
	apiError(context, {
		message: 'Picqer gave the order without its ID (idorder), so it was not processed',
		description: `Look in Picqer for the order with reference ${keyOf((request.body as IDataObject).reference)}, and process it there.`,
	});

const isConcept = ({ body }: IN8nHttpFullResponse) =>
	bodyAs<IDataObject>(body).status === 'concept';

const requestFor = ({ request }: Call, method: 'GET' | 'POST', url: string) => ({
	...request,
	method,
	url,
	qs: {},
	body: undefined,
});
