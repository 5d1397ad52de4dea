import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	INode,
	INodeExecutionData,
	IRun,
	NodeExecutionHint,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';
import { createWorkbench, nodeName } from './workbench';
import type { NodeUnderTest } from './workbench';

/** One run of a node, as a workflow would do it. */
export interface NodeRun extends NodeUnderTest {
	/** Items that reach the node; one empty item when not given. */
	items?: INodeExecutionData[];
	/** Short for `onError: 'continueRegularOutput'`. */
	continueOnFail?: boolean;
	onError?: OnError;
	/** Further settings of the node in the workflow, such as `retryOnFail`. */
	settings?: Partial<INode>;
	/** How the workflow was started; `trigger`, an unattended run, when not given. */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution when it aborts. */
	signal?: AbortSignal;
}

/** What came out of the node. */
export interface NodeRunResult {
	/** Items by output of the node; empty when it failed or was not reached. */
	items: INodeExecutionData[][];
	/** Why the execution failed. n8n stores a plain copy, so `instanceof` does not work; `name` does. */
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	status: IRun['status'];
	/** The credentials after the run, with the tokens that n8n saved. */
	credentials: CredentialStore;
}

/** A run that has begun. */
export interface StartedNodeRun {
	result: Promise<NodeRunResult>;
	/** What the stop button of n8n does. */
	cancel(): void;
}

/** Starts a node in n8n's real engine; only the network is to be mocked. */
export function startNode(run: NodeRun): StartedNodeRun {
	const mode = run.mode ?? 'trigger';
	const onError = run.onError ?? (run.continueOnFail ? 'continueRegularOutput' : 'stopWorkflow');
	const { workflow, start, store, additionalData } = createWorkbench(run, {
		mode,
		nodeFields: { onError, ...run.settings },
	});
	// What n8n's `run` does, too. That one takes an object in some versions and a list of parameters in others.
	const execution = new WorkflowExecute(
		additionalData,
		mode,
		createRunExecutionData({
			resultData: { pinData: { [start.name]: run.items ?? [{ json: {} }] } },
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
			},
		}),
	).processRunExecutionData(workflow);
	const cancel = () => execution.cancel();
	if (run.signal?.aborted) cancel();
	run.signal?.addEventListener('abort', cancel, { once: true });

	const finish = async (): Promise<NodeRunResult> => {
		const { data, status } = await execution;
		run.signal?.removeEventListener('abort', cancel);
		const task = data.resultData.runData[nodeName]?.at(-1);
		const failed = task?.error ?? data.resultData.error;
		return {
			items: (task?.data?.main ?? []).map((output) => output ?? []),
			...(failed ? { error: failed as ExecutionError } : {}),
			hints: task?.hints ?? [],
			status,
			credentials: store,
		};
	};
	return { result: finish(), cancel };
}

/** Runs a node in n8n's real engine and waits for its items. */
export async function runNode(run: NodeRun): Promise<NodeRunResult> {
	return await startNode(run).result;
}
