import type { Operation, Resource } from '../../nodes/shared/operation/operation';
import { bolSubject } from '../engine/bol/subject';
import { goedGepicktSubject } from '../engine/goedgepickt/subject';
import { lagerkollSubject } from '../engine/lagerkoll/subject';
import type { Cases, OperationCase, Subject } from '../engine/operations';
import { picqerSubject } from '../engine/picqer/subject';
import { filesIn } from '../unit/projectFiles';

/** The services, by the folder of their node. */
export const SERVICES: Record<string, Subject> = {
	Bol: bolSubject,
	GoedGepickt: goedGepicktSubject,
	Lagerkoll: lagerkollSubject,
	Picqer: picqerSubject,
};

/** What the files of a folder export under names that end in a word. */
async function exportsOf<T>(folder: string, ending: RegExp, word: string): Promise<T[]> {
	const paths = filesIn(folder, ending).map(({ path }) => path);
	const modules = await Promise.all(
		paths.sort().map(async (path) => (await import(`../../${path}`)) as Record<string, T>),
	);
	return modules.flatMap((module) =>
		Object.entries(module)
			.filter(([name]) => name.endsWith(word))
			.map(([, value]) => value),
	);
}

/** The operations of a node that have a table of their own, written `resource.operation`. */
export async function recordsOf(service: string): Promise<Map<string, Operation>> {
	const resources = await exportsOf<Resource>(`nodes/${service}/resources`, /\.ts$/, 'Resource');
	return new Map(
		resources.flatMap(({ value, operations }) =>
			operations.map((operation) => [`${value}.${operation.value}`, operation] as const),
		),
	);
}

const casesKnown = new Map<string, Promise<Map<string, OperationCase[]>>>();

/** All cases of a service, by operation. */
export async function casesOf(service: string): Promise<Map<string, OperationCase[]>> {
	const known = casesKnown.get(service) ?? readCases(service);
	casesKnown.set(service, known);
	return await known;
}

async function readCases(service: string): Promise<Map<string, OperationCase[]>> {
	const folder = `test/engine/${service.toLowerCase()}`;
	const tables = await exportsOf<Cases>(folder, /\.cases\.ts$/, 'Cases');
	return new Map(
		tables.flatMap((table) =>
			Object.entries(table).map(([name, one]) => [name, [one].flat()] as const),
		),
	);
}
