import type { INodePropertyOptions } from 'n8n-workflow';
import { picqerFacts } from '../../facts/picqer';
import { pairIn, pairsOf } from '../../facts/written';
import { operationsOf } from '../operations';
import { picqerSubject } from './subject';

const pairOf = ({ routing }: INodePropertyOptions) =>
	pairIn(`${routing?.request?.method} ${routing?.request?.url}`);

const documented = new Set(pairsOf(picqerFacts));

/** The operations by their main request; a free request has none of its own. */
const offered = new Map(
	[...operationsOf(picqerSubject.node)]
		.filter(([name]) => name !== 'apiRequest.send')
		.map(([name, option]) => [name, pairOf(option)] as const),
);

describe("Picqer's endpoints", () => {
	test('no pair is listed twice', () => {
		expect(documented.size).toBe(picqerFacts.length);
	});

	test('every endpoint has an operation', () => {
		const pairs = new Set(offered.values());
		expect([...documented].filter((pair) => !pairs.has(pair))).toEqual([]);
	});

	test('every operation has a documented endpoint', () => {
		expect([...offered].filter(([, pair]) => !documented.has(pair))).toEqual([]);
	});
});
