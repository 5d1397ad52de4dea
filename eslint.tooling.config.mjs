import { globalIgnores } from 'eslint/config';
import js from '@eslint/js';
import typescript from 'typescript-eslint';

// The official configuration covers .ts files; this one is for the scripts around them, which may use
// all of Node.
export default typescript.config(
	globalIgnores(['build', 'dist', 'node_modules', '**/*.ts']),
	{
		files: ['**/*.mts', '**/*.mjs', '**/*.cjs', '**/*.js'],
		extends: [js.configs.recommended, typescript.configs.recommended],
		languageOptions: {
			globals: {
				process: 'readonly',
				console: 'readonly',
				require: 'readonly',
				module: 'writable',
				exports: 'writable',
				Buffer: 'readonly',
				URL: 'readonly',
				setTimeout: 'readonly',
				clearTimeout: 'readonly',
				setInterval: 'readonly',
				clearInterval: 'readonly',
				fetch: 'readonly',
				AbortSignal: 'readonly',
				__dirname: 'readonly',
			},
		},
	},
	{ files: ['**/*.js', '**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
