import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The widest comment. Prettier wraps code, and leaves comments to their writers. */
const COMMENT_MARGIN = 130;

/** What only one part of the program may touch; who may import whose folder is in .dependency-cruiser.cjs. */
const onlyInMain = { name: 'electron', message: 'Only main and the preload know Electron.' };
const onlyInNetwork = { name: 'undici', message: 'The network is src/main/network.' };

export default defineConfig(
  { ignores: ['out/', 'dist/', 'dist-trial/', 'test-results/', 'playwright-report/', 'coverage/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      // Numbers and booleans in a template literal say what is meant.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => void call()` is how an event handler drops a promise on purpose; its errors are in the Result.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-duplicate-imports': 'error',
      // Only lines that are comments: of scripts, of markup and of styles.
      'max-len': [
        'error',
        { code: COMMENT_MARGIN, ignorePattern: '^(?!\\s*(?://|/?\\*|<!--))', ignoreUrls: true },
      ],
      // Playwright reads a fixture's needs from its first parameter, which is `{}` where there are none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, svelteConfig },
    },
    rules: {
      // `let { … } = $props()` is how Svelte writes it.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // State is replaced ($state.raw), never changed in place; a plain Map, Set or Date here is a local value.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // To ESLint another component is `any`; svelte-check knows its type and checks all of this.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/shared/**', 'src/renderer/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [onlyInMain, onlyInNetwork] }] },
  },
  {
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Shared code is checked without Node's types, its tests are with main's: tsconfig.json there and here.
    files: ['src/shared/**/*.test.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, project: false } },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      // In a test a wrong assumption should throw where it stands.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
