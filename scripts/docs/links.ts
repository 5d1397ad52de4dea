import type { INodeTypeDescription } from 'n8n-workflow';
import { anchor } from './markdown';

/**
 * The page about a node in the repository that package.json names: that of its service, of a trigger
 * the part about it.
 *
 * @param repository as package.json has it: `git+https://github.com/<owner>/<name>.git`
 * @param service in small letters
 */
export function pageOf(
	repository: string,
	service: string,
	{ displayName, group }: Pick<INodeTypeDescription, 'displayName' | 'group'>,
): string {
	const address = repository.replace(/^git\+|\.git$/g, '');
	const part = group.includes('trigger') ? `#${anchor(displayName)}` : '';
	return `${address}/blob/main/docs/operations/${service}.md${part}`;
}
