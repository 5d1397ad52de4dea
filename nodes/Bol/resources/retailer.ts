import { toText, unlessEmpty, type Convert } from '../../shared/operation/convert';
import { allRequired, choice, place, text } from '../../shared/operation/fields';
import type { Input, Resource } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { pagesOf, readsAs, V11 } from '../service/request';

const { get } = verbs(pagesOf('retailers', 'retailerId'), {
	name: 'Retailer',
	one: 'a retailer',
	many: 'retailers',
});

const retailerId: Input = {
	parameter: {
		displayName: 'Retailer ID',
		name: 'retailerId',
		type: 'string',
		required: true,
		default: 'current',
		placeholder: 'e.g. 8493657',
		description: 'A number, or "current" for your own account',
	},
};

/** A way out where bol wants another media type as long as the version is in BETA (2.19). */
const mediaType: Input = {
	parameter: {
		displayName: 'Options',
		name: 'options',
		description: 'What is optional; what is not added here is not sent',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
	},
	fields: [
		{
			parameter: {
				displayName: 'Media Type',
				name: 'mediaType',
				type: 'string',
				default: V11,
				description:
					'The version that is asked for; as long as it is in BETA, bol may want v11-beta instead of v11 in it (unconfirmed)',
			},
			place: { in: 'header', property: 'Accept' },
			convert: unlessEmpty,
		},
	],
};

/** Scores of version 11, which are not those of version 10 (2.19). */
const KPIS = [
	'CANCELLATIONS',
	'CASE_ITEM_RATIO',
	'FULFILMENT',
	'HANDOVER',
	'ON_TIME',
	'RESPONSE_TIME',
	'RETURNS',
	'REVIEWS',
	'TRACK_AND_TRACE',
];

const toWeek: Convert = (context, displayName, value) => {
	const week = String(toText(context, displayName, value) ?? '').trim();
	if (week === '') return undefined;
	if (/^\d{4}-\d{2}$/.test(week)) return week;
	const wayOut = 'Write year and week with a hyphen, e.g. 2026-05.';
	throw parameterError(context, displayName, `"${week}" is not a week`, wayOut);
};

const kpi = choice('KPI', 'kpi', KPIS, { description: 'The score that is asked for' });

const week = text('Week', 'week', {
	placeholder: 'e.g. 2026-05',
	description: 'Year and week of ISO 8601, with a hyphen',
	convert: toWeek,
});

const beta = { request: readsAs(V11) };

const IN_BETA = 'In BETA at bol: it may change without notice';

/**
 * Sellers in version 10, and in version 11 as far as bol has it: docs/services/bol.md, 2.15 and
 * 2.19.
 */
export const retailerResource: Resource = {
	name: 'Retailer',
	value: 'retailer',
	description: 'Public data of a seller, and how well your own account does',
	operations: [
		get('/retailer/retailers/{retailerId}', {
			description: 'Get name, numbers, ratings and reviews of a seller',
			inputs: [retailerId],
		}),
		get('/retailer/retailers/{retailerId}', {
			name: 'Get (BETA)',
			value: 'getBeta',
			action: 'Get a retailer in the newer version',
			description: `Get name, numbers and countries of a seller, in version 11. ${IN_BETA}.`,
			...beta,
			inputs: [retailerId, mediaType],
		}),
		get('/retailer/retailers/{retailerId}/ratings', {
			name: 'Get Ratings (BETA)',
			value: 'getRatings',
			action: 'Get the ratings of a retailer',
			description: `Get ratings and reviews of a seller. ${IN_BETA}.`,
			...beta,
			inputs: [retailerId, mediaType],
		}),
		get('/retailer/retailers/performance-status', {
			name: 'Get Performance Status (BETA)',
			value: 'getPerformanceStatus',
			action: 'Get the performance status of your own account',
			description: `Get strikes, policy points and quality scores of your own account. ${IN_BETA}.`,
			...beta,
			inputs: [mediaType],
		}),
		get('/retailer/retailers/kpi-scores', {
			name: 'Get KPI Scores (BETA)',
			value: 'getKpiScores',
			action: 'Get the KPI scores of your own account',
			description: `Get how your own account scored in a week against the norm of bol. ${IN_BETA}.`,
			...beta,
			inputs: [...place(allRequired([kpi, week]), 'query'), mediaType],
		}),
	],
};
