import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Input } from './operation';
import { toIso, toJson, toNumber, toText, filledIn, unlessEmpty, type Convert } from './convert';
import { describedUpTo, textUpTo } from './limits';
import { toSwitch } from './toSwitch';

/** A parameter and how its value reaches the service; `place` makes an input of it. */
export interface Field {
	parameter: INodeProperties;
	/** The service's name for it; dots lead into inner objects. */
	property: string;
	convert?: Convert;
}

/** What a field may say beside its label and the service's name for it. */
export type More = Partial<
	Pick<
		INodeProperties,
		'name' | 'description' | 'placeholder' | 'default' | 'hint' | 'typeOptions' | 'required'
	>
>;

/** n8n's parameter names are written without hyphens and dots: `order-id` becomes `orderId`. */
export const camelCase = (property: string) =>
	property.replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());

/** The same field or input, of which the editor shows something else. */
export function withParameter<Shown extends { parameter: INodeProperties }>(
	shown: Shown,
	changes: Partial<INodeProperties>,
): Shown {
	return { ...shown, parameter: { ...shown.parameter, ...changes } };
}

/** A field of any type, for what the functions below do not cover. */
export function field(
	displayName: string,
	property: string,
	type: INodeProperties['type'],
	{ convert, ...more }: More & { default: INodeProperties['default']; convert?: Convert },
): Field {
	const parameter = { displayName, name: camelCase(property), type, ...more } as INodeProperties;
	return { parameter, property, convert };
}

/**
 * A line of text. Empty text is sent in bodies, since it clears a value.
 *
 * @param most how many characters the service takes
 */
export const text = (
	displayName: string,
	property: string,
	{ most, convert = toText, ...more }: More & { convert?: Convert; most?: number } = {},
): Field => {
	if (most === undefined)
		return field(displayName, property, 'string', { default: '', convert, ...more });
	return field(displayName, property, 'string', {
		default: '',
		...more,
		description: describedUpTo(more.description, `At most ${most} characters`),
		convert: textUpTo(most, convert),
	});
};

/** Text of several lines. */
export const longText = (displayName: string, property: string, more: More = {}): Field =>
	text(displayName, property, { typeOptions: { rows: 3 }, ...more });

/** An e-mail address. */
export const email = (displayName: string, property: string, more: More = {}): Field =>
	text(displayName, property, { placeholder: 'e.g. name@email.com', ...more });

/** The range of a number as the editor shows it. */
const rangeIn = (least: number | undefined, most: number | undefined) => ({
	...(least !== undefined && { minValue: least }),
	...(most !== undefined && { maxValue: most }),
});

/**
 * A number with decimals, e.g. a price. It is empty until filled in: a 0 would be sent.
 *
 * @param least smallest value that makes sense
 * @param most largest value that makes sense
 */
export const decimal = (
	displayName: string,
	property: string,
	{
		least,
		most,
		...more
	}: Omit<More, 'typeOptions'> & { convert?: Convert; least?: number; most?: number } = {},
): Field =>
	field(displayName, property, 'number', {
		default: '',
		typeOptions: { numberPrecision: 2, ...rangeIn(least, most) },
		convert: toNumber({ least, most }),
		...more,
	});

/**
 * A whole number, e.g. an amount. It is empty until filled in, unless a usual number does no harm.
 *
 * @param least smallest value that makes sense
 * @param most largest value that makes sense
 */
export const whole = (
	displayName: string,
	property: string,
	{ least, most, ...more }: More & { least?: number; most?: number } = {},
): Field =>
	field(displayName, property, 'number', {
		default: '',
		typeOptions: { numberPrecision: 0, ...rangeIn(least, most) },
		convert: toNumber({ whole: true, least, most }),
		...more,
	});

/** A switch; n8n wants its description to start with "Whether". */
export const toggle = (
	displayName: string,
	property: string,
	description: string,
	more: More = {},
): Field =>
	field(displayName, property, 'boolean', {
		default: false,
		description,
		convert: toSwitch,
		...more,
	});

