import { filesIn, isInProject } from './projectFiles';

/** A path in backticks, e.g. `nodes/Bol/search.ts`; one with a place for a name in it is a pattern. */
const PATH = /`([\w./-]+\/[\w.-]+\.(?:ts|mts|mjs|js|json|md|png))`/g;

/** Where the path of a document may begin. */
const BEGINNINGS = ['', 'nodes/shared/', 'docs/'];

/** The paths in a text at which nothing is. */
const deadPaths = (text: string) =>
	[...text.matchAll(PATH)]
		.map(([, path]) => path)
		.filter((path) => !path.startsWith('dist/'))
		.filter((path) => !BEGINNINGS.some((beginning) => isInProject(beginning + path)));

describe('paths that the documents name', () => {
	const documents = [...filesIn('docs', /\.md$/), ...filesIn('.github', /\.md$/)];

	it.each(documents)('are there: $path', ({ text }) => {
		expect(deadPaths(text)).toEqual([]);
	});

	it('are missed where they are not', () => {
		expect(deadPaths('see `nodes/Bol/nowhere.ts` and `service/send.ts`')).toEqual([
			'nodes/Bol/nowhere.ts',
		]);
	});
});
