import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { everyFewMinutes } from '../shared/trigger/polling/parameters';
import { eventSubtitle } from '../shared/describe/subtitle';
import { pollFor } from '../shared/trigger/polling/poll';
import { authentication, credentials } from './service/authentication';
import { pollParameters, settingsOf } from './polling/parameters';
import { lookAfterSubscriptions } from './trigger/watched';

/** Starts a workflow on what bol lists anew: docs/services/bol.md, 2.1, 2.2, 2.5. */
export class BolPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'bol Polling Trigger',
		name: 'bolPollingTrigger',
		icon: { light: 'file:../../icons/bol.svg', dark: 'file:../../icons/bol.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle,
		description: 'Asks bol for new orders, returns and invoice requests from time to time',
		defaults: { name: 'bol Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...pollParameters, everyFewMinutes],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const items = await pollFor(this, await settingsOf(this));
		await lookAfterSubscriptions(this);
		return items;
	}
}
