import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { SERVICES } from '../../outputs/services';
import { byId, operationsOf } from '../operations';
import { picqerSubject } from '../picqer/subject';
import { firstOf } from '../slots';
import { runNode, webhookTrigger } from './index';
import { nodeTypes } from './nodeTypes';

const parameters = { resource: 'order', operation: 'get', idorder: byId(1) };

test('a node is not started when a required parameter is empty', async () => {
	const run = runNode({ ...picqerSubject, parameters: { ...parameters, idorder: byId('') } });
	await expect(run).rejects.toThrow('Order');
});

test('a parameter that the editor does not show is refused', async () => {
	const run = runNode({ ...picqerSubject, parameters: { ...parameters, reason: 'no' } });
	await expect(run).rejects.toThrow('shows no parameter "reason"');
});

test('a trigger is spared broken JSON', async () => {
	const { credentialTypes, credentials } = picqerSubject;
	const trigger = webhookTrigger({ node: new PicqerTrigger(), credentialTypes, credentials });
	expect(await trigger.deliver({ body: '{' })).toEqual({ statusCode: 422, headers: {} });
});

test.each(Object.entries(SERVICES))(
	'n8n makes of the parameters of %s what it makes of them with all that the node has',
	async (service, { node: { description }, node }) => {
		const { properties } = description;
		// What is left over from elsewhere may decide what shows, too.
		const left = Object.fromEntries(
			properties.map(({ name, default: usual }) => [name, usual === true ? false : usual]),
		) as INodeParameters;
		for (const operation of operationsOf(node).keys()) {
			const { parameters: given } = await firstOf(service, operation);
			for (const all of [given, { ...left, ...given }]) {
				const read = (among: INodeProperties[]) => {
					const asNode = { parameters: all, typeVersion: 1 } as INode;
					return NodeHelpers.getNodeParameters(among, all, true, false, asNode, description);
				};
				const { description: loaded } = nodeTypes(node, all).getByNameAndVersion(description.name);
				// n8n itself adds Request Options to a declarative node.
				const known = loaded.properties.filter((one) => properties.includes(one));
				expect(read(known)).toEqual(read(properties));
			}
		}
	},
);
