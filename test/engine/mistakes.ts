import nock from 'nock';
import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetTrailingSlashes } from '../../nodes/Lagerkoll/service/trailingSlash';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { adviceIn } from './advice';
import { runNode } from './harness';
import { expectExchange, itemsIn, type Exchange, type Subject } from './operations';

/** A run of an operation, and all that goes over the network for it. */
export interface Trial {
	/** Resource and operation: `order.get`. */
	does: string;
	parameters?: INodeParameters;
	/** One empty item when left out. */
	items?: IDataObject[];
	binaries?: IBinaryKeyData[];
	/** All that is sent, for the items together; each once. */
	sends?: Exchange[];
}

/** Three items, of which only the second one fails; and what comes out for the others. */
export type ThreeItems = Trial & { gives: IDataObject[] };

/**
 * What can go wrong with the second of three items: what it says, the way out, and the status of the
 * answer, where there is one.
 */
export type Mistake = [tried: ThreeItems, says: string, advises?: string, httpCode?: string];

/**
 * The same operation for three items, of which the second one fails.
 *
 * @param items the parameters read their values from them
 * @param right what is sent for an item that is right; the last answer comes out
 * @param wrong what the service answers for the second one, or what else is sent for it; nothing is sent
 * when left out
 */
export function three<Item extends IDataObject>(
	does: string,
	parameters: INodeParameters,
	items: [Item, Item, Item],
	right: (item: Item) => Exchange | Exchange[],
	...wrong: Array<Partial<Exchange>>
): ThreeItems {
	const [first, second, last] = items.map((item) => [right(item)].flat());
	const gives = [first, last].map((sent) => itemsIn(sent.at(-1)?.answer)?.[0] ?? {});
	const asked = { ...second[second.length - 1], answer: {}, status: 200 };
	const failing = wrong.map((one) => (one.request ? (one as Exchange) : { ...asked, ...one }));
	return { does, parameters, items, sends: [...first, ...failing, ...last], gives };
}

/** Lets a group of tests run trials of a service; nothing else may be sent, and no secret told. */
export function trials(usual: Subject, secrets = ['the-api-key']) {
	const unexpected: string[] = [];
	const remember = ({ method, path }: { method?: string; path?: string }) => {
		unexpected.push(`${method} ${path}`);
	};

	beforeAll(() => void nock.emitter.on('no match', remember));
	afterAll(() => void nock.emitter.off('no match', remember));
	beforeEach(() => {
		forgetLimits();
		forgetTrailingSlashes();
	});
	afterEach(() => {
		nock.cleanAll();
		unexpected.length = 0;
	});

	return async (
		{ does, parameters, items = [{}], binaries, sends = [] }: Trial,
		continueOnFail = false,
		subject = usual,
	) => {
		const [resource, operation] = does.split('.');
		for (const exchange of sends) expectExchange(subject, exchange);
		const result = await runNode({
			...subject,
			parameters: { resource, operation, ...parameters },
			items: items.map((json, index) => ({ json, binary: binaries?.[index] })),
			continueOnFail,
		});
		expect(unexpected).toEqual([]);
		expect(nock.pendingMocks()).toEqual([]);
		for (const secret of secrets) expect(JSON.stringify(result)).not.toContain(secret);
		return { ...result, rows: (result.items[0] ?? []).map(({ json }) => json) };
	};
}

/** Declares two tests for each mistake: what the user is told, and that the other items do their work. */
export function describeMistakes(
	run: ReturnType<typeof trials>,
	mistakes: Record<string, Mistake>,
): void {
	const listed = Object.entries(mistakes);

	test.each(listed)('%s stops the workflow', async (_title, mistake) => {
		const [tried, says, advises, httpCode] = mistake;
		const { error } = await run(tried);
		expect(error?.message).toEqual(expect.stringContaining(says));
		expect(adviceIn(error)).toBe(advises || undefined);
		expect(error?.context.itemIndex).toBe(1);
		// What the user got wrong was never sent.
		expect(error).toMatchObject(
			httpCode ? { name: 'NodeApiError', httpCode } : { name: 'NodeOperationError' },
		);
	});

	test.each(listed)('%s leaves the other items alone', async (_title, mistake) => {
		const [tried, says, advises = ''] = mistake;
		const { error, items, rows } = await run(tried, true);
		expect(error).toBeUndefined();
		const [first, failed, last] = rows;
		expect([first, last]).toEqual(tried.gives);
		expect(failed.error).toEqual(expect.stringContaining(says));
		expect(failed.error).toEqual(expect.stringContaining(advises));
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});
}

/**
 * A run of one item that fails: the operation (`order.get`), what is filled in, what the user is told, and all that is sent. A text
 * is the whole message, a pattern a part of message and description.
 */
export type Refusal = [
	does: string,
	parameters: INodeParameters,
	told: string | RegExp | Record<string, unknown>,
	...sends: Exchange[],
];

/** Declares a test for each refusal. Where the last answer is an error, its status is told. */
export function describeRefusals(run: ReturnType<typeof trials>, refusals: Refusal[]): void {
	const listed = refusals.map(([does, parameters, told, ...sends]) => ({
		does,
		parameters,
		told,
		sends,
	}));
	test.each(listed)('$does: $told', async ({ does, parameters, told, sends }) => {
		const { error } = await run({ does, parameters, sends });
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		if (told instanceof RegExp) expect(`${error?.message} ${error?.description}`).toMatch(told);
		else expect(error).toMatchObject(typeof told === 'string' ? { message: told } : told);
		const { status = 200 } = sends.at(-1) ?? {};
		if (status >= 400) expect(error).toMatchObject({ httpCode: String(status) });
	});
}