/**
 * A choice from fixed values.
 *
 * @param values the service's words, or pairs of label and word
 */
export const choice = (
	displayName: string,
	property: string,
	values: ReadonlyArray<string | INodePropertyOptions>,
	more: More = {},
): Field => {
	const options = optionsOf(values);
	const base = field(displayName, property, 'options', {
		default: options[0].value,
		convert: unlessEmpty,
		...more,
	});
	return withParameter(base, { options });
};

/** Value and label of a choice that nobody has made; as a default it makes the user choose. */
export const NOT_CHOSEN: INodePropertyOptions = { name: '(Choose One)', value: '' };

/** A choice that must be made, since any value taken for granted could do harm. */
export const choiceToMake = (
	displayName: string,
	property: string,
	values: ReadonlyArray<string | INodePropertyOptions>,
	more: More = {},
): Field => required(choice(displayName, property, [NOT_CHOSEN, ...values], more));

/** Labels for plain words: `OUT_OF_STOCK` becomes "Out of Stock". In alphabetical order, as n8n wants it. */
export function optionsOf(
	values: ReadonlyArray<string | INodePropertyOptions>,
): INodePropertyOptions[] {
	return values
		.map((value) => (typeof value === 'string' ? { name: titleCase(value), value } : value))
		.sort((a, b) => a.name.localeCompare(b.name));
}

const SMALL_WORDS = new Set(['of', 'in', 'by', 'to', 'at', 'on', 'the', 'and', 'or', 'for']);

function titleCase(word: string): string {
	return word
		.toLowerCase()
		.split(/[_\s-]+/)
		.map((part, index) =>
			index > 0 && SMALL_WORDS.has(part) ? part : part.charAt(0).toUpperCase() + part.slice(1),
		)
		.join(' ');
}

/** A date with time, sent as ISO 8601 unless told otherwise. */
export const dateTime = (
	displayName: string,
	property: string,
	{ convert = toIso, ...more }: More & { convert?: Convert } = {},
): Field => field(displayName, property, 'dateTime', { default: '', convert, ...more });

/** JSON that goes to the service as it is. */
export const json = (
	displayName: string,
	property: string,
	{ kind = 'any', ...more }: More & { kind?: 'object' | 'list' | 'any' } = {},
): Field =>
	field(displayName, property, 'json', {
		default: kind === 'list' ? '[]' : '{}',
		convert: toJson(kind),
		...more,
	});

/** The same field, with a value demanded. */
export function required(plain: Field): Field {
	return {
		...plain,
		parameter: { ...plain.parameter, required: true },
		convert: filledIn(plain.convert),
	};
}

/** The same fields, each with a value demanded. */
export const allRequired = (fields: Field[]): Field[] => fields.map(required);

/** Makes inputs of fields, whose values go into the body or the query. */
export function place(fields: readonly Field[], where: 'body' | 'query'): Input[] {
	return fields.map(({ parameter, property, convert }) => ({
		parameter,
		place: { in: where, property },
		convert: where === 'query' ? withoutEmpty(convert) : convert,
	}));
}

/** An empty filter is no filter. */
const withoutEmpty =
	(convert: Convert = unlessEmpty): Convert =>
	(context, displayName, value) =>
		unlessEmpty(context, displayName, convert(context, displayName, value));

/** The same input, shown only while another one has a value. */
export const shownWith = (name: string, value: string | boolean, input: Input): Input => {
	const { displayOptions } = input.parameter;
	const show = { ...displayOptions?.show, [name]: [value] };
	return withParameter(input, { displayOptions: { show } });
};

/**
 * What the editor tells above or between the parameters, e.g. what becomes required when something else
 * is left out. Nothing is sent of it.
 */
export const notice = (name: string, text: string): Input => ({
	parameter: { displayName: text, name, type: 'notice', default: '' },
});
