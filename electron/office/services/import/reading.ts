/** A list that somebody chose: its rows, and which column is which, as they say or as it was before. */
import { createHash } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext, CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { readSmall } from '../../files/source'
import type { ColumnMapping } from '../../text/columns'
import { csvLimit, readCsv, type Table } from '../../text/csv'

const megabyte = 1024 * 1024

/** Errors: file-token-unknown, file-gone, file-changed, file-too-large, file-unreadable. */
export const readTable = async ({ files }: ActionContext, file: FileToken): Promise<Table> => {
  const bytes = await readSmall(files.sourceAgain(file), csvLimit * megabyte)
  if (bytes === null)
    throw new AppError('file-too-large', { megabytes: csvLimit + 1, limit: csvLimit })
  return readCsv(bytes)
}

export type Purpose = 'registrar' | 'subscriptions'

/** A first line can be somebody's data: only what its columns hash to is kept. */
const hashOf = (header: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(header)).digest('hex')

/** As it was the last time with these very columns; null: never. */
export const rememberedMapping = <F extends string>(
  db: ReadableDatabase,
  purpose: Purpose,
  header: readonly string[],
): ColumnMapping<F> | null => {
  const row = db.get<{ mapping: string }>(
    'SELECT mapping FROM fileMappings WHERE purpose = $purpose AND headerHash = $headerHash',
    { purpose, headerHash: hashOf(header) },
  )
  if (!row) return null
  const places = JSON.parse(row.mapping) as Record<F, number>
  const mapping: ColumnMapping<F> = {}
  for (const [field, place] of Object.entries<number>(places)) {
    const title = header[place]
    if (title !== undefined) mapping[field as F] = title
  }
  return mapping
}

export const rememberMapping = (
  { db }: CommandContext,
  purpose: Purpose,
  header: readonly string[],
  mapping: ColumnMapping<string>,
): void => {
  const places = Object.entries(mapping).flatMap(([field, title]) => {
    const place = title === undefined ? -1 : header.indexOf(title)
    return place < 0 ? [] : [[field, place] as const]
  })
  db.run(
    `INSERT INTO fileMappings (purpose, headerHash, mapping)
     VALUES ($purpose, $headerHash, $mapping)
     ON CONFLICT DO UPDATE SET mapping = excluded.mapping`,
    {
      purpose,
      headerHash: hashOf(header),
      mapping: JSON.stringify(Object.fromEntries(places)),
    },
  )
}

/** As many cells that are not right as are shown. */
export const mostProblems = 100
