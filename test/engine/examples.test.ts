import type { IDataObject } from 'n8n-workflow';
import { exampleCases as bolCases } from '../../sandbox/bol/examples';
import { exampleCases as lagerkollCases } from '../../sandbox/lagerkoll/examples';
import { exampleCases as picqerCases } from '../../sandbox/picqer/examples';
import { setScene } from '../faults/scene';
import { runNode } from './harness';
import type { Cases } from './operationCase';

const scene = setScene();

/** The uses of each operation. */
const usesOf = (cases: Cases) =>
	Object.entries(cases).map(([name, one]) => [name, [one].flat()] as const);

/** Some operations of Lagerkoll want a person; the fields mean nothing to the others. */
const asPerson = { authentication: 'user', userId: '48', userToken: 'sandbox-user-token' };

const isLike = (item: IDataObject, kind: IDataObject) =>
	Object.keys(kind).every((name) => name in item);

describe.each([
	['bol', usesOf(bolCases)],
	['lagerkoll', usesOf(lagerkollCases)],
	['picqer', usesOf(picqerCases)],
] as const)('the node takes what the stand-in of %s answers from its cases', (service, cases) => {
	test.each(cases)('%s', async (name, uses) => {
		const [resource, operation] = name.split('.');
		scene.sandbox.bol.processes.delayMs = 1;
		// Another use of the operation can be what the stand-in answers from.
		const kinds = uses.flatMap(({ gives = [] }) => gives);
		for (const { parameters, binary, gives = [] } of uses) {
			const { items, error } = await runNode({
				...scene.run(service, { resource, operation, ...parameters }),
				credentials: scene.credential(service, asPerson),
				items: [{ json: {}, binary }],
			});
			expect([parameters, error]).toEqual([parameters, undefined]);
			if (gives.length === 0) continue;
			expect(items[0]).not.toEqual([]);
			const wrong = items[0].filter(
				({ json, binary: file }) => !file && !kinds.some((kind) => isLike(json, kind)),
			);
			expect(wrong).toEqual([]);
		}
	});
});
