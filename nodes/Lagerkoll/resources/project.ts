import { outputFileField } from '../../shared/operation/common';
import type { Resource } from '../../shared/operation/operation';
import { asDataOrFile } from '../service/files';
import { freeBody, jsonBody } from '../fields/freeBody';
import { verbsFor } from '../fields/verbs';

const { action } = verbsFor({ name: 'Project', one: 'a project', many: 'projects' });

/** Projects: docs/services/lagerkoll.md, 2.23. */
export const projectResource: Resource = {
	name: 'Project',
	value: 'project',
	operations: [
		action('Create Export', 'createExport', 'Create an export', ['POST', '/projects/export'], {
			answer: 'anything',
			description:
				'Create an export of projects. What it takes and gives is not documented, so the body is free, and data or a file comes out (unconfirmed).',
			inputs: [freeBody, outputFileField],
			request: { encoding: 'arraybuffer' },
			before: [jsonBody],
			output: [asDataOrFile(() => 'projects')],
		}),
	],
};
