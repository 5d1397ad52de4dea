import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { toJson, toText, type Convert } from '../../shared/operation/convert';
import { decimal, field, required, type Field, withParameter } from '../../shared/operation/fields';
import { fitting } from '../../shared/operation/fit';
import { locatorField } from '../../shared/operation/locator';

/** A row of a form, by the names of its fields. */
type Row = Record<string, unknown>;

const toRows =
	(row: string, fields: readonly Field[]): Convert =>
	(context, displayName, value) => {
		const isForm = isObject(value) && 'row' in value;
		// An expression gives rows in the service's names.
		const nameOf = ({ parameter, property }: Field) => (isForm ? parameter.name : property);
		const rows = isForm ? value.row : toJson('list')(context, displayName, value);
		const list = ((rows ?? []) as Row[]).flatMap((given, index): IDataObject[] => {
			const converted = fields.map((one) => {
				const { convert = toText, parameter, property } = one;
				const label = `${displayName}, ${row} ${index + 1}, ${parameter.displayName}`;
				const kept = given?.[nameOf(one)];
				return [property, convert(context, label, fitting(context, parameter, label, kept))];
			});
			// An expression gave nothing for its value, so there is nothing to send of it.
			const isWhole = converted.every(([, one]) => one !== undefined);
			return isWhole ? [Object.fromEntries(converted)] : [];
		});
		return list.length > 0 ? list : undefined;
	};

/** Rows that are clicked together inside of a collection, or given as a list by an expression. */
function formRows(
	displayName: string,
	property: string,
	row: string,
	fields: readonly Field[],
	description?: string,
): Field {
	const values: INodeProperties[] = fields.map(({ parameter }) => parameter);
	const base = field(displayName, property, 'fixedCollection', {
		default: {},
		placeholder: `Add ${row}`,
		typeOptions: { multipleValues: true },
		...(description && { description }),
		convert: toRows(row, fields),
	});
	const options = [{ displayName: row, name: 'row', values }];
	return withParameter(base, { options });
}

/**
 * Values of custom fields, which are made in Picqer under Settings (docs/services/picqer.md, 2.24).
 *
 * @param idName the service's name for the ID of such a field, e.g. `idorderfield`
 * @param search method that lists these fields
 */
export const customFields = (
	displayName: string,
	property: string,
	idName: string,
	search: string,
): Field =>
	formRows(
		displayName,
		property,
		'Custom Field',
		[
			required(
				locatorField('Field', idName, {
					search,
					example: '3',
					description: 'A field that your account has',
				}),
			),
			field('Value', 'value', 'string', { default: '' }),
		],
		'Values of fields that your account made under Settings',
	);

/** Prices of a product in price lists; whether Picqer takes them is unsure (2.7, `pricelists`). */
export const listPrices: Field = formRows(
	'Price Lists',
	'pricelists',
	'Price',
	[
		required(
			locatorField('Price List', 'idpricelist', { search: 'searchPriceLists', example: '3' }),
		),
		required(decimal('Price', 'price', { description: 'Excluding VAT', least: 0 })),
	],
	'Picqer may ignore it (unconfirmed)',
);
