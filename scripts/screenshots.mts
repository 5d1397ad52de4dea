import { mkdir } from 'node:fs/promises';
import { openBrowser, screenshotCanvas } from './n8n/browser.mts';
import { readExamples } from './start/examples.mts';
import { startHarness } from '../test/e2e/harness/index.mts';

/** Where the README looks for its pictures. */
const FOLDER = 'docs/images';

// The canvas is wide, so the window is too: then the notes stay readable when n8n fits it to view.
const WINDOW = { width: 2000, height: 1000, scale: 1 };

await mkdir(FOLDER, { recursive: true });
const harness = await startHarness((progress) => console.log(progress));
try {
	const browser = await openBrowser(harness.api, WINDOW);
	try {
		for (const { workflow } of await readExamples()) {
			await harness.api.saveWorkflow(workflow);
			const page = await browser.openWorkflow(workflow.id);
			const file = `${FOLDER}/${workflow.name.toLowerCase().replaceAll(' ', '-')}.png`;
			await screenshotCanvas(page, file);
			console.log(file);
			await page.close();
		}
	} finally {
		await browser.close();
	}
} finally {
	await harness.stop();
}
