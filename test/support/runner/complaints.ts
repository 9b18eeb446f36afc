import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const root = fileURLToPath(new URL('../../..', import.meta.url))

// The project's own configuration; only what needs a compiled program is off, as the offending
// files exist in tests alone.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: join(root, '.config/eslint.config.js'),
  overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'], ...tseslint.configs.disableTypeChecked }],
})

/** The rules a file of this text at this path (relative to the repository) would break. */
export async function complaints(path: string, code: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath: join(root, path) })
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
}
