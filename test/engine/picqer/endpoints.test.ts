import type { INodePropertyOptions } from 'n8n-workflow';
import { operationsOf } from '../operations';
import { ENDPOINTS } from './endpoints';
import { picqerSubject } from './subject';

/** What stands in a path for an ID has many names; only its place counts. */
const withoutNames = (pair: string) =>
	pair.replace(/\{\{.*?\}\}|\{\w+\}/g, '{}').replace(/ =/, ' ');

const pairOf = ({ routing }: INodePropertyOptions) =>
	withoutNames(`${routing?.request?.method} ${routing?.request?.url}`);

const documented = new Map(
	Object.values(ENDPOINTS)
		.flat()
		.map((pair) => [withoutNames(pair), pair]),
);

/** The operations by their main request; a free request has none of its own. */
const offered = new Map(
	[...operationsOf(picqerSubject.node)]
		.filter(([name]) => name !== 'apiRequest.send')
		.map(([name, option]) => [name, pairOf(option)] as const),
);

describe("Picqer's endpoints", () => {
	test('no pair is listed twice', () => {
		expect(documented.size).toBe(Object.values(ENDPOINTS).flat().length);
	});

	test('every endpoint has an operation', () => {
		const pairs = new Set(offered.values());
		const missing = [...documented].filter(([pair]) => !pairs.has(pair)).map(([, pair]) => pair);
		expect(missing).toEqual([]);
	});

	test('every operation has a documented endpoint', () => {
		expect([...offered].filter(([, pair]) => !documented.has(pair))).toEqual([]);
	});
});
