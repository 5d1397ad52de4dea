import type { Counters } from '../../../sandbox/traffic.ts';
import { measureOnce, median, medians, RUNS, tell, textsOf } from '../processes.mts';
import type { Row } from '../table.mts';

const WRITES = 600;
const LIMIT = 100;
const WINDOW_MS = 2000;

/** Requests before the measuring, few enough that the limit refuses none: refusals would count. */
const WARM_UP = LIMIT / 2;

/** Time that so many writes need at least: all windows but the last must pass. */
const LEAST_MS = (Math.ceil(WRITES / LIMIT) - 1) * WINDOW_MS;

interface Writes {
	milliseconds: number;
	/** From the start of the node to its first request, in ms. */
	firstAfter: number;
	lost: number;
	doubled: number;
	tooMany: number;
}

/** Writes under a limit, and what arrived of them. */
async function writes(contestant: string, kind: 'fixed' | 'sliding'): Promise<Writes> {
	await tell({ do: 'reset' });
	const idorder = String(await tell<number>({ do: 'order' }));
	await tell({ do: 'limit', settings: { limit: LIMIT, windowMs: WINDOW_MS, kind } });
	await tell({ do: 'clear' });
	const texts = textsOf(WRITES);
	console.error(`  ${contestant}, ${kind} window`);
	const limit = { requests: LIMIT, windowMs: WINDOW_MS };
	const { milliseconds, startedAt } = await measureOnce({
		job: 'write',
		contestant,
		texts,
		idorder,
		warmUp: WARM_UP,
		limit,
	});
	const arrived = await tell<string[]>({ do: 'comments' });
	const { picqer } = await tell<Record<string, Counters>>({ do: 'counters' });
	const requests = Object.values(picqer.statuses).reduce((sum, count) => sum + count, 0);
	const distinct = new Set(arrived);
	const first = await tell<number>({ do: 'first request', since: startedAt });
	return {
		milliseconds,
		firstAfter: first - startedAt,
		lost: texts.filter((text) => !distinct.has(text)).length,
		doubled: arrived.length - distinct.size,
		tooMany: picqer.tooManyRequests / requests,
	};
}

/** The same for reading at a service that says in headers what is left of its limit, as Picqer does not. */
async function readRow(kind: 'fixed' | 'sliding'): Promise<Row> {
	await tell({ do: 'reset' });
	const ids = await tell<string[]>({ do: 'ids', service: 'goedgepickt' });
	await tell({ do: 'limit', settings: { limit: LIMIT, windowMs: WINDOW_MS, kind } });
	const { milliseconds, tooMany } = await medians({
		job: 'get',
		service: 'goedgepickt',
		contestant: 'ours',
		texts: Array.from({ length: WRITES }, (_, index) => ids[index % ids.length]),
		warmUp: WARM_UP,
		limit: { requests: LIMIT, windowMs: WINDOW_MS },
	});
	const share = milliseconds / LEAST_MS;
	return {
		what: `${WRITES} reads with headers for the limit, ${kind} window: time ÷ least possible`,
		ours: `${share.toFixed(3)}, ${((tooMany / WRITES) * 100).toFixed(1)} % 429`,
		target: '≤ 1.02, ≤ 1 %',
		isMet: share <= 1.02 && tooMany <= WRITES / 100,
	};
}

/** Time under a limit beside the least possible, and what was lost. */
export async function writeRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const kind of ['fixed', 'sliding'] as const) {
		const ours: Writes[] = [];
		for (let run = 0; run < RUNS; run++) ours.push(await writes('ours', kind));
		const share = median(ours.map(({ milliseconds }) => milliseconds)) / LEAST_MS;
		const lost = Math.max(...ours.map((one) => one.lost + one.doubled));
		const tooMany = median(ours.map((one) => one.tooMany));
		rows.push(
			{
				what: `${WRITES} writes, ${LIMIT} per ${WINDOW_MS / 1000} s, ${kind} window: time ÷ least possible`,
				ours: share.toFixed(3),
				target: '≤ 1.02',
				isMet: share <= 1.02,
			},
			{
				what: '  of it until the first request',
				ours: (median(ours.map(({ firstAfter }) => firstAfter)) / LEAST_MS).toFixed(3),
			},
			{ what: '  items lost or doubled', ours: String(lost), target: '0', isMet: lost === 0 },
			{
				what: '  refused with 429',
				ours: `${(tooMany * 100).toFixed(1)} %`,
				target: '≤ 1 %',
				isMet: tooMany <= 0.01,
			},
		);
		rows.push(await readRow(kind));
		for (const [name, contestant] of [
			['HTTP Request, as it comes', 'httpRequest'],
			['HTTP Request, batches of 100 every 2 s', 'httpRequestBatching'],
			['HTTP Request, Retry On Fail, 5 tries', 'httpRequestRetry'],
		]) {
			const other = await writes(contestant, kind);
			rows.push({
				what: `  beside it: ${name}`,
				theirs: `${(other.milliseconds / LEAST_MS).toFixed(2)} × the time, ${other.lost} lost, ${other.doubled} doubled, ${(other.tooMany * 100).toFixed(0)} % 429`,
			});
		}
	}
	return rows;
}
