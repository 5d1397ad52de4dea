const transform = { '^.+\\.m?ts$': '@swc/jest' };
const common = {
	testEnvironment: 'node',
	transform,
	moduleFileExtensions: ['ts', 'mts', 'js', 'json', 'node'],
};

module.exports = {
	// Loading and compiling n8n's engine takes seconds on a machine that does other things, too.
	testTimeout: 30_000,
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
		},
		{
			...common,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/harness/environment.js'],
			setupFilesAfterEnv: ['<rootDir>/test/engine/harness/network.js'],
		},
		{
			...common,
			displayName: 'faults',
			testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/harness/environment.js'],
			setupFilesAfterEnv: ['<rootDir>/test/engine/harness/network.js'],
		},
		{
			...common,
			displayName: 'contract',
			testMatch: ['<rootDir>/test/contract/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/harness/environment.js'],
			setupFilesAfterEnv: ['<rootDir>/test/engine/harness/network.js'],
		},
		{ ...common, displayName: 'sandbox', testMatch: ['<rootDir>/test/sandbox/**/*.test.ts'] },
	],
};
