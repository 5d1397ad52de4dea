import { BolPollingTrigger } from '../../nodes/Bol/BolPollingTrigger.node.ts';
import { BolTrigger } from '../../nodes/Bol/BolTrigger.node.ts';
import { GoedGepicktPollingTrigger } from '../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node.ts';
import { GoedGepicktTrigger } from '../../nodes/GoedGepickt/GoedGepicktTrigger.node.ts';
import { LagerkollTrigger } from '../../nodes/Lagerkoll/LagerkollTrigger.node.ts';
import { PicqerTrigger } from '../../nodes/Picqer/PicqerTrigger.node.ts';
import packageJson from '../../package.json';
import { outputsOf, type Given } from '../../test/outputs/outputs';
import { SERVICES } from '../../test/outputs/services';
import { pageOf } from './links';
import { pagesOf, type Files } from './pages';

const TRIGGERS = {
	Bol: [new BolTrigger(), new BolPollingTrigger()],
	GoedGepickt: [new GoedGepicktTrigger(), new GoedGepicktPollingTrigger()],
	Lagerkoll: [new LagerkollTrigger()],
	Picqer: [new PicqerTrigger()],
};

/** The services, by the folder of their node. */
export const DOCUMENTED = Object.keys(TRIGGERS) as Array<keyof typeof TRIGGERS>;

/**
 * Everything that `npm run docs` writes for a service: the data of its outputs, and its pages.
 *
 * @param given what cases gave that were run before; the others are run
 */
export async function documentsOf(service: keyof typeof TRIGGERS, given?: Given): Promise<Files> {
	const outputs = await outputsOf(service, given);
	const data = Object.entries(outputs).map(([resource, ofResource]) => [
		`nodes/${service}/outputs/${resource}.json`,
		JSON.stringify(ofResource),
	]);
	const pages = pagesOf({
		service: service.toLowerCase(),
		node: SERVICES[service].node,
		triggers: TRIGGERS[service],
		outputs,
	});
	return { ...(Object.fromEntries(data) as Files), ...pages };
}

/** The page that n8n's Docs link of each node leads to, by the file in which it stands. */
export function docsLinks(service: keyof typeof TRIGGERS): Record<string, string> {
	const nodes = [SERVICES[service].node, ...TRIGGERS[service]];
	return Object.fromEntries(
		nodes.map(({ constructor, description }) => [
			`nodes/${service}/${constructor.name}.node.json`,
			pageOf(packageJson.repository.url, service.toLowerCase(), description),
		]),
	);
}
