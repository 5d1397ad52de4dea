import { everyKit, ITEMS, tryAdding, tryReading, tryUpserting, type FaultCase } from './everyFault';
import { note } from './figures';
import { setScene, type Scene, type Tested } from './scene';

/** How long a storm lasts, in ms. */
export const STORM_MS = 60_000;

/** How long a test may take on a busy machine, where n8n prepares the items slowly, in ms. */
const PATIENCE_MS = 600_000;

/** The first and the last refusal lie so far apart where a run went through the whole storm, in ms. */
const MOST_OF_IT_MS = 50_000;

/** The figures of a storm as the service saw it. */
function stormAt({ sandbox }: Scene, service: Tested) {
	const log = sandbox.log(service);
	const refusals = log.filter(({ fault }) => fault === 'status').map(({ at }) => at);
	const [first, last] = [refusals[0], refusals[refusals.length - 1]];
	const sent = log.filter(({ at }) => at >= first && at <= last).length;
	return {
		lastedMs: last - first,
		sent,
		refused: refusals.length,
		wholeRunMs: log[log.length - 1].at - log[0].at,
	};
}

/** Expects a run to have been under way for the whole storm, with every third request refused. */
function expectWholeStorm(what: string, scene: Scene, service: Tested) {
	const storm = stormAt(scene, service);
	note(what, storm);
	expect(storm.lastedMs).toBeGreaterThan(MOST_OF_IT_MS);
	// A third, and less where the storm is made anew in between.
	expect(storm.refused / storm.sent).toBeGreaterThan(0.25);
	// The storm must end before the items do, or it would have been shorter for the last ones.
	expect(storm.sent - storm.refused).toBeLessThan(ITEMS);
}

/**
 * Sends 500 items of each kind through a storm of a minute, to each service. The kinds go side by
 * side, each to a sandbox of its own, so that each has a limit and a storm of its own.
 *
 * @returns what registers the tests of one storm
 */
export function setStorms() {
	const [reading, adding, upserting] = [setScene(), setScene(), setScene()];

	return function testStorm(name: string, fault: FaultCase) {
		test.each(fault.kits ?? everyKit)(
			`${name}: $name`,
			async ({ name: who, ...kit }) => {
				const kinds = [
					{ scene: reading, attempt: tryReading, makeJob: kit.read, what: 'reading' },
					{ scene: adding, attempt: tryAdding, makeJob: kit.add, what: 'writing' },
					...(kit.upsert
						? [
								{
									scene: upserting,
									attempt: tryUpserting,
									makeJob: kit.upsert,
									what: 'Create or Update',
								},
							]
						: []),
				];
				const outcomes = await Promise.allSettled(
					kinds.map(async ({ scene, attempt, makeJob, what }) => {
						const job = await makeJob(scene, ITEMS);
						await attempt(scene, { name, who, job, fault });
						expectWholeStorm(`${name}, ${what} at ${who}`, scene, job.service);
					}),
				);
				const failures = outcomes.filter(({ status }) => status === 'rejected');
				expect(failures).toEqual([]);
			},
			PATIENCE_MS,
		);
	};
}
