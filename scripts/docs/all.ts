import { BolPollingTrigger } from '../../nodes/Bol/BolPollingTrigger.node.ts';
import { BolTrigger } from '../../nodes/Bol/BolTrigger.node.ts';
import { GoedGepicktPollingTrigger } from '../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node.ts';
import { GoedGepicktTrigger } from '../../nodes/GoedGepickt/GoedGepicktTrigger.node.ts';
import { LagerkollTrigger } from '../../nodes/Lagerkoll/LagerkollTrigger.node.ts';
import { PicqerTrigger } from '../../nodes/Picqer/PicqerTrigger.node.ts';
import { outputsOf } from '../../test/outputs/outputs';
import { SERVICES } from '../../test/outputs/services';
import { pagesOf, type Files } from './pages';

const TRIGGERS = {
	Bol: [new BolTrigger(), new BolPollingTrigger()],
	GoedGepickt: [new GoedGepicktTrigger(), new GoedGepicktPollingTrigger()],
	Lagerkoll: [new LagerkollTrigger()],
	Picqer: [new PicqerTrigger()],
};

/** The services, by the folder of their node. */
export const DOCUMENTED = Object.keys(TRIGGERS) as Array<keyof typeof TRIGGERS>;

/** Everything that `npm run docs` writes for a service: the data of its outputs, and its pages. */
export async function documentsOf(service: keyof typeof TRIGGERS): Promise<Files> {
	const outputs = await outputsOf(service);
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
