import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who owns the n8n; there is one owner for each. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** An answer of n8n that says no. */
export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly body: unknown,
	) {
		super(message);
	}
}

/** A node of a workflow, as far as the tooling looks into it. */
export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
	disabled?: boolean;
}

/** A workflow, as n8n exports it. */
export interface Workflow {
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
	staticData?: unknown;
	meta?: Record<string, unknown>;
}

/** A workflow, as n8n has it. */
export interface SavedWorkflow extends Workflow {
	id: string;
	active: boolean;
	versionId: string;
	activeVersionId: string | null;
	checksum: string;
}

/** One line in the list of executions. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'success' | 'error' | 'canceled' | 'crashed' | 'waiting' | 'unknown';
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
}

/** One item that a node put out. */
export interface OutputItem {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	error?: { message: string };
	pairedItem?: unknown;
}

/** One run of one node. */
export interface NodeRun {
	executionStatus: string;
	executionTime: number;
	startTime: number;
	data?: { main?: Array<OutputItem[] | null> };
	error?: { message: string; description?: string; name: string; [property: string]: unknown };
}

/** An execution with all that its nodes put out. */
export interface Execution extends ExecutionSummary {
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: { message: string; description?: string };
			lastNodeExecuted?: string;
		};
	};
}

interface PublicationStatus {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

const finished = new Set(['success', 'error', 'canceled', 'crashed']);

/** Creates the owner account of a fresh n8n and signs in as this owner. */
export async function createOwner(url: string, owner: Owner): Promise<N8nApi> {
	const api = new N8nApi(url);
	await api.post('/owner/setup', owner);
	return api;
}

/** Signs in with an existing account. */
export async function signIn(
	url: string,
	account: Pick<Owner, 'email' | 'password'>,
): Promise<N8nApi> {
	const api = new N8nApi(url);
	await api.post('/login', { emailOrLdapLoginId: account.email, password: account.password });
	return api;
}

/** Whether this n8n has no owner yet. */
export async function needsOwner(url: string): Promise<boolean> {
	const { userManagement } = await new N8nApi(url).get<{
		userManagement: { showSetupOnFirstLoad?: boolean };
	}>('/settings');
	return userManagement.showSetupOnFirstLoad === true;
}

/** The REST API that n8n's editor uses, with the session of one user. */
export class N8nApi {
	/** The session cookie, as name and value; a browser that has it is signed in. */
	cookie: { name: string; value: string } | undefined;

	constructor(readonly url: string) {}

	async get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
		const search = new URLSearchParams(query).toString();
		return await this.request<Answer>('GET', search ? `${path}?${search}` : path);
	}

