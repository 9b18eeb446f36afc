import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { fileURLToPath } from 'node:url'
import walls from './walls.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['test/**/*.test.{ts,tsx}', 'test/**/*.e2e.ts', 'test/**/*.bench.ts']

/** @param {string} selector @param {string} message */
const syntax = (selector, message) => ({ selector, message })

const NO_MARKUP = syntax(
  ':matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], MemberExpression[property.name=/^(inner|outer)HTML$/])',
  'Markup from a string is how a script gets in.',
)
const PURE = [
  syntax(
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'Time is an argument.',
  ),
  syntax('NewExpression[callee.name="Date"][arguments.length=0]', 'Time is an argument.'),
  syntax(
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'Randomness is an argument.',
  ),
]
const HONEST_TESTS = [
  syntax(
    'MemberExpression[object.name=/^(test|it|describe|suite|bench)$/][property.name=/^(only|skip|todo|fixme|skipIf|runIf|fails)$/]',
    'No test is focused or switched off; what cannot run here calls skip(reason) on its context.',
  ),
  syntax(
    'CallExpression[callee.property.name="waitForTimeout"]',
    'Wait for the thing, not by the clock.',
  ),
  syntax('CallExpression[callee.name="setTimeout"]', 'Wait for the thing, not by the clock.'),
]

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test/e2e/output/', 'test/fixtures/']),
  {
    basePath: root,
    plugins: { walls },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'walls/imports': 'error',
      'walls/names': 'error',
      'walls/reasons': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-debugger': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', NO_MARKUP],
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        // The preload belongs to the renderer's project: it runs beside the page, without Node.
        projectService: {
          allowDefaultProject: ['electron/preload.ts'],
          defaultProject: 'renderer/tsconfig.json',
        },
        tsconfigRootDir: root,
      },
    },
    rules: {
      // An async function without await turns what it throws into a rejection: actions rely on it.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Functions handed over in plain objects are this codebase's way; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Text is taken apart by code points on purpose: elfproef, trigrams, check digits.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  { files: ['shared/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_MARKUP, ...PURE] } },
  { files: tests, rules: { 'no-restricted-syntax': ['error', NO_MARKUP, ...HONEST_TESTS] } },
)
