import type { Example } from './examples.mts';
import type { SandboxUrls } from './credentials.mts';
import { owner } from './owner.mts';

/** The one screen that `npm start` ends with. */
export function screen(
	url: string,
	urls: SandboxUrls,
	examples: Example[],
	logFile: string,
): string {
	return [
		'',
		`  n8n        ${url}/home/workflows`,
		`  Sign in    ${owner.email}  /  ${owner.password}`,
		'',
		...whatToClick(url, examples),
		`  The services are stand-ins on this machine: bol ${urls.bol}, Picqer ${urls.picqer}.`,
		`  Make things happen there: ${urls.control}`,
		`  n8n's log: ${logFile}`,
		'',
		'  Ctrl-C ends everything.',
		'',
	].join('\n');
}

function whatToClick(url: string, examples: Example[]): string[] {
	if (examples.length === 0) return [];
	const width = Math.max(...examples.map(({ workflow }) => workflow.name.length));
	return [
		'  Open a workflow and click "Execute workflow"; its notes say what then happens.',
		...examples.map(
			({ workflow }) => `    ${workflow.name.padEnd(width)}  ${url}/workflow/${workflow.id}`,
		),
		'',
	];
}