	async post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
		return await this.request<Answer>('POST', path, body);
	}

	async patch<Answer>(path: string, body: unknown): Promise<Answer> {
		return await this.request<Answer>('PATCH', path, body);
	}

	async delete<Answer>(path: string): Promise<Answer> {
		return await this.request<Answer>('DELETE', path);
	}

	/** Creates a workflow, or replaces the one of the same id. */
	async saveWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
		const { id } = workflow;
		if (!id || !(await this.get<{ exists: boolean }>(`/workflows/${id}/exists`)).exists) {
			return await this.post<SavedWorkflow>('/workflows', workflow);
		}
		const { name, nodes, connections, settings, pinData } = workflow;
		return await this.patch<SavedWorkflow>(`/workflows/${id}`, {
			name,
			nodes,
			connections,
			settings,
			pinData,
		});
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.get<SavedWorkflow>(`/workflows/${id}`);
	}

	/** Publishes the latest version of a workflow and waits until its triggers are active. */
	async publish(id: string, patience = 30_000): Promise<SavedWorkflow> {
		const { versionId } = await this.workflow(id);
		const workflow = await this.post<SavedWorkflow>(`/workflows/${id}/activate`, { versionId });
		await this.waitForPublication(id, patience);
		return workflow;
	}

	/** n8n activates triggers in the background: only this tells whether they took. */
	async waitForPublication(id: string, patience = 30_000): Promise<void> {
		const status = await poll(patience, async () => {
			const answer = await this.get<PublicationStatus>(`/workflows/${id}/publication-status`);
			return answer.status === 'in_progress' || answer.status === 'not_published'
				? undefined
				: answer;
		});
		if (!status) throw new Error(`Workflow ${id} was not published within ${patience / 1000} s.`);
		if (status.status === 'published') return;
		const reasons = status.triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(
			`Workflow ${id} could not be published: ${reasons.join('; ') || status.status}`,
		);
	}

	/** Takes a workflow out of production; its triggers are gone when this returns. */
	async unpublish(id: string, patience = 30_000): Promise<void> {
		await this.post(`/workflows/${id}/deactivate`);
		await poll(patience, async () => {
			const { status } = await this.get<PublicationStatus>(`/workflows/${id}/publication-status`);
			return status === 'in_progress' ? undefined : true;
		});
	}

	/** Deletes a workflow with its executions, unpublishing it first; n8n asks for archiving in between. */
	async deleteWorkflow(id: string): Promise<void> {
		if ((await this.workflow(id)).active) await this.unpublish(id);
		await this.post(`/workflows/${id}/archive`);
		await this.delete(`/workflows/${id}`);
	}

	/** Runs a workflow as the editor's button does, from one trigger, and returns the finished execution. */
	async run(id: string, trigger: string, patience = 60_000): Promise<Execution> {
		const { executionId } = await this.post<{ executionId?: string }>(`/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		if (!executionId)
			throw new Error(`Workflow ${id} waits for an event of "${trigger}" instead of running.`);
		return await this.waitForExecution(executionId, patience);
	}

	/** Lets the editor listen for a test event of one trigger, beside the published workflow. */
	async listen(id: string, trigger: string): Promise<void> {
		const { waitingForWebhook } = await this.post<{ waitingForWebhook?: boolean }>(
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		if (!waitingForWebhook) throw new Error(`Workflow ${id} does not wait for an event.`);
	}

	/** All executions of a workflow, latest first. */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		const query = { filter: JSON.stringify({ workflowId }), limit: '100' };
		const all: ExecutionSummary[] = [];
		for (let cursor: string | null | undefined; cursor !== null; ) {
			const page = await this.get<{ results: ExecutionSummary[]; nextCursor?: string | null }>(
				'/executions',
				cursor ? { ...query, cursor } : query,
			);
			all.push(...page.results);
			cursor = page.nextCursor ?? null;
		}
		return all;
	}

	/** One execution with its data. */
	async execution(id: string): Promise<Execution> {
		const { data, ...summary } = await this.get<ExecutionSummary & { data: string }>(
			`/executions/${id}`,
		);
		// n8n keeps execution data in a form that allows references in circles.
		return { ...summary, data: parse(data) as Execution['data'] };
	}

	/** Runs an execution that did not end well once more, as n8n's button does; returns when that has ended. */
	async retry(id: string): Promise<void> {
		await this.post(`/executions/${id}/retry`, { loadWorkflow: false });
	}

	/** Waits until one execution has ended, well or not. */
	async waitForExecution(id: string, patience = 60_000): Promise<Execution> {
		const execution = await poll(patience, async () => {
			const { status } = await this.get<ExecutionSummary>(`/executions/${id}`);
			return finished.has(status) ? await this.execution(id) : undefined;
		});
		if (!execution) throw new Error(`Execution ${id} did not end within ${patience / 1000} s.`);
		return execution;
	}

	/** Waits until a workflow has at least `count` ended executions; returns them with their data, oldest first. */
	async waitForExecutions(workflowId: string, count = 1, patience = 60_000): Promise<Execution[]> {
		let ended: ExecutionSummary[] = [];
		const enough = await poll(patience, async () => {
			ended = (await this.executions(workflowId)).filter(({ status }) => finished.has(status));
			return ended.length >= count || undefined;
		});
		if (!enough) {
			throw new Error(
				`Workflow ${workflowId} had ${ended.length} of ${count} executions within ${patience / 1000} s.`,
			);
		}
		return await Promise.all(ended.reverse().map(async ({ id }) => await this.execution(id)));
	}

	/** What n8n offers of one package: the descriptions of its node types. */
	async nodeTypes(
		packageName: string,
	): Promise<Array<{ name: string; displayName: string; version: number | number[] }>> {
		const response = await fetch(`${this.url}/types/nodes.json`, { headers: this.headers() });
		if (!response.ok)
			throw new N8nApiError(
				response.status,
				'n8n does not tell its node types',
				await response.text(),
			);
		const types = (await response.json()) as Array<{
			name: string;
			displayName: string;
			version: number | number[];
		}>;
		return types.filter(({ name }) => name.startsWith(`${packageName}.`));
	}

	/** What a request to n8n needs so that it counts as the signed-in user's. */
	headers(): Record<string, string> {
		return this.cookie ? { cookie: `${this.cookie.name}=${this.cookie.value}` } : {};
	}

	private async request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				...this.headers(),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		this.keepCookie(response);
		const text = await response.text();
		const answer = parseJson(text) as { data?: Answer; message?: string } | undefined;
		if (!response.ok) {
			const message = answer?.message ?? (text.slice(0, 200) || response.statusText);
			throw new N8nApiError(response.status, `${method} ${path}: ${message}`, answer);
		}
		// Most answers wrap what was asked for in "data"; lists of workflows come with a count beside it.
		return (answer && 'data' in answer && !('count' in answer) ? answer.data : answer) as Answer;
	}

	private keepCookie(response: Response): void {
		for (const header of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
			if (name === 'n8n-auth' && value) this.cookie = { name, value };
		}
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function poll<Result>(
	patience: number,
	look: () => Promise<Result | undefined>,
): Promise<Result | undefined> {
	const deadline = Date.now() + patience;
	for (;;) {
		const result = await look();
		if (result !== undefined) return result;
		if (Date.now() > deadline) return undefined;
		await sleep(150);
	}
}
