import { mkdir } from 'node:fs/promises';
import { openBrowser, screenshotCanvas } from '../n8n/browser.mts';
import { readExamples } from '../start/examples.mts';
import { startHarness, type Harness } from '../../test/e2e/harness/index.mts';
import { scenes } from './scenes.mts';

/** Where README and docs look for their pictures. */
const FOLDER = 'docs/images';

// The canvas is wide, so the window is too: then the notes stay readable when n8n fits it to view.
const CANVAS = { width: 2000, height: 1000, scale: 1 };

const EDITOR = { width: 1280, height: 800, scale: 1 };

/** The examples on the canvas, each by the name of its flow. */
async function takeExamples({ api }: Harness) {
	const browser = await openBrowser(api, CANVAS);
	try {
		for (const { workflow } of await readExamples()) {
			await api.saveWorkflow(workflow);
			const page = await browser.openWorkflow(workflow.id);
			const file = `${FOLDER}/${workflow.name.toLowerCase().replaceAll(' ', '-')}.png`;
			await screenshotCanvas(page, file);
			console.log(file);
			await page.close();
		}
	} finally {
		await browser.close();
	}
}

/** What users meet around the canvas. */
async function takeScenes(harness: Harness) {
	const browser = await openBrowser(harness.api, EDITOR);
	try {
		for (const [name, scene] of Object.entries(scenes)) {
			const page = await browser.newPage();
			const clip = await scene(page, harness);
			const file = `${FOLDER}/${name}.png`;
			await page.screenshot({ path: file, clip, animations: 'disabled' });
			console.log(file);
			await page.close();
		}
	} finally {
		await browser.close();
	}
}

const parts: Record<string, (harness: Harness) => Promise<void>> = {
	examples: takeExamples,
	scenes: takeScenes,
};
const named = process.argv.slice(2).filter((name) => name in parts);

await mkdir(FOLDER, { recursive: true });
const harness = await startHarness((progress) => console.log(progress));
try {
	for (const name of named.length > 0 ? named : Object.keys(parts)) await parts[name](harness);
} finally {
	await harness.stop();
}
