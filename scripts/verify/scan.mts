import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execa } from 'execa';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { projectFolder } from '../n8n/paths.mts';

/** Of a tarball, n8n's scanner lints the compiled code and the manifest. */
const publishedPatterns = ['**/*.js', 'package.json'];

/** What n8n's scanner finds in what git holds, which is what it fetches by the provenance of a release. */
export async function scanSource(folder: string): Promise<string[]> {
	const source = join(folder, 'source');
	await mkdir(source);
	const archive = join(folder, 'source.tar');
	await execa('git', ['archive', '--output', archive, 'HEAD'], { cwd: projectFolder });
	await execa('tar', ['-xf', archive, '-C', source]);
	return await scan(source, SOURCE_FILE_PATTERNS);
}

/** What n8n's scanner finds in the unpacked tarball. */
export async function scanPublished(folder: string): Promise<string[]> {
	return await scan(folder, publishedPatterns);
}

async function scan(folder: string, patterns: string[]): Promise<string[]> {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	return passed ? [] : [(details ?? message ?? 'it fails without a reason').trim()];
}
