import { commonPollingParameters } from 'n8n-core/dist/nodes-loader/constants';
import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';
import { BolPollingTrigger } from '../../nodes/Bol/BolPollingTrigger.node';
import { GoedGepicktPollingTrigger } from '../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';

const FEW_MINUTES = { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] };

const triggers = [new BolPollingTrigger(), new GoedGepicktPollingTrigger()].map((node) => {
	// As n8n does when it loads a node that polls.
	node.description.properties.unshift(...commonPollingParameters);
	return [node.description.name, node] as const;
});

/** What n8n takes for the parameters of a node whose workflow holds these. */
function asRun(node: INodeType, kept: INodeParameters) {
	const asNode = { parameters: kept, typeVersion: 1 } as INode;
	const { description } = node;
	return NodeHelpers.getNodeParameters(
		description.properties,
		kept,
		true,
		false,
		asNode,
		description,
	);
}

/** What n8n keeps of them in the workflow. */
function asKept(node: INodeType, chosen: INodeParameters) {
	const asNode = { parameters: chosen, typeVersion: 1 } as INode;
	const { description } = node;
	return (
		NodeHelpers.getNodeParameters(
			description.properties,
			chosen,
			false,
			false,
			asNode,
			description,
		) ?? {}
	);
}

describe.each(triggers)('%s', (_, node) => {
	test('polls every few minutes when it is new', () => {
		expect(asRun(node, {})?.pollTimes).toEqual(FEW_MINUTES);
	});

	test.each([
		['each minute', { item: [{ mode: 'everyMinute' }] }],
		['each hour', { item: [{ mode: 'everyHour', minute: 0 }] }],
		['what is usual', FEW_MINUTES],
	])('polls as often as the user says: %s', (_name, pollTimes) => {
		const kept = asKept(node, { pollTimes });
		expect(asRun(node, kept)?.pollTimes).toEqual(pollTimes);
	});
});
