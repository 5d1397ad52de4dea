import type { INodeTypeDescription } from 'n8n-workflow';
import { placeOf } from './finding';
import type { Finding } from './finding';
import { operationsOf, parametersOf } from './walk';

/** A check of one node's description. */
export type Check = (description: INodeTypeDescription) => Finding[];

const mostProperties = 300;

/** n8n walks all top-level properties when it loads a workflow and when somebody opens a node. */
export const hasFewProperties: Check = ({ displayName, properties }) =>
	properties.length <= mostProperties
		? []
		: [
				{
					place: [displayName],
					rule: 'few-properties',
					message: `${properties.length} top-level properties; share some, at most ${mostProperties}`,
				},
			];

/** What an operation must say to be listed, understood and run by n8n's RoutingNode. */
export const operationsAreComplete: Check = (description) => {
	if (description.requestDefaults === undefined) return [];
	return [...operationsOf(description)].flatMap(({ property, option }) => {
		const request = option.routing?.request;
		const missing = [
			!option.action && 'action',
			!option.description && 'description',
			!request?.method && 'routing.request.method',
			!request?.url && 'routing.request.url',
		].filter((part) => part !== false);
		return missing.map((part) => ({
			place: placeOf(description.displayName, [property, option]),
			rule: 'complete-operation',
			message: `has no ${part}`,
		}));
	});
};

const smallWords = new Set(
	'a an and as at but by for from if in into nor of on or per the to up via vs with'.split(' '),
);

const isTitleCase = (name: string): boolean =>
	name
		.split(/[\s/]+/)
		.every((word, index) => (index > 0 && smallWords.has(word)) || !/^[a-z]/.test(word));

/** The official rule skips names that end in "or", and knows no other exception. */
export const operationNamesAreTitleCase: Check = (description) =>
	[...operationsOf(description)]
		.filter(({ option }) => !isTitleCase(option.name))
		.map(({ property, option }) => ({
			place: placeOf(description.displayName, [property, option]),
			rule: 'title-case-operation',
			message: `"${option.name}" is not in Title Case`,
		}));

/** The official rules look at texts of one or two sentences; this one at longer ones. */
export const longTextsEndWithPeriod: Check = (description) =>
	[...parametersOf(description)]
		.filter(({ parameter }) => {
			const text = (parameter.description ?? '').replace(/\b(e\.g|i\.e)\./g, '');
			return text.split(/[.!?] /).length > 2 && !/([.!?]|<\/code>)$/.test(text);
		})
		.map(({ chain }) => ({
			place: placeOf(description.displayName, chain),
			rule: 'final-period',
			message: 'a description of several sentences ends with a period',
		}));

/** An empty required field without an example leaves users guessing what goes in. */
export const requiredTextsHaveExample: Check = (description) =>
	[...parametersOf(description)]
		.filter(({ parameter }) => parameter.type === 'string' && parameter.required === true)
		.filter(({ parameter }) => !parameter.placeholder && !parameter.default)
		.map(({ chain }) => ({
			place: placeOf(description.displayName, chain),
			rule: 'required-example',
			message: 'a required text has a placeholder (e.g. …) or a default',
		}));
