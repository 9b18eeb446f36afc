import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../electron/launch/project'

/**
 * The published schemas, which are not ours to ship: in the folder KLUIS_SCHEMAS names, or in
 * `shared/schemas` beside the project, wherever its worktree lies. null when they are not there.
 */
export const schemaFolder: string | null = process.env['KLUIS_SCHEMAS'] ?? besideTheProject()

/** Why a test that needs them cannot run here. */
export const noSchemas = 'the published schemas are not here: KLUIS_SCHEMAS names their folder'

/**
 * What a schema says against a file: nothing when it is valid. `xml` is its text, or its path.
 * @throws Error when xmllint itself fails
 */
export function schemaProblems(schema: string, xml: string | { path: string }): string[] {
  if (schemaFolder === null) throw new Error(noSchemas)
  const [file, input] = typeof xml === 'string' ? ['-', xml] : [xml.path, undefined]
  const { status, stderr, error } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--huge', '--schema', join(schemaFolder, schema), file],
    { encoding: 'utf8', input, maxBuffer: 2 ** 27 },
  )
  // 3: the document does not validate; 0: it does; anything else is trouble of its own.
  if (error) throw error
  if (status === 0) return []
  return stderr.split('\n').filter((line) => line !== '' && !/fails to validate$/.test(line))
}

function besideTheProject(): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const schemas = join(dirname(folder), 'shared', 'schemas')
    if (existsSync(schemas)) return schemas
    if (dirname(folder) === folder) return null
  }
}
