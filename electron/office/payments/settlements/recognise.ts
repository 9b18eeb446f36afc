/** What a chosen file is, by its content: of a bank, of a payment provider, or a list of columns. */
import { isAppError, AppError } from '../../../../shared/errors'
import type { SettlementColumns } from '../../../../shared/payments/settlements'
import type { SettlementMapping } from '../../../../shared/payments/settlement'
import type { ActionContext } from '../../context'
import type { Source } from '../../files/source'
import { streamCsv } from '../../text/csv-stream'
import { headOf } from '../../text/file-pieces'
import { isZip, sniff, sniffLength } from '../bank-file/sniff'
import { guessColumns, recogniseFormat } from './formats'
import { guessKind, rememberedSettlement } from './mappings'

type Kind = 'bank' | 'settlement' | 'columns'

/** Errors: files-mixed, and those of opening a file. */
export const kindOfFiles = async (sources: readonly Source[]): Promise<Kind> => {
  const kinds = new Set<Kind>()
  for (const source of sources) kinds.add(await kindOf(source))
  if (kinds.has('bank') && kinds.size > 1) throw new AppError('files-mixed', {})
  return kinds.has('columns') ? 'columns' : kinds.has('settlement') ? 'settlement' : 'bank'
}

const kindOf = async (source: Source): Promise<Kind> => {
  if (await isOfBank(source)) return 'bank'
  try {
    const { header } = await firstRows(source)
    if (recogniseFormat(header)) return 'settlement'
    // One column is a text; reading it as a bank file says what is wrong with it.
    return header.length > 2 ? 'columns' : 'bank'
  } catch (error) {
    if (isAppError(error) && error.code === 'file-unreadable') return 'bank'
    throw error
  }
}

const isOfBank = async (source: Source): Promise<boolean> => {
  const opened = await source.open()
  try {
    const head = await headOf(opened, sniffLength)
    if (isZip(head)) return true
    sniff(head)
    return true
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file-unreadable') throw error
    const { reason } = (error as AppError<'file-unreadable'>).details
    return reason !== 'not-a-bank-file'
  } finally {
    await opened.close()
  }
}

/** The header, and as many rows as come with it. */
const firstRows = async (source: Source) => {
  for await (const portion of streamCsv(source)) return portion
  throw new AppError('file-unreadable', { reason: 'empty' })
}

/** More different words are no kinds. */
const mostWords = 12

/** What a person names the columns with. Errors: file-unreadable. */
export const columnsOf = async (
  context: ActionContext,
  source: Source,
): Promise<SettlementColumns> => {
  const { header, rows } = await firstRows(source)
  const words: Record<string, string[]> = {}
  header.forEach((title, place) => {
    const found = new Set(rows.map(({ cells }) => (cells[place] ?? '').toLowerCase()))
    found.delete('')
    if (title !== '' && found.size > 0 && found.size <= mostWords) words[title] = [...found].sort()
  })
  const known = context.read(({ db }) => rememberedSettlement(db, header))
  const columns: SettlementMapping['columns'] = known?.columns ?? guessColumns(header)
  const kinds = (columns.kind === undefined ? [] : (words[columns.kind] ?? [])).flatMap((word) => {
    const kind = guessKind(word)
    return kind === null ? [] : [[word, kind] as const]
  })
  return {
    header,
    words,
    remembered: known !== null,
    mapping: known ?? { name: '', currency: 'EUR', columns, kinds: Object.fromEntries(kinds) },
  }
}
