/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- starts the script as `npm run lint` does */
import { spawnSync } from 'node:child_process';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { hasFewProperties } from './checks';
import { printClass } from './print';

const describeNode = (properties: INodeProperties[]) =>
	({ displayName: 'Node', properties }) as unknown as INodeTypeDescription;

describe('the lint of descriptions', () => {
	const { stdout, stderr, status } = spawnSync(
		'node',
		[
			'--import',
			'tsx',
			'scripts/lint-descriptions.mts',
			'scripts/descriptions/Planted/Planted.node.mts',
		],
		{ encoding: 'utf8' },
	);
	const lines = stdout.split('\n');

	it('fails when something is found', () => {
		expect(stderr).toBe('');
		expect(status).toBe(1);
	});

	it.each([
		// By the official rules, in places that builders hide from them.
		['Planted > parcel > create > size: n8n-nodes-base/node-param-options-type-unsorted-items'],
		['Planted > parcel > getAll > size: n8n-nodes-base/node-param-options-type-unsorted-items'],
		['Planted > box|parcel > get > boxId: n8n-nodes-base/node-param-display-name-miscased-id'],
		[
			'Planted > parcel > getAll|getEvery > filters > open: n8n-nodes-base/node-param-description-boolean-without-whether',
		],
		[
			'Planted > box > get > labels > label: n8n-nodes-base/node-param-fixed-collection-type-unsorted-items',
		],
		// By our own.
		['Planted > parcel > create: title-case-operation: "create for" is not in Title Case'],
		['Planted > parcel > create: complete-operation: has no description'],
		['Planted > parcel > getAll: complete-operation: has no routing.request.url'],
		['Planted > box|parcel > get > boxId: required-example'],
		[
			'Planted > box|parcel > get > boxId: reachable-condition: is never shown for resource "parcel"',
		],
		['Planted > parcel > getAll|getEvery > filters > open: final-period'],
		['Planted > parcel > getAll|getEvery > filters > open: name-shown-once'],
		[
			'Planted > parcel > getAll|getEvery > filters: reachable-condition: depends on "operation" being getEvery',
		],
		['Planted > create > weight: reachable-condition: depends on "size" being tiny'],
	])('finds %s', (expected) => {
		expect(lines.filter((line) => line.startsWith(expected))).toHaveLength(1);
	});

	it('finds nothing in what is right', () => {
		expect(lines.filter((line) => line.includes('box > get:'))).toEqual([]);
		expect(lines.filter((line) => line.includes('resource: '))).toEqual([]);
	});
});

describe('the number of properties', () => {
	const parameter: INodeProperties = { displayName: 'A', name: 'a', type: 'string', default: '' };

	it.each([
		[300, 0],
		[301, 1],
	])('%d properties give %d findings', (count, findings) => {
		expect(hasFewProperties(describeNode(Array(count).fill(parameter)))).toHaveLength(findings);
	});
});

describe('a printed class', () => {
	it('knows what each line belongs to', () => {
		const parameter: INodeProperties = { displayName: 'A', name: 'a', type: 'number', default: -1 };
		const { source, chains } = printClass('Node', describeNode([parameter]));
		const line = source.split('\n').indexOf('\tdefault: -1,');
		expect(chains[line]).toEqual([parameter]);
	});
});
