import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { momentOrError } from '../../operation/convert';

/** What all polling triggers say about how often items come. */
export const AT_LEAST_ONCE =
	'Items come at least once: when n8n ends while a workflow is being started, its items come again.';

/**
 * How often n8n polls unless the user says otherwise. n8n adds the field that people see, with every
 * minute as its default; the last parameter of a name is the one whose default counts.
 */
export const everyFewMinutes: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'hidden',
	default: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
};

/** The option from which moment on to give what is there already. */
export const startFrom = (
	description: string,
	more: Pick<INodeProperties, 'displayOptions'> = {},
): INodeProperties => ({
	displayName: 'Start From',
	name: 'startFrom',
	type: 'dateTime',
	// It must not be another date each time.
	noDataExpression: true,
	default: '',
	description,
	...more,
});

/**
 * The moment from which on the user wants what is there already, in ms since 1970.
 *
 * @throws NodeOperationError for what is no date
 */
export function startFromIn(context: IPollFunctions, startFrom: unknown): number | undefined {
	return startFrom ? +momentOrError(context, 'Start From', startFrom) : undefined;
}
