/** What was chosen to be read at once: files, and in a ZIP the files in it. */
import { AppError, isAppError } from '../../../../shared/errors'
import { filesInZip } from '../../files/zipped'
import { headOf, sizeOf } from '../../text/file-pieces'
import type { NamedSource, OpenSource } from '../../files/source'
import { bankFileLimit } from '../bank-file/bank-file'
import { isZip, sniff, sniffLength } from '../bank-file/sniff'
import { refuse } from '../bank-file/values'

/** Files in one ZIP, and files of all that is chosen at once; more than a year of daily statements. */
const mostFiles = 400

export interface Parts {
  parts: NamedSource[]
  /** files of a ZIP that are no bank statements: a PDF of the same month, a note of the bank */
  passedOver: string[]
}

/**
 * Hands `read` every statement file that was chosen, in the order of their names: banks name them by
 * day and number. Errors: those of opening; file-unreadable, with the file in it that is meant.
 */
export const withParts = async <T>(
  chosen: readonly NamedSource[],
  read: (parts: Parts) => Promise<T>,
): Promise<T> => {
  const open: OpenSource[] = []
  try {
    const all: Parts = { parts: [], passedOver: [] }
    for (const one of chosen) {
      const found = await told(one.name, chosen.length > 1, () => unfold(one, open))
      all.parts.push(...found.parts)
      all.passedOver.push(...found.passedOver)
    }
    if (all.parts.length > mostFiles) refuse('many-in-zip')
    if (all.parts.length === 0) refuse('no-statement-in-zip')
    all.parts.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    return await read(all)
  } finally {
    for (const one of open) await one.close().catch(() => undefined)
  }
}

/** Says which of several files could not be read. */
export const told = async <T>(name: string, tell: boolean, read: () => Promise<T>): Promise<T> => {
  try {
    return await read()
  } catch (error) {
    if (!tell || !isAppError(error) || error.code !== 'file-unreadable') throw error
    throw new AppError('file-unreadable', {
      file: name,
      ...(error as AppError<'file-unreadable'>).details,
    })
  }
}

const unfold = async (one: NamedSource, open: OpenSource[]): Promise<Parts> => {
  const opened = await one.source.open()
  let stays = false
  try {
    sizeOf(opened, bankFileLimit, 'not-a-bank-file')
    if (!isZip(await headOf(opened, sniffLength))) return { parts: [one], passedOver: [] }
    stays = true
    open.push(opened)
    const inside = await filesInZip(opened, { files: mostFiles, megabytes: bankFileLimit })
    if (isSpreadsheet(inside.map(({ name }) => name))) refuse('spreadsheet')
    return await statementsAmong(inside)
  } finally {
    if (!stays) await opened.close()
  }
}

/** Office programs pack their files: XLSX, and ODS. */
const isSpreadsheet = (names: readonly string[]): boolean =>
  names.includes('[Content_Types].xml') ||
  (names.includes('content.xml') && names.includes('manifest.xml'))

const statementsAmong = async (inside: readonly NamedSource[]): Promise<Parts> => {
  const found: Parts = { parts: [], passedOver: [] }
  for (const one of inside) {
    if (await told(one.name, true, () => isStatement(one))) found.parts.push(one)
    else found.passedOver.push(one.name)
  }
  return found
}

/** What is no statement by its first bytes is passed over and told; a ZIP in it may hold some. */
const isStatement = async ({ source }: NamedSource): Promise<boolean> => {
  const opened = await source.open()
  try {
    sniff(await headOf(opened, sniffLength))
    return true
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file-unreadable') throw error
    const { reason } = (error as AppError<'file-unreadable'>).details
    if (reason === 'pdf' || reason === 'not-a-bank-file' || reason === 'spreadsheet') return false
    throw error
  } finally {
    await opened.close()
  }
}
