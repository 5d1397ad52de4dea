import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

/** A node with its description fully built. */
export interface LoadedNode {
	className: string;
	/** Folder and file name, which the official rules compare with the node's name. */
	path: string;
	description: INodeTypeDescription;
}

/** The source files of all nodes that the package publishes. */
export async function publishedNodes(): Promise<string[]> {
	const { n8n } = JSON.parse(await readFile('package.json', 'utf8')) as {
		n8n: { nodes: string[] };
	};
	return n8n.nodes.map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

/** Loads a node from its source; its class has the name of the file. */
export async function loadNode(file: string): Promise<LoadedNode> {
	const className = basename(file).split('.')[0];
	const module = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
	const Node = (module[className] ?? (module.default as typeof module)?.[className]) as
		| (new () => INodeType)
		| undefined;
	if (!Node) throw new Error(`${file} exports no class "${className}"`);
	return {
		className,
		path: `nodes/${basename(dirname(file))}/${className}.node.ts`,
		description: new Node().description,
	};
}
