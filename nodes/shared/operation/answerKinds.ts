import type { IDataObject } from 'n8n-workflow';

/** Files that are known by how they begin; `any` stands for files of every kind. */
export type FileKind = 'pdf' | 'image' | 'xlsx' | 'csv' | 'label' | 'any';

/**
 * Which kind of answer is right:
 * - `object`: one object.
 * - `list`: a list, bare or where the service's paging finds it; it may be empty.
 * - `{ list }`: a list in this property of an object, of which each row is an item.
 * - `{ file }`: the bytes of a file of this kind.
 * - `nothing`: no body is needed; an object or a list is no error.
 * - `json`: an object or a list.
 * - `anything`: whatever is no web page.
 */
export type Answer =
	| 'object'
	| 'list'
	| 'nothing'
	| 'json'
	| 'anything'
	| { list: string }
	| { file: FileKind };

/** The same for one request, which may name the rows that a page must have. */
export type ExpectedAnswer = Answer | { rowsIn(body: unknown): IDataObject[] | undefined };
