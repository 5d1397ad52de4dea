import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8nApi, Workflow } from '../n8n/api.mts';
import { projectFolder, shortHash } from '../n8n/paths.mts';
import { Problem } from '../n8n/problem.mts';

/** An example workflow, with an id that stays the same from start to start. */
export interface Example {
	workflow: Workflow & { id: string };
	hash: string;
}

/** Reads all examples, in the order of their file names. */
export async function readExamples(folder = join(projectFolder, 'examples')): Promise<Example[]> {
	if (!existsSync(folder)) return [];
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	return await Promise.all(files.map(async (file) => await readExample(folder, file)));
}

async function readExample(folder: string, file: string): Promise<Example> {
	const text = await readFile(join(folder, file), 'utf8');
	try {
		const workflow = JSON.parse(text) as Workflow;
		return {
			workflow: { ...workflow, id: workflow.id ?? file.replace(/\.json$/, '').slice(0, 36) },
			hash: shortHash(text),
		};
	} catch (error) {
		throw new Problem(`examples/${file} is no JSON: ${(error as Error).message}.`);
	}
}

/** Whether the workflow starts without a person; only such a one can be published. */
export function runsByItself({ nodes }: Workflow): boolean {
	const manual = new Set(['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.errorTrigger']);
	return nodes.some(
		({ type, disabled }) =>
			!disabled && !manual.has(type) && /trigger$|\.webhook$|\.cron$/i.test(type),
	);
}

/**
 * Brings one example into n8n and publishes it.
 *
 * What the user has changed in n8n stays as it is, unless the example's file has changed since. A published example is
 * taken out of production and published again: n8n registers webhooks when a workflow is published and not when it
 * starts, and the sandbox, which has just been started, has forgotten them.
 */
export async function bringExample(
	api: N8nApi,
	{ workflow, hash }: Example,
	importedHash: string | undefined,
): Promise<void> {
	const { exists } = await api.get<{ exists: boolean }>(`/workflows/${workflow.id}/exists`);
	const isNew = !exists || hash !== importedHash;
	if (isNew) await api.saveWorkflow(workflow);
	if (!runsByItself(workflow)) return;
	const { active } = await api.workflow(workflow.id);
	// Unpublished by the user, and to stay so.
	if (!active && !isNew) return;
	if (active) await api.unpublish(workflow.id);
	await api.publish(workflow.id);
}
