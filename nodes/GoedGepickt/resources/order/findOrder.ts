import { nodeError } from '../../../shared/operation/nodeError';
import { daysAgo, daysBack } from '../../../shared/operation/daysBack';
import { filledIn } from '../../../shared/operation/convert';
import { keyOf, toKey } from '../../../shared/operation/key';
import { dayIn } from '../../../shared/lib/time';
import type { Flow, Input } from '../../../shared/operation/operation';
import { walkPages, withQuery } from '../../../shared/service/paging';
import { objectsIn, uselessAnswer } from '../../../shared/operation/rowsWithKey';
import { goedGepickt, unwrapped, pages, ZONE } from '../../service/request';
import { bodyAs } from '../../../shared/service/body';

/** Inputs of the search for an order by its number. */
export const findInputs: Input[] = [
	{
		parameter: {
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. WEB-100245',
			description: 'The number that people see, exactly as GoedGepickt shows it',
		},
		convert: filledIn(toKey),
	},
	daysBack(
		'How far back to look. GoedGepickt cannot search by number, so all orders of these days are read, 50 at a time, until it is found.',
	),
	{
		parameter: {
			displayName: 'If Not Found',
			name: 'ifNotFound',
			description: 'What to do when no order has the number',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'error' },
				{ name: 'Give an Empty Item', value: 'empty' },
			],
			default: 'error',
		},
	},
];

/** The day so many days ago, as the filter takes it: `YYYY-MM-DD`. */
export const dayAgo = (days: number) => dayIn(ZONE, daysAgo(days, goedGepickt));

/**
 * Reads the orders of the last days until one has exactly the wanted number. No filter on the number is
 * proven (docs/services/goedgepickt.md, 2.5; section 5, row 13).
 *
 * @throws NodeOperationError when no order has the number, or when the answer is no list of orders
 */
export const findByNumber: Flow = async (call) => {
	const { context, inputs, request } = call;
	const number = String(inputs.orderNumber);
	const since = dayAgo(Number(inputs.daysBack));
	const { name } = goedGepickt;
	let looked = 0;
	let unnamed = 0;
	const answer = await walkPages(
		{ ...call, request: withQuery(request, { createdAfter: since }) },
		{
			...pages,
			// "Not found" would be wrong of what is no list; others then make the order once more.
			rowsIn: (body) => objectsIn(context, { service: name, thing: 'order' }, unwrapped(body)),
			keep: ({ externalDisplayId }) => {
				looked++;
				if (externalDisplayId === undefined) unnamed++;
				return keyOf(externalDisplayId) === number;
			},
		},
		1,
	);
	if (bodyAs<unknown[]>(answer.body).length > 0) return answer;
	// The first answer of all may have told that n8n's clock is ahead.
	if (dayAgo(Number(inputs.daysBack)) < since) return await findByNumber(call);
	if (inputs.ifNotFound === 'empty') {
		if (looked > 0 && unnamed === looked) {
			throw uselessAnswer(context, name, 'orders without externalDisplayId');
		}
		return { ...answer, body: {} };
	}
	throw nodeError(
		context,
		`None of the ${looked} orders since ${since} has the number ${number}`,
		'Check the number: it must be exactly as GoedGepickt shows it. Raise Days Back to look further.',
	);
};
