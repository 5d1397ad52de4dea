import { trimmed } from '../lib/blanks';
import { yesOrNo } from '../lib/yesOrNo';
import type { Convert } from './convert';
import { parameterError, quoted, type Named } from './nodeError';

/**
 * Whether a switch is on, where its value may come from an expression.
 *
 * @returns undefined when nothing was given
 * @throws NodeOperationError for anything that does not say yes or no
 */
export function switchIn(context: Named, displayName: string, value: unknown): boolean | undefined {
	if (trimmed(value) === '') return undefined;
	const isOn = yesOrNo(value);
	if (isOn !== undefined) return isOn;
	throw parameterError(
		context,
		displayName,
		`${quoted(value)} is neither on nor off`,
		'Use true or false; yes and no, ja and nee, j and n, 1 and 0 are understood, too.',
	);
}

/** A switch that goes to the service. */
export const toSwitch: Convert = switchIn;
