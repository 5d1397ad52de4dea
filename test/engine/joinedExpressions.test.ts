import fc from 'fast-check';
import nock from 'nock';
import { Expression, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { runNode } from './harness';
import { picqerSubject } from './picqer/subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());
afterEach(() => jest.restoreAllMocks());

const FIELDS = ['name', 'address', 'zipcode', 'city', 'telephone', 'contactname'];

/** Makes a supplier of each item, with so many fields; gives what came at Picqer, and what came out. */
async function suppliers(expressions: readonly string[], items: readonly IDataObject[]) {
	const came: IDataObject[] = [];
	nock(picqerSubject.baseUrl)
		.persist()
		.post('/suppliers')
		.reply((_path, body) => {
			came.push(body as IDataObject);
			return [200, body as IDataObject];
		});
	const [name, ...others] = expressions;
	const { items: out } = await runNode({
		...picqerSubject,
		parameters: {
			resource: 'supplier',
			operation: 'create',
			name,
			additionalFields: Object.fromEntries(
				others.map((expression, index) => [FIELDS[index + 1], expression]),
			),
			rateLimit: { atOnce: 1 },
		},
		items: items.map((json): INodeExecutionData => ({ json })),
		continueOnFail: true,
	});
	nock.cleanAll();
	forgetLimits();
	return { came, out: out[0].map(({ json }) => json) };
}

/** How often n8n evaluates an expression. */
function countEvaluations() {
	const spy = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
	return () => spy.mock.calls.filter(([value]) => String(value).startsWith('={{')).length;
}

const ITEMS: IDataObject[] = [
	{ text: 'a', count: 1, deep: { street: 'Main' }, day: '2026-03-01' },
	{ text: 'b', count: 0, deep: {}, day: '2026-03-02', made: new Date(0) as never },
	{ text: '', count: -2.5, day: 'no date' },
	{ text: null, count: '7', deep: null },
	{ text: '}} {{', count: false, deep: { street: ['x', 'y'] }, day: 12 },
	{ text: '={{ 1 + 1 }}', count: 3, constructor: 'Builder', toString: 'text', day: '2026-03-04' },
	{},
];

/** Expressions that go together, that change kind from item to item, that fail, and that n8n must do. */
const EXPRESSIONS = [
	'={{ $json.text }}',
	'=Customer {{ $json.text }}',
	'={{ $json.text }}{{ $json.count }}',
	'=  {{ $json.text }}',
	'={{ $json.count }}',
	'=Number {{ $json.count }}, {{ $json.missing }}.',
	'={{ $json.deep.street }}',
	'=In {{ $json.deep.street }}',
	'={{ $json.text.toUpperCase() }}',
	'={{ $json.text.toTitleCase() }}',
	'={{ $json.day.toDateTime().toISODate() }}',
	'={{ $json.day.toDateTime() }}',
	'={{ $json.text // a comment }}',
	'={{ $json.text; }}',
	'={{ [$json.count, 2] }}',
	'={{ { count: $json.count } }}',
	'={{ $json.count > 0 ? "many" : "none" }}',
	'={{ $if($json.count > 0, "many", "none") }}',
	'={{ $itemIndex }} of {{ $input.all().length }}',
	'={{ (() => { return $json.text })() }}',
	'={{ `Dear ${$json.text}` }}',
	'={{ $json.text.length }}',
	'={{ $json["text"] }}',
	'={{ $json.deep }}',
	'={{ $json.deep.street }} and {{ $json.deep }}',
	'={{ $json.made }}',
	"={{ $json['deep']?.street }}",
	'={{ $json.deep.street[1] }}',
	'={{ $json.deep.street[5].name }}',
	'={{ $json.text.constructor.name }}',
	'={{ $json.toString }}',
	'={{ $json.__proto__ }}',
	'={{ $json["constructor"] }} of {{ $json.text }}',
	'={{ $json.count.toFixed }}',
	'={{ $("No Such Node").item.json.text }}',
	'={{ $parameter["additionalFields"]["city"] }}',
	'={{ $json.text) + ($json.count }}',
	'=a \\{{ $json.text }} b',
	'={{ $json.text',
	'=just text',
	'={{ $json["te" + "xt"] }}',
	'={{ null }}',
	'={{ undefined }}',
	'={{ NaN }}',
	'={{ "}" }}',
];

const oneByOne = async (expressions: readonly string[], items: readonly IDataObject[]) => {
	const all: Awaited<ReturnType<typeof suppliers>> = { came: [], out: [] };
	for (const item of items) {
		const { came, out } = await suppliers(expressions, [item]);
		all.came.push(...came);
		all.out.push(...out);
	}
	return all;
};

/** Where an item stands differs between a run with all and a run for each. */
const withoutPlace = (value: unknown) =>
	JSON.parse(JSON.stringify(value).replace(/\d of \d|item \d|"itemIndex":\d/g, 'item')) as unknown;

test('many items give what each gives alone, whatever the expressions', async () => {
	const chosen = fc.array(fc.constantFrom(...EXPRESSIONS), {
		minLength: 2,
		maxLength: FIELDS.length,
	});
	const several = fc.array(fc.constantFrom(...ITEMS), { minLength: 2, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(chosen, several, async (expressions, items) => {
			const together = await suppliers(expressions, items);
			const alone = await oneByOne(expressions, items);
			expect(withoutPlace(together)).toEqual(withoutPlace(alone));
		}),
		{ numRuns: 60 },
	);
}, 120_000);

test('what only names a value of the item is not evaluated', async () => {
	const evaluations = countEvaluations();
	const items = Array.from({ length: 20 }, (_, index) => ({ text: `t${index}`, lines: [index] }));
	const expressions = ['={{ $json.text }}', '={{ $json["lines"][0] }}', '={{$json.text}}, dear'];
	const { came } = await suppliers(expressions, items);
	expect(came[19]).toEqual({ name: 't19', address: '19', zipcode: 't19, dear' });
	// By the first item n8n tells whether it is the same.
	expect(evaluations()).toBe(3);
});

test('a value that is not there is left to n8n for that item alone', async () => {
	const evaluations = countEvaluations();
	const items = [{ deep: { street: 'a' } }, {}, { deep: { street: 'c' } }];
	const { came } = await suppliers(['={{ $itemIndex }}', '={{ $json.deep.street }}'], items);
	expect(came.map(({ address }) => address)).toEqual(['a', undefined, 'c']);
	expect(evaluations()).toBe(3 + 2);
});

test('what else the fields of an item hold is evaluated in one go', async () => {
	const evaluations = countEvaluations();
	const items = Array.from({ length: 20 }, (_, index) => ({ text: `t${index}`, count: index }));
	const expressions = ['={{ $json.text + "?" }}', '={{ $json.count }}', '={{ $json.text + "!" }}'];
	const { came } = await suppliers(expressions, items);
	expect(came[19]).toEqual({ name: 't19?', address: '19', zipcode: 't19!' });
	// The first item is read both ways.
	expect(evaluations()).toBe(20 + 3);
});

test('what fails for most items is not tried together for ever', async () => {
	const evaluations = countEvaluations();
	const items = Array.from({ length: 20 }, (_, index) => ({ text: `t${index}` }));
	const expressions = ['={{ $json.text + "!" }}', '={{ $json.deep.street + "!" }}'];
	const { came } = await suppliers(expressions, items);
	expect(came).toHaveLength(20);
	expect(evaluations()).toBe(20 * 2 + 4);
});

test('an expression that changes something is evaluated once for each item', async () => {
	const items = [{ list: [] }, { list: [] }];
	const pushing = '={{ ($json.list.push("x"), String($json.list.length)) }}';
	const { came } = await suppliers(
		[pushing, '={{ $itemIndex }}', '={{ $json.list.length }}'],
		items,
	);
	expect(came.map(({ name }) => name)).toEqual(['1', '1']);
});
