import { commonPollingParameters } from 'n8n-core/dist/nodes-loader/constants';
import { parametersOf, pollingTriggers } from './nodes';

const FEW_MINUTES = { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] };

const triggers = pollingTriggers.map((node) => {
	// As n8n does when it loads a node that polls.
	node.description.properties.unshift(...commonPollingParameters);
	return [node.description.name, node] as const;
});

describe.each(triggers)('%s', (_, node) => {
	test('polls every few minutes when it is new', () => {
		expect(parametersOf(node, {}).pollTimes).toEqual(FEW_MINUTES);
	});

	test.each([
		['each minute', { item: [{ mode: 'everyMinute' }] }],
		['each hour', { item: [{ mode: 'everyHour', minute: 0 }] }],
		['what is usual', FEW_MINUTES],
	])('polls as often as the user says: %s', (_name, pollTimes) => {
		const kept = parametersOf(node, { pollTimes }, false);
		expect(parametersOf(node, kept).pollTimes).toEqual(pollTimes);
	});
});
