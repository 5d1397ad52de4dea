import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from 'playwright-core';

import type { N8nApi } from './api.mts';
import { Problem } from './problem.mts';

/** A signed-in browser. */
export interface EditorBrowser {
	context: BrowserContext;
	/** A new tab with nothing in it. */
	newPage(): Promise<Page>;
	/** Opens a workflow in a new tab, with the whole of it in view and nothing in front of it. */
	openWorkflow(id: string): Promise<Page>;
	close(): Promise<void>;
}

/** Size of the window and sharpness of the pictures. */
export interface BrowserOptions {
	width?: number;
	height?: number;
	/** Device pixels for each pixel of the page: 2 makes small text readable in screenshots. */
	scale?: number;
}

/** What makes Chromium start in a container, and keeps it from calling out. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
];

/** Starts Chromium, signed in to n8n as the user of the API session. */
export async function openBrowser(
	api: N8nApi,
	options: BrowserOptions = {},
): Promise<EditorBrowser> {
	const { width = 1440, height = 900, scale = 2 } = options;
	const browser: Browser = await chromium.launch({
		executablePath: findChromium(),
		headless: true,
		args: flags,
	});
	const context = await browser.newContext({
		viewport: { width, height },
		deviceScaleFactor: scale,
	});
	if (!api.cookie) throw new Error('Sign in before opening the browser.');
	await context.addCookies([{ ...api.cookie, url: api.url, httpOnly: true, sameSite: 'Lax' }]);
	await stayLocal(context, api.url);
	const newPage = async () => await context.newPage();
	return {
		context,
		newPage,
		openWorkflow: async (id) => await openWorkflow(await newPage(), api.url, id),
		close: async () => await browser.close(),
	};
}

/** The first Chromium or Chrome of this machine; CHROMIUM_PATH comes before all. */
export function findChromium(): string {
	const { CHROMIUM_PATH, PROGRAMFILES = 'C:\\Program Files', LOCALAPPDATA = '' } = process.env;
	const candidates = [
		CHROMIUM_PATH,
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/snap/bin/chromium',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		join(PROGRAMFILES, 'Google', 'Chrome', 'Application', 'chrome.exe'),
		join(LOCALAPPDATA, 'Chromium', 'Application', 'chrome.exe'),
	];
	const found = candidates.find((path) => path && existsSync(path));
	if (found) return found;
	throw new Problem(
		'No Chromium was found: install it (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to a Chromium or Chrome.',
	);
}

/** Lets requests through to n8n alone: the editor's pictures and announcements from outside only make it wait. */
async function stayLocal(context: BrowserContext, url: string): Promise<void> {
	const { host } = new URL(url);
	await context.route(
		(target) => target.protocol.startsWith('http') && target.host !== host,
		async (route) => await route.abort(),
	);
}

/** Opens a workflow with the whole of it in view and nothing in front of it. */
export async function openWorkflow(page: Page, url: string, id: string): Promise<Page> {
	await page.goto(`${url}/workflow/${id}`);
	await page.locator('.vue-flow__node').first().waitFor({ timeout: 60_000 });
	await dismissPopUps(page);
	await fitToView(page);
	return page;
}

/** Closes whatever n8n shows to new users in front of the canvas. */
export async function dismissPopUps(page: Page): Promise<void> {
	// They come a moment after the canvas.
	await page.waitForTimeout(500);
	const closers = page.locator(
		[
			// The checklist of things to do before going into production.
			'[data-test-id="suggested-actions-close"]',
			'.el-notification__closeBtn',
			'.el-dialog__headerbtn',
		].join(', '),
	);
	// Closing one can bring the next; a handful is all there ever are.
	for (let round = 0; round < 5; round += 1) {
		const closer = await firstVisible(closers);
		if (!closer) return;
		await closer.click({ timeout: 2000 }).catch(() => {});
		await page.waitForTimeout(200);
	}
}

async function firstVisible(locator: Locator): Promise<Locator | undefined> {
	for (const candidate of await locator.all()) if (await candidate.isVisible()) return candidate;
	return undefined;
}

/** An element by the name that n8n's own tests know it by. */
export function testId(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="${name}"]`);
}

/** Zooms and moves the canvas so that the whole workflow is in view. */
export async function fitToView(page: Page): Promise<void> {
	await testId(page, 'zoom-to-fit').click();
	// The canvas glides there.
	await page.waitForTimeout(600);
}

/** What floats on the canvas and is no part of the workflow. */
const floating = [
	'.tab-bar-container',
	'[class*="_executionButtons"]',
	// A trigger shows its own while the mouse is over it.
	'[data-test-id^="execute-workflow-button"]',
	'[data-test-id="canvas-controls"]',
	'[data-test-id="canvas-minimap"]',
	'[data-test-id="canvas-handle-plus-wrapper"]',
	'[data-test-id="node-creator-plus-button"]',
	'[data-test-id="command-bar-button"]',
	'[data-test-id="add-sticky-button"]',
	'[data-test-id="toggle-focus-panel-button"]',
	'[data-test-id="instance-ai-canvas-action-button"]',
];

/** Takes a picture of the workflow on the canvas alone, without the buttons that float on it. */
export async function screenshotCanvas(page: Page, file: string, margin = 40): Promise<void> {
	const hidden = floating.flatMap((selector) => [selector, `${selector} *`]).join(', ');
	const style = await page.addStyleTag({ content: `${hidden} { visibility: hidden !important; }` });
	const clip = await workflowArea(page, margin);
	await page.screenshot({ path: file, clip, animations: 'disabled' });
	await style.evaluate((element) => (element as unknown as { remove(): void }).remove());
}

interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The part of the canvas that nodes and notes take up. */
async function workflowArea(page: Page, margin: number): Promise<Area> {
	const canvas = await testId(page, 'canvas').first().boundingBox();
	const nodes = await page.locator('.vue-flow__node').all();
	const boxes = (await Promise.all(nodes.map(async (node) => await node.boundingBox()))).filter(
		(box) => box !== null,
	);
	if (!canvas || boxes.length === 0) throw new Error('There is no workflow in view.');
	// A node's name hangs below its box and the sign of a trigger stands to the left of it.
	const room = { left: margin, right: margin, top: margin, bottom: margin + 40 };
	const left = Math.max(canvas.x, Math.min(...boxes.map(({ x }) => x)) - room.left);
	const top = Math.max(canvas.y, Math.min(...boxes.map(({ y }) => y)) - room.top);
	const right = Math.min(
		canvas.x + canvas.width,
		Math.max(...boxes.map(({ x, width }) => x + width)) + room.right,
	);
	const bottom = Math.min(
		canvas.y + canvas.height,
		Math.max(...boxes.map(({ y, height }) => y + height)) + room.bottom,
	);
	return { x: left, y: top, width: right - left, height: bottom - top };
}
