import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { setScene, type Tested } from '../faults/scene';
import { runNode } from './harness';

interface More {
	/** In what the credential differs from that of the seeds. */
	account?: ICredentialDataDecryptedObject;
	binary?: IBinaryKeyData;
}

/** Lets a group of tests do operations of a service (`order.get`) at the sandbox. */
export function atSandbox(service: Tested) {
	const scene = setScene();

	async function run(name: string, parameters: INodeParameters = {}, more: More = {}) {
		const [resource, operation] = name.split('.');
		const item: INodeExecutionData = { json: {}, binary: more.binary };
		const { items, error } = await runNode({
			...scene.run(service, { resource, operation, ...parameters }),
			credentials: scene.credential(service, more.account),
			items: [item],
		});
		return { error, rows: (items[0] ?? []).map(({ json }) => json), files: items[0]?.[0]?.binary };
	}

	return {
		scene,
		run,
		/** The rows of an operation that must work. */
		async does(...all: Parameters<typeof run>) {
			const { error, rows } = await run(...all);
			expect(error).toBeUndefined();
			return rows;
		},
		/** The error of an operation that must fail. */
		async fails(...all: Parameters<typeof run>) {
			const { error } = await run(...all);
			expect(error).toBeDefined();
			return error;
		},
	};
}
