import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/n8n/browser.mts';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';

describe('the welcome page in Chromium', () => {
	let sandbox: Sandbox;
	let browser: Browser;
	let page: Page;

	before(async () => {
		sandbox = await startSandbox();
		browser = await chromium.launch({
			executablePath: findChromium(),
			args: ['--no-sandbox', '--disable-gpu'],
		});
		page = await browser.newPage();
		await page.goto(sandbox.urls.control);
	});
	after(async () => {
		await browser?.close();
		await sandbox?.stop();
	});

	test('every button does what it says, and the page tells what happened', async () => {
		const buttons = await page.locator('button').allTextContents();
		assert.deepEqual(buttons, [
			'New bol order',
			'Customer cancels',
			'Goods arrive',
			'Pick and ship',
			'Return arrives',
			'Storm of 429',
		]);
		const told = page.locator('#happened tr').first();
		for (const [button, sentence] of [
			['New bol order', /bol has the new order B100000001/],
			['Customer cancels', /The customer of bol order B100000001 asks to cancel/],
			['Goods arrive', /10 pieces arrived: .* at Lagerkoll/],
			['Pick and ship', /Picqer/],
			['Return arrives', /bol has the new return 16\d+/],
			['Storm of 429', /every third request/],
		] as const) {
			await page.getByRole('button', { name: button }).click();
			await told.filter({ hasText: sentence }).waitFor({ timeout: 10_000 });
		}
		await page.getByRole('cell', { name: 'wants to cancel' }).first().waitFor();
		assert.equal(page.url(), `${sandbox.urls.control}/`);
	});

	test('new requests appear without a reload', async () => {
		await fetch(`${sandbox.urls.picqer}/api/v1/seen-by-the-page`);
		await page
			.locator('#requests')
			.getByText('/api/v1/seen-by-the-page')
			.waitFor({ timeout: 10_000 });
	});
});
