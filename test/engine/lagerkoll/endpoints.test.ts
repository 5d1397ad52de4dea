import type { INodePropertyOptions } from 'n8n-workflow';
import { lagerkollDocumented, lagerkollUnconfirmed } from '../../facts/lagerkoll';
import { pairIn, pairsOf } from '../../facts/written';
import { operationsOf } from '../operations';
import { guide } from './guide';
import { lagerkollSubject } from './subject';

/** Operations that docs/services/lagerkoll.md, 2 counts. */
const DOCUMENTED = 67;

const pairOf = ({ routing }: INodePropertyOptions) =>
	pairIn(`${routing?.request?.method} ${routing?.request?.url}`);

/** A free request has no path of its own, and this one gives the rows of another as docs/shapes.md says. */
const WITHOUT_ENDPOINT = ['apiRequest.send', 'article.getManyStockLevels'];

const operations = [...operationsOf(lagerkollSubject.node)]
	.filter(([name]) => !WITHOUT_ENDPOINT.includes(name))
	.map(([name, option]) => ({ name, pair: pairOf(option), description: option.description ?? '' }));

const documented = pairsOf(Object.values(lagerkollDocumented).flat());
const unconfirmed = pairsOf(lagerkollUnconfirmed);

/** Stands in the description of an operation that the documentation does not have. */
const MARK = 'not in the documentation of Lagerkoll (unconfirmed)';

describe("Lagerkoll's endpoints", () => {
	test('all that are documented are listed, none twice', () => {
		expect(documented).toHaveLength(DOCUMENTED);
		expect(new Set([...documented, ...unconfirmed]).size).toBe(DOCUMENTED + unconfirmed.length);
	});

	test('every endpoint has one operation, and no other has one', () => {
		const offered = operations.map(({ pair }) => pair).sort();
		expect(offered).toEqual([...documented, ...unconfirmed].sort());
	});

	test('exactly the operations that are not documented say so', () => {
		const marked = operations.filter(({ description }) => description.includes(MARK));
		expect(marked.map(({ pair }) => pair).sort()).toEqual([...unconfirmed].sort());
	});

	test('the guide lists every operation, and marks those that are not documented', () => {
		const rows = [...guide.matchAll(/^\|[^`\n]*`(\w+ \/[^`]*)`\s*\|\s*(\w*)\s*\|$/gm)];
		const listed = rows.map(([, pair, mark]) => `${pairIn(pair)} ${mark}`.trim());
		const expected = [...documented, ...unconfirmed.map((pair) => `${pair} unconfirmed`)];
		expect(listed.sort()).toEqual(expected.sort());
	});
});
