import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { givenIn } from './lookUp';
import { parameterError, quoted, type Named } from './nodeError';

/** What a parameter holds, by its type; those of other types may hold anything. */
const WANTED: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'true or false',
	dateTime: 'a date',
	multiOptions: 'a list of choices',
	number: 'a number',
	options: 'one of the choices',
	resourceLocator: 'an ID',
	string: 'text',
};

/** Types of parameters that can hold a list: text with commas in it may come as one. */
const TAKES_LISTS: ReadonlyArray<INodeProperties['type']> = ['multiOptions', 'string'];

/**
 * The value of a parameter, where it can be one of it at all. A workflow that was imported, or written
 * by a program, may hold what a parameter of the same name had in another operation: a list, a choice
 * or a way to find something that this one does not know.
 *
 * @param kept as the workflow or an expression has it
 * @param displayName names the value in errors
 * @throws NodeOperationError for a value of another parameter
 */
export function fitting(
	context: Named,
	parameter: INodeProperties,
	displayName: string,
	kept: unknown,
): unknown {
	const value = isLocator(kept) ? inKnownMode(context, parameter, displayName, kept) : kept;
	const { type } = parameter;
	const wanted = WANTED[type];
	const isRight = !isCompound(value) || (TAKES_LISTS.includes(type) && isPlainList(value));
	if (wanted !== undefined && !isRight) {
		throw parameterError(
			context,
			displayName,
			`must be ${wanted}`,
			'Give one value, no list or object.',
		);
	}
	if (type === 'multiOptions') return listedOnes(context, parameter, displayName, value);
	return type === 'options' ? listed(context, parameter, displayName, value) : value;
}

/** Whether a value is what the editor keeps for a resource locator. */
export const isLocator = (kept: unknown): kept is object =>
	typeof kept === 'object' && kept !== null && '__rl' in kept;

/** Lists and objects; dates of either kind are single values. */
const isCompound = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !(value instanceof Date) && !('toISO' in value);

const isPlainList = (value: object) => Array.isArray(value) && !value.some(isCompound);

/** A number such as 1001 can be an ID, too, so a mode that is not known must not be taken for one. */
function inKnownMode(
	context: Named,
	{ type, modes = [] }: INodeProperties,
	displayName: string,
	kept: object,
): unknown {
	const { mode, value } = givenIn(kept);
	if (type !== 'resourceLocator' || !mode || modes.some(({ name }) => name === mode)) return value;
	const ways = modes.map((one) => one.displayName).join(', ');
	const problem = `is given in the way ${quoted(mode)}, which this operation does not know`;
	throw parameterError(context, displayName, problem, `Choose one of: ${ways}.`);
}

/** The choices that stand in the node itself; a list that is loaded has none. */
const choicesOf = ({ options = [], typeOptions }: INodeProperties) =>
	typeOptions?.loadOptionsMethod === undefined ? (options as INodePropertyOptions[]) : [];

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

function listed(
	context: Named,
	parameter: INodeProperties,
	displayName: string,
	value: unknown,
): unknown {
	const choices = choicesOf(parameter);
	const text = typeof value === 'string' ? value.trim() : value;
	if (choices.length === 0 || isNothing(text)) return value;
	const choice = choices.find((one) => String(one.value) === String(text));
	if (choice) return choice.value;
	const known = choices.map((one) => one.value).filter((one) => one !== '');
	const problem = `${quoted(value)} is none of the choices`;
	throw parameterError(context, displayName, problem, `Use one of: ${known.join(', ')}.`);
}

/** Several choices: a list, or text with commas between them; what gives nothing is no choice. */
function listedOnes(
	context: Named,
	parameter: INodeProperties,
	displayName: string,
	value: unknown,
): unknown {
	if (choicesOf(parameter).length === 0 || isNothing(value)) return value;
	const parts: unknown[] = Array.isArray(value) ? value : String(value).split(',');
	const made = parts.filter((part) => !isNothing(typeof part === 'string' ? part.trim() : part));
	return made.map((part) => listed(context, parameter, displayName, part));
}
