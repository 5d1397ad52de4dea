import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { createOwner, type N8nApi, type Workflow } from '../../n8n/api.mts';
import { openBrowser, testId, type EditorBrowser } from '../../n8n/browser.mts';
import { installN8n } from '../../n8n/install.mts';
import { startN8n } from '../../n8n/instance.mts';
import {
	installPackage,
	packProject,
	recordPackage,
	temporaryUserFolder,
} from '../../n8n/package.mts';
import { owner } from '../../start/owner.mts';
import { median, RUNS } from '../processes.mts';
import type { Row } from '../table.mts';

/** Nodes that are opened: n8n's own, and the largest of these. */
const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
const PICQER = 'n8n-nodes-webshop-fulfilment.picqer';

/** What a package costs n8n and its editor. */
interface EditorCost {
	/** From the start of n8n until it answers and runs its workflows, in ms. */
	start: number;
	/** Bytes of all node types, as the editor loads them. */
	types: number;
	/** From the double click on a node until its parameters show, in ms. */
	open: Record<string, number>;
}

const timed = async (task: () => Promise<unknown>): Promise<number> => {
	const before = performance.now();
	await task();
	return performance.now() - before;
};

const workflowWith = (type: string): Workflow => ({
	name: `With ${type}`,
	nodes: [
		{
			name: 'Measured',
			type,
			typeVersion: type === HTTP_REQUEST ? 4.2 : 1,
			position: [0, 0],
			parameters: type === PICQER ? { resource: 'order', operation: 'create' } : {},
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
});

async function opening(browser: EditorBrowser, api: N8nApi, type: string): Promise<number> {
	const { id } = await api.saveWorkflow(workflowWith(type));
	const page = await browser.openWorkflow(id);
	const node = testId(page, 'canvas-node').filter({ hasText: 'Measured' }).first();
	await node.waitFor();
	const milliseconds = await timed(async () => {
		await node.dblclick();
		await testId(page, 'parameter-input').first().waitFor();
	});
	await page.close();
	return milliseconds;
}

/** Starts an n8n with or without the package a few times, and opens nodes in it. */
async function costOfEditor(withPackage: boolean): Promise<EditorCost> {
	const report = (progress: string) => console.error(`  ${progress}`);
	const installed = await installN8n(report);
	const userFolder = await temporaryUserFolder();
	const packed = withPackage ? await packProject(report) : undefined;
	if (packed) await installPackage(userFolder, packed);
	// The first start also makes the database.
	const n8n = await startN8n({ userFolder, installed });
	try {
		const api = await createOwner(n8n.url, owner);
		if (packed) await recordPackage(n8n, api, packed);
		const starts: number[] = [];
		for (let run = 0; run < RUNS; run++) {
			await n8n.stop();
			starts.push(await timed(async () => await n8n.restart()));
			report(`n8n ${withPackage ? 'with' : 'without'} the package: ${starts[run].toFixed(0)} ms`);
		}
		const types = await fetch(`${n8n.url}/types/nodes.json`, { headers: api.headers() });
		const browser = await openBrowser(api);
		const open: Record<string, number> = {};
		for (const type of withPackage ? [HTTP_REQUEST, PICQER] : [HTTP_REQUEST]) {
			const times: number[] = [];
			for (let run = 0; run < RUNS; run++) times.push(await opening(browser, api, type));
			open[type] = median(times);
		}
		await browser.close();
		return { start: median(starts), types: (await types.arrayBuffer()).byteLength, open };
	} finally {
		await n8n.stop();
		await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	}
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** How much longer n8n's start and the opening of a node take with the package. */
export async function editorRows(): Promise<Row[]> {
	const without = await costOfEditor(false);
	const withIt = await costOfEditor(true);
	const share = (one: number, other: number) => `${(one / other).toFixed(2)} ×`;
	const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
	return [
		{
			what: "n8n's start, with the package ÷ without",
			ours: `${seconds(withIt.start)}, ${share(withIt.start, without.start)}`,
			theirs: seconds(without.start),
		},
		{
			what: 'all node types, as the editor loads them, with ÷ without',
			ours: `${kilobytes(withIt.types)}, ${share(withIt.types, without.types)}`,
			theirs: kilobytes(without.types),
		},
		{
			what: 'opening an HTTP Request node, with ÷ without',
			ours: `${seconds(withIt.open[HTTP_REQUEST])}, ${share(withIt.open[HTTP_REQUEST], without.open[HTTP_REQUEST])}`,
			theirs: seconds(without.open[HTTP_REQUEST]),
		},
		{
			what: 'opening Picqer > Order > Create ÷ an HTTP Request node',
			ours: `${seconds(withIt.open[PICQER])}, ${share(withIt.open[PICQER], withIt.open[HTTP_REQUEST])}`,
			theirs: seconds(withIt.open[HTTP_REQUEST]),
		},
	];
}
