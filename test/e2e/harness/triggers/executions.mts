import type { Execution, ExecutionSummary, N8nApi } from '../../../../scripts/n8n/api.mts';
import { inParallel } from './deliveries.mts';

type Item = Record<string, unknown>;

/** What an execution holds that never got as far as its first node. */
interface Waiting {
	executionData?: {
		nodeExecutionStack?: Array<{ data?: { main?: Array<Array<{ json: Item }>> } }>;
	};
}

/** The items that the trigger of an execution gave; of one that n8n was killed in, those it began with. */
export function itemsOf({ data }: Execution): Item[] {
	const done = data.resultData.runData.Trigger?.[0]?.data?.main?.[0];
	const waiting = (data as Waiting).executionData?.nodeExecutionStack?.[0]?.data?.main?.[0];
	return (done ?? waiting ?? []).map(({ json }) => json);
}

/** The items that the trigger gave in all executions of a workflow, oldest first. */
export async function startedWith(api: N8nApi, workflowId: string): Promise<Item[]> {
	const executions: ExecutionSummary[] = (await api.executions(workflowId)).reverse();
	const items = await inParallel(executions, 10, async ({ id }) =>
		itemsOf(await api.waitForExecution(id)),
	);
	return items.flat();
}
