import { runsByItself, type Example } from './examples.mts';
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
		...runningByThemselves(examples),
		`  The services are stand-ins on this machine: bol ${urls.bol}, Picqer ${urls.picqer},`,
		`  GoedGepickt ${urls.goedgepickt}, Lagerkoll ${urls.lagerkoll}.`,
		`  See what is in them, and let things happen: ${urls.control}`,
		`  n8n's log: ${logFile}`,
		'',
		'  Ctrl-C ends everything. What you change is kept; npm start -- --reset forgets it.',
		'',
	].join('\n');
}

/** What to do with an example, and what then happens, by the ID of the workflow. */
const steps: Array<{ id: string; doThis: string; thenThis: string }> = [
	{
		id: 'bolOrdersToPicqer',
		doThis: 'Execute workflow',
		thenThis: 'each open bol order becomes one Picqer order; run it again: no order comes twice',
	},
	{
		id: 'bolOrdersToGoedGepickt',
		doThis: 'Execute workflow',
		thenThis: 'the same orders are in GoedGepickt, too; again: none comes twice',
	},
	{
		id: 'playTheWarehouse',
		doThis: 'Execute workflow',
		thenThis: 'the warehouse of Picqer picks and ships everything',
	},
	{
		id: 'picqerShipmentsToBol',
		doThis: 'open the tab Executions',
		thenThis: 'it ran once for each shipment, and bol has the tracking codes',
	},
	{
		id: 'playNewStock',
		doThis: 'Execute workflow',
		thenThis: 'goods arrive at GoedGepickt and Lagerkoll; its last node shows their stock at bol',
	},
];

function whatToClick(url: string, examples: Example[]): string[] {
	const present = steps.flatMap((step) => {
		const example = examples.find(({ workflow }) => workflow.id === step.id);
		return example ? [{ ...step, name: example.workflow.name }] : [];
	});
	return present.flatMap(({ id, name, doThis, thenThis }, index) => [
		`  ${index + 1}. ${name}: ${doThis}`,
		`     ${url}/workflow/${id}`,
		`     Then ${thenThis}.`,
		'',
	]);
}

function runningByThemselves(examples: Example[]): string[] {
	const names = examples
		.filter(({ workflow }) => runsByItself(workflow))
		.map(({ workflow }) => workflow.name);
	return names.length > 0
		? ['  These also run by themselves:', ...names.map((name) => `     ${name}`), '']
		: [];
}
