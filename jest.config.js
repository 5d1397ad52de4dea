const transform = { '^.+\\.m?ts$': '@swc/jest' };
const common = {
	testEnvironment: '<rootDir>/test/engine/harness/oneContext.js',
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|nock)$': '<rootDir>/test/engine/harness/once/$1.js',
	},
	setupFiles: ['<rootDir>/test/engine/harness/environment.js'],
	transform,
	moduleFileExtensions: ['ts', 'mts', 'js', 'json', 'node'],
};

const engine = {
	...common,
	setupFilesAfterEnv: ['<rootDir>/test/engine/harness/network.js'],
};

module.exports = {
	// Loading and compiling n8n's engine takes seconds on a machine that does other things, too.
	testTimeout: 30_000,
	// One process for all files runs out of memory; a worker that has grown is replaced by a fresh one.
	maxWorkers: 3,
	workerIdleMemoryLimit: '2GB',
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
		},
		{
			...engine,
			displayName: 'engine',
			moduleNameMapper: {
				...engine.moduleNameMapper,
				'^[./]+(?:nodes/)?(?:shared/)?lib/wait$': '<rootDir>/test/engine/harness/shortWaits.ts',
				'^[./]+.*deliveries/upkeep$': '<rootDir>/test/engine/harness/awaitedUpkeep.ts',
			},
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
		},
		{
			...engine,
			displayName: 'faults',
			testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
		},
		{
			...engine,
			displayName: 'contract',
			testMatch: ['<rootDir>/test/contract/**/*.test.ts'],
		},
		{ ...common, displayName: 'sandbox', testMatch: ['<rootDir>/test/sandbox/**/*.test.ts'] },
	],
};
