import { NodeOperationError, type INodeProperties } from 'n8n-workflow';
import { numberOf } from '../shared/describe/ownParameters';
import { wallClock } from '../shared/describe/time';
import type { Flow } from '../shared/request/flow';
import { walkPages, withQuery } from '../shared/request/paging';
import { pages, ZONE } from './request';

const MS_PER_DAY = 24 * 60 * 60_000;

/** Far enough back for most; each 50 orders cost a request. */
const USUAL_DAYS = 90;

const daysBack: INodeProperties = {
	displayName: 'Days Back',
	name: 'daysBack',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: USUAL_DAYS,
	description:
		'How far back to look. GoedGepickt cannot search by number, so all orders of these days are read, 50 at a time, until it is found.',
};

/** Parameters of the search for an order by its number. */
export const findParameters: INodeProperties[] = [
	{
		displayName: 'Order Number',
		name: 'orderNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. WEB-100245',
		description: 'The number that people see, exactly as GoedGepickt shows it',
	},
	daysBack,
	{
		displayName: 'If Not Found',
		name: 'ifNotFound',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'error' },
			{ name: 'Give an Empty Item', value: 'empty' },
		],
		default: 'error',
	},
];

/** The day so many days ago, as the filter takes it: `YYYY-MM-DD`. */
export const dayBefore = (days: number) =>
	wallClock(new Date(Date.now() - days * MS_PER_DAY), ZONE).slice(0, 10);

/**
 * Reads the orders of the last days until one has exactly the wanted number. No filter on the number is
 * proven (reference goedgepickt.md, 2.5; section 5, row 13).
 *
 * @throws NodeOperationError when the number is empty, or when no order has it
 */
export const findByNumber: Flow = async (call) => {
	const { context, request } = call;
	const itemIndex = context.getItemIndex();
	const number = String(context.getNodeParameter('orderNumber', '')).trim();
	if (number === '') {
		throw new NodeOperationError(context.getNode(), 'Order Number: is empty', { itemIndex });
	}
	const since = dayBefore(numberOf(context, daysBack, { whole: true, least: 1 }));
	let looked = 0;
	const answer = await walkPages(
		{ ...call, request: withQuery(request, { createdAfter: since }) },
		{
			...pages,
			keep: ({ externalDisplayId }) => {
				looked++;
				return String(externalDisplayId) === number;
			},
		},
		1,
	);
	if ((answer.body as unknown as unknown[]).length > 0) return answer;
	if (context.getNodeParameter('ifNotFound', 'error') === 'empty') return { ...answer, body: {} };
	throw new NodeOperationError(
		context.getNode(),
		`None of the ${looked} orders since ${since} has the number ${number}`,
		{
			itemIndex,
			description:
				'Check the number: it must be exactly as GoedGepickt shows it. Raise Days Back to look further.',
		},
	);
};
