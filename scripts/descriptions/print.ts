import type { INodeTypeDescription } from 'n8n-workflow';
import type { Chain } from './finding';

/** A description as source text, and what each line of it belongs to. */
export interface PrintedClass {
	source: string;
	/** By line number minus one. */
	chains: Chain[];
}

const printKey = (key: string): string =>
	/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);

/**
 * A function is printed as an empty one of its name: the rules that sort options
 * evaluate their text, and would skip them over a name that is not defined.
 */
const printFunction = ({ name }: { name: string }): string =>
	`function ${/^[A-Za-z_$][\w$]*$/.test(name) ? name : ''}() {}`;

/** What a person looks for: parameters, options and groups of a collection. */
const isNamed = (value: object): boolean => 'name' in value;

/**
 * Prints a description as a class with literals only, as the official lint rules
 * want to read it: every array and object in place, each value on its own line.
 */
export function printClass(className: string, description: INodeTypeDescription): PrintedClass {
	const lines: string[] = [];
	const chains: Chain[] = [];
	const write = (text: string, chain: Chain) => {
		// Indented, since a rule that finds unsorted fields counts on it and fails otherwise.
		lines.push(`\t${text}`);
		chains.push(chain);
	};

	const print = (
		prefix: string,
		value: unknown,
		suffix: string,
		chain: Chain,
		inProperties: boolean,
	) => {
		if (typeof value === 'function') {
			write(`${prefix}${printFunction(value)}${suffix}`, chain);
		} else if (Array.isArray(value)) {
			write(`${prefix}[`, chain);
			for (const element of value) print('', element, ',', chain, inProperties);
			write(`]${suffix}`, chain);
		} else if (typeof value === 'object' && value !== null) {
			const inner = inProperties && isNamed(value) ? [...chain, value] : chain;
			write(`${prefix}{`, inner);
			for (const [key, element] of Object.entries(value)) {
				if (element === undefined) continue;
				print(`${printKey(key)}: `, element, ',', inner, inProperties || key === 'properties');
			}
			write(`}${suffix}`, inner);
		} else {
			write(`${prefix}${JSON.stringify(value)}${suffix}`, chain);
		}
	};

	write("import type { INodeType, INodeTypeDescription } from 'n8n-workflow';", []);
	write(`export class ${className} implements INodeType {`, []);
	print('description: INodeTypeDescription = ', description, ';', [], false);
	write('}', []);
	return { source: `${lines.join('\n')}\n`, chains };
}
