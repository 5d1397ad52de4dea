/**
 * Checks the nodes' fully built descriptions: by n8n's official rules, which only
 * see literals, and by what n8n's UX guidelines ask beyond them. Takes the source
 * files of nodes, or else all that the package publishes.
 */

import * as checks from './descriptions/checks.ts';
import * as displayChecks from './descriptions/displayChecks.ts';
import { formatFinding } from './descriptions/finding.ts';
import { loadNode, publishedNodes } from './descriptions/nodeFile.mts';
import { lintByOfficialRules } from './descriptions/officialRules.mts';

const ownChecks: checks.Check[] = [
	checks.hasFewProperties,
	checks.operationsAreComplete,
	checks.operationNamesAreTitleCase,
	checks.longTextsEndWithPeriod,
	checks.requiredTextsHaveExample,
	displayChecks.namesAreShownOnce,
	displayChecks.conditionsAreReachable,
	displayChecks.resourcesHaveOperations,
];

const named = process.argv.slice(2);
const files = named.length > 0 ? named : await publishedNodes();
const nodes = await Promise.all(files.map(loadNode));

const findings = [
	...(await lintByOfficialRules(nodes)),
	...nodes.flatMap(({ description }) => ownChecks.flatMap((check) => check(description))),
];
for (const finding of findings) console.log(formatFinding(finding));
console.log(`${nodes.length} descriptions checked, ${findings.length} findings`);
if (findings.length > 0) process.exitCode = 1;
