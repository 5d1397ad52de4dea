/** How a forged delivery differs from a genuine one. */
export type Forgery = 'wrong-signature' | 'no-signature' | 'changed-body';

/** What to forge: to one address, or to every active hook when no address is given. */
export interface ForgeRequest {
	kind: Forgery;
	address?: string;
	event?: string;
	data?: unknown;
}

/** How the receiver of a forged delivery answered; null when it did not. */
export interface ForgeResult {
	address: string;
	statusCode: number | null;
}

/** Changes one byte inside a JSON text and leaves it valid JSON. */
export function changeOneByte(body: string): string {
	const position = body.search(/[0-9]/);
	if (position < 0) return `${body} `;
	const digit = body[position] === '9' ? '8' : '9';
	return body.slice(0, position) + digit + body.slice(position + 1);
}

/** What differs in a forged message from the genuine one. */
interface ForgedParts {
	body: string;
	headers: Record<string, string>;
}

/**
 * Forges a message of a hook that signs its bodies with a secret.
 *
 * @param signed the headers that sign a body
 */
export function forgedMessage(
	genuineBody: string,
	secret: string,
	kind: Forgery,
	signed: (body: string, secret: string) => Record<string, string>,
): ForgedParts {
	if (kind === 'no-signature') return { body: genuineBody, headers: {} };
	if (kind === 'wrong-signature') {
		return { body: genuineBody, headers: signed(genuineBody, `not ${secret}`) };
	}
	return { body: changeOneByte(genuineBody), headers: signed(genuineBody, secret) };
}
