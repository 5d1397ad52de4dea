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
