import type { Specification } from './specification';

/** bol's OpenAPI documents by the table of facts that is made of each. */
export const BOL_DOCUMENTS: Record<string, string>;

/** The document of a table; undefined when it is not there. */
export function readDocument(name: string): Specification | undefined;
