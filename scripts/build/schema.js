'use strict';

/** The fields that stay whatever "Simplify" leaves out; `HANDED_ON` of the nodes. */
const HANDED_ON = ['shopOrder', 'shipmentReport', 'stockLevel'];

/** Whether a path is right below another one: `a.b` and `a[]` below `a`, `b` below ''. */
function isBelow(path, holder) {
	if (holder === '') return !/[.[]/.test(path);
	return path.startsWith(holder) && /^(\.[^.[]+|\[\])$/.test(path.slice(holder.length));
}

/** The JSON Schema of the value at a path. */
function schemaAt(types, path) {
	const type = path === '' ? 'object' : types[path];
	const below = Object.keys(types).filter((other) => isBelow(other, path));
	if (below.length === 0) return { type };
	if (type === 'array') return { type, items: schemaAt(types, below[0]) };
	const nameOf = (inner) => inner.slice(inner.lastIndexOf('.') + 1);
	const properties = below.map((inner) => [nameOf(inner), schemaAt(types, inner)]);
	return { type, properties: Object.fromEntries(properties) };
}

/** What an operation gives as long as nobody changes its "Simplify". */
function usualFields(fields, simplify) {
	if (!simplify?.isUsual) return fields;
	const kept = [...simplify.fields, ...HANDED_ON];
	return Object.fromEntries(
		Object.entries(fields).filter(([path]) => kept.includes(path.split(/[.[]/)[0])),
	);
}

/**
 * The JSON Schemas of the operations of a resource, by the value of the operation. n8n shows them as a
 * preview before the first run. An operation of which no field is known has none.
 *
 * @param outputs a file of `nodes/<Service>/outputs`
 */
exports.schemasOf = (outputs) => {
	const fieldsOf = ({ sameAs, fields }) => (sameAs ? fieldsOf(outputs[sameAs]) : fields);
	return Object.fromEntries(
		Object.entries(outputs)
			.map(([operation, stored]) => [operation, usualFields(fieldsOf(stored), stored.simplify)])
			.filter(([, fields]) => Object.keys(fields).length > 0)
			.map(([operation, fields]) => [operation, { ...schemaAt(fields, ''), version: 1 }]),
	);
};
