import type { IDataObject } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { filters, updateFields } from '../../shared/operation/collections';
import { place, required, text } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Flow, Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { objectIn } from '../../shared/service/body';
import { idField, newName } from '../fields/fields';
import { pages } from '../service/request';

const { action, create, get, remove, update } = verbs(pages, {
	name: 'Picking Container',
	one: 'a picking container',
	many: 'picking containers',
});

const container = locator('Picking Container', 'idpicking_container', {
	search: 'searchPickingContainers',
	example: '1',
});

/** Picqer answers 200 for a picklist that it does not know; only the answer tells (2.6, Link picklist). */
const linkOrFail: Flow = async ({ context, send, request }) => {
	const answer = await send(request);
	const { idpicklist } = request.body as IDataObject;
	const linked = objectIn(answer)?.idpicklist;
	if (Number(linked) === idpicklist) return answer;
	throw nodeError(
		context,
		`Picqer did not link picklist ${String(idpicklist)} to the container`,
		`Its answer names ${linked ? `picklist ${String(linked)}` : 'no picklist'} instead, and no reason. Check the Picklist: give its ID, not its number.`,
	);
};

/** Bins or bags that picklists of batches are picked into: docs/services/picqer.md, 2.6. */
export const pickingContainerResource: Resource = {
	name: 'Picking Container',
	value: 'pickingContainer',
	description: 'A bin or bag that a picklist of a batch is picked into',
	operations: [
		get('/picking-containers', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many picking containers',
			inputs: [filters([idField.picklist])],
		}),
		get('/picking-containers/{idpicking_container}', { inputs: [container] }),
		create('/picking-containers', { inputs: newName('Bin 1') }),
		update('/picking-containers/{idpicking_container}', {
			answer: 'nothing',
			inputs: [container, updateFields([text('Name', 'name')])],
		}),
		remove('/picking-containers/{idpicking_container}', { inputs: [container] }),
		action(
			'Link Picklist',
			'link',
			'Link a picklist to a picking container',
			['POST', '/picking-containers/{idpicking_container}/link'],
			{
				answer: 'nothing',
				inputs: [container, ...place([required(idField.picklist)], 'body')],
				flow: linkOrFail,
			},
		),
	],
};
