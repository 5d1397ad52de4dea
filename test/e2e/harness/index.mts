import { rm } from 'node:fs/promises';

import { createOwner, type N8nApi } from '../../../scripts/n8n/api.mts';
import { importCredentials } from '../../../scripts/n8n/import.mts';
import { installN8n } from '../../../scripts/n8n/install.mts';
import { startN8n, type RunningN8n } from '../../../scripts/n8n/instance.mts';
import {
	installPackage,
	packProject,
	recordPackage,
	temporaryUserFolder,
	type PackedPackage,
} from '../../../scripts/n8n/package.mts';
import { owner } from '../../../scripts/start/owner.mts';
import { sandboxCredentials } from '../../../scripts/start/credentials.mts';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';

/** A real n8n with this package in it, beside a sandbox, both thrown away at the end. */
export interface Harness {
	n8n: RunningN8n;
	api: N8nApi;
	sandbox: Sandbox;
	packed: PackedPackage;
	stop(): Promise<void>;
}

/**
 * Builds, packs, installs and starts everything on free ports; the account and the credentials are there.
 *
 * @param environment variables of n8n beside those that keep it quiet and local
 * @param preload scripts that are loaded into n8n before n8n itself
 */
export async function startHarness(
	report: (progress: string) => void = () => {},
	environment: Record<string, string> = {},
	preload: string[] = [],
): Promise<Harness> {
	const installed = await installN8n(report);
	const packed = await packProject(report);
	const userFolder = await temporaryUserFolder();
	const undo: Array<() => Promise<void>> = [
		async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 3 }),
	];
	const stop = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		await installPackage(userFolder, packed);
		const sandbox = await startSandbox();
		undo.push(async () => await sandbox.stop());
		const n8n = await startN8n({ userFolder, installed, environment, preload });
		undo.push(async () => await n8n.stop());
		const api = await createOwner(n8n.url, owner);
		// The record goes into the file of n8n's usual database; nodes load and run without it.
		if (!environment.DB_TYPE) await recordPackage(n8n, api, packed);
		await importCredentials(n8n, sandboxCredentials(sandbox.urls));
		return { n8n, api, sandbox, packed, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
