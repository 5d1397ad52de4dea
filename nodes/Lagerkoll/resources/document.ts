import { outputFileField } from '../../shared/operation/common';
import type { Resource } from '../../shared/operation/operation';
import { asFile } from '../../shared/operation/output';
import { path } from '../fields/fields';
import { reads, safeName } from '../service/files';
import { pagesIfCounted } from '../service/pages';
import { rowOfList } from '../fields/rowOfList';
import { verbsFor } from '../fields/verbs';

const { action, get, list } = verbsFor({ name: 'Document', one: 'a document', many: 'documents' });

/** Documents with what is known about them: docs/services/lagerkoll.md, 2.13. */
export const documentResource: Resource = {
	name: 'Document',
	value: 'document',
	operations: [
		list('/documents', 'documents', {
			description: 'Get what is known about documents, without their files',
			paging: pagesIfCounted('documents'),
		}),
		get('/documents/{documentName}', {
			description: 'Get what is known about a document, without its file',
			inputs: [path.document],
			output: [rowOfList({ thing: 'document', property: 'documents', parameter: 'documentName' })],
		}),
		action(
			'Get File',
			'getFile',
			'Get the file of a document',
			['GET', '/documents/{documentName}/binary'],
			{
				answer: { file: 'any' },
				inputs: [path.document, outputFileField],
				request: reads('application/octet-stream'),
				output: [
					asFile(({ inputs }) => safeName(String(inputs.documentName)), 'application/octet-stream'),
				],
			},
		),
	],
};
