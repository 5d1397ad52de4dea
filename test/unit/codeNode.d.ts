/**
 * What n8n's Code node gives for rows, run once for all items.
 *
 * @param code as the user typed it
 */
export function itemsOf(code: string, rows: object[]): Array<Record<string, unknown>>;
