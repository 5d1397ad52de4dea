import type { Counters } from '../../../sandbox/traffic.ts';
import { measureOnce, NO_LIMIT, tell } from '../processes.mts';
import type { Row } from '../table.mts';

const TOKEN_ITEMS = 200;

/** Token requests of many items whose credential has no token yet. */
export async function tokenRows(): Promise<Row[]> {
	const run = async (contestant: string) => {
		await tell({ do: 'reset' });
		const texts = await tell<string[]>({ do: 'bol orders', count: TOKEN_ITEMS });
		await tell({ do: 'limit', settings: NO_LIMIT });
		await tell({ do: 'clear' });
		const { items } = await measureOnce({
			job: 'get',
			service: 'bol',
			contestant,
			texts,
			warmUp: 0,
		});
		const { bol } = await tell<Record<string, Counters>>({ do: 'counters' });
		return { items, tokens: bol.tokenRequests };
	};
	const ours = await run('ours');
	const theirs = await run('httpRequest');
	return [
		{
			what: `${TOKEN_ITEMS} items, credential without token (${ours.items} answered): token requests`,
			ours: String(ours.tokens),
			theirs: `${theirs.tokens} (${theirs.items} answered)`,
			target: '1',
			isMet: ours.tokens === 1 && ours.items === TOKEN_ITEMS,
		},
	];
}
