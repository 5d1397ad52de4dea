import { HANDED_ON } from '../../nodes/shared/operation/output';
import { schemasOf } from '../../scripts/build/schema';
import { DOCUMENTED, docsLinks } from '../../scripts/docs/all';
import type { Operation } from '../../nodes/shared/operation/operation';
import { namesOf, outputIn, type Outputs } from '../outputs/outputs';
import { recordsOf } from '../outputs/services';
import { filesIn } from '../unit/projectFiles';

describe.each(DOCUMENTED)('%s', (service) => {
	const outputsOnDisk = () =>
		Object.fromEntries(
			filesIn(`nodes/${service}/outputs`, /\.json$/).map(({ path, text }) => [
				path.replace(/.*\/|\.json$/g, ''),
				JSON.parse(text) as Outputs,
			]),
		);

	test('the Docs link of each node leads to its own page', () => {
		const links = filesIn(`nodes/${service}`, /\.node\.json$/).map(({ path, text }) => {
			const { resources } = JSON.parse(text) as {
				resources: { primaryDocumentation: Array<{ url: string }> };
			};
			return [path, resources.primaryDocumentation[0].url];
		});
		expect(Object.fromEntries(links)).toEqual(docsLinks(service));
	});

	test('an operation that gives more than ten fields can simplify, to ten at most', async () => {
		const outputs = outputsOnDisk();
		const wrong: string[] = [];
		for (const [operation, record] of await recordsOf(service)) {
			const [resource, value] = operation.split('.');
			const names = namesOf(outputIn(outputs[resource], value).fields);
			const own = names.filter((field) => !HANDED_ON.includes(field));
			if (own.length > 10 && !record.simple) wrong.push(`${operation} gives ${own.length} fields`);
			wrong.push(...problemsOf(operation, record, own));
		}
		expect(wrong).toEqual([]);
	});

	test('operations that give the same simplify it to the same', async () => {
		const outputs = outputsOnDisk();
		const simple = new Map<string, string>();
		for (const [operation, record] of await recordsOf(service)) {
			const [resource, value] = operation.split('.');
			const { fields } = outputIn(outputs[resource], value);
			if (!record.simple) continue;
			const given = JSON.stringify(namesOf(fields).sort());
			const kept = JSON.stringify(record.simple);
			expect([operation, simple.get(given) ?? kept]).toEqual([operation, kept]);
			simple.set(given, kept);
		}
	});

	test('the preview has what comes out as long as nobody changes Simplify', () => {
		for (const outputs of Object.values(outputsOnDisk())) {
			const schemas = schemasOf(outputs);
			for (const [operation, { properties = {} }] of Object.entries(schemas)) {
				const { fields, simplify } = outputIn(outputs, operation);
				const usual = simplify?.isUsual
					? namesOf(fields).filter((field) => [...simplify.fields, ...HANDED_ON].includes(field))
					: namesOf(fields);
				expect(Object.keys(properties).sort()).toEqual(usual.sort());
			}
		}
	});
});

/** What is wrong with the fields that an operation simplifies to. */
function problemsOf(operation: string, { simple }: Operation, given: string[]): string[] {
	if (!simple) return [];
	const unknown = simple.filter((field) => !given.includes(field));
	return [
		...(simple.length > 10 ? [`${operation} keeps ${simple.length} fields`] : []),
		// The first field of everything that has an ID is that ID.
		...(simple.includes(given[0]) ? [] : [`${operation} drops ${given[0]}`]),
		...(unknown.length === simple.length ? [`${operation} keeps nothing of what it gives`] : []),
	];
}
