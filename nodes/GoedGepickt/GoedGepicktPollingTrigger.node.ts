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
import { pollParameters, settingsOf } from './polling/parameters';

/**
 * Starts a workflow on what GoedGepickt lists anew: docs/services/goedgepickt.md, 2.2, 2.5, 2.6.
 */
export class GoedGepicktPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoedGepickt Polling Trigger',
		name: 'goedGepicktPollingTrigger',
		icon: {
			light: 'file:../../icons/goedgepickt.svg',
			dark: 'file:../../icons/goedgepickt.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle,
		description: 'Asks GoedGepickt for new orders, shipments and changes from time to time',
		defaults: { name: 'GoedGepickt Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'goedGepicktApi', required: true }],
		properties: [...pollParameters, everyFewMinutes],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollFor(this, await settingsOf(this));
	}
}
