import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { momentOf } from '../../shared/describe/time';
import { changedStatuses, changedStock, newOrders, newShipments, type Choice } from './sources';
import { goedGepickt } from '../request';
import type { Source } from '../../shared/trigger/polling/reading';

/** What the trigger can look for. */
const SOURCES: Record<string, Source<Choice>> = {
	orderCreated: newOrders,
	orderStatusChanged: changedStatuses,
	shipmentCreated: newShipments,
	stockChanged: changedStock,
};

/** What the user set, as a poll needs it. */
export interface PollSettings {
	source: Source<Choice>;
	choice: Choice;
	/** From when on the first poll gives what is there already; nothing without it. */
	startAt?: number;
	/** What a standing belongs to. */
	of: string;
}

/** What the user set under Options. */
interface PollOptions {
	daysBack?: unknown;
	otherStatuses?: string;
	startFrom?: unknown;
}

const DAYS = { whole: true, least: 1, most: 365 };

/** Texts separated by commas or line ends; an expression may give a list. */
const textsIn = (value: unknown): string[] => [
	...new Set(
		[value]
			.flat()
			.flatMap((text) => String(text ?? '').split(/[,\n]/))
			.map((text) => text.trim())
			.filter((text) => text !== ''),
	),
];

/**
 * Reads the parameters.
 *
 * @throws NodeOperationError for a date that is none, and where no product is given
 */
export function settingsOf(context: IPollFunctions): PollSettings {
	const event = context.getNodeParameter('event') as string;
	const options = context.getNodeParameter('options', {}) as PollOptions;
	const products = textsIn(context.getNodeParameter('products', ''));
	if (event === 'stockChanged' && products.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Products: give at least one SKU or UUID');
	}
	const startFrom = event === 'stockChanged' ? undefined : options.startFrom;
	const statuses = context.getNodeParameter('statuses', []) as string[];
	const account = context.getNode().credentials?.[goedGepickt.credentialType]?.id;
	return {
		source: SOURCES[event],
		choice: {
			daysBack: numberFrom(context, 'Days to Look Back', options.daysBack, DAYS) ?? 0,
			statuses: [...statuses, ...textsIn(options.otherStatuses)],
			productsBy: context.getNodeParameter('productsBy', 'sku') as Choice['productsBy'],
			products,
		},
		startAt: startFrom ? +momentOrError(context, 'Start From', startFrom) : undefined,
		// Neither filters nor the list of products belong here: changing them must not lose anything.
		of: JSON.stringify([event, startFrom ?? '', account]),
	};
}
