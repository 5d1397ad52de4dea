import type { IDataObject } from 'n8n-workflow';
import { exampleCases as bolCases } from '../../sandbox/bol/examples';
import { exampleCases as lagerkollCases } from '../../sandbox/lagerkoll/examples';
import { exampleCases as picqerCases } from '../../sandbox/picqer/examples';
import { setScene } from '../faults/scene';
import { runNode } from './harness';
import type { OperationCase } from './operationCase';

const scene = setScene();

/** The uses of all operations, each with the kinds of items that its operation gives. */
const listed = (cases: Record<string, OperationCase | OperationCase[]>) =>
	Object.entries(cases).flatMap(([name, one]) => {
		const uses = [one].flat();
		const kinds = uses.flatMap(({ gives = [] }) => gives);
		return uses.map((use) => [name, use, kinds] as const);
	});

/** Some operations of Lagerkoll want a person; the fields mean nothing to the others. */
const asPerson = { authentication: 'user', userId: '48', userToken: 'sandbox-user-token' };

const isLike = (item: IDataObject, kind: IDataObject) =>
	Object.keys(kind).every((name) => name in item);

describe.each([
	['bol', listed(bolCases)],
	['lagerkoll', listed(lagerkollCases)],
	['picqer', listed(picqerCases)],
] as const)('the node takes what the stand-in of %s answers from its cases', (service, cases) => {
	test.each(cases)('%s', async (name, { parameters, binary, gives = [] }, kinds) => {
		const [resource, operation] = name.split('.');
		scene.sandbox.bol.processes.delayMs = 1;
		const { items, error } = await runNode({
			...scene.run(service, { resource, operation, ...parameters }),
			credentials: scene.credential(service, asPerson),
			items: [{ json: {}, binary }],
		});
		expect(error).toBeUndefined();
		// Another use of the operation can be what the stand-in answers from.
		const wrong = items[0].filter(
			({ json, binary: file }) => !file && !kinds.some((kind) => isLike(json, kind)),
		);
		expect(gives.length > 0 ? items[0] : [{}]).not.toEqual([]);
		expect(gives.length > 0 ? wrong : []).toEqual([]);
	});
});
