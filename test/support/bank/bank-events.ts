/** Reads a bank file that exists only in a test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownSource } from '../../../electron/office/files/source'
import { readBankFile } from '../../../electron/office/payments/bank-file/bank-file'
import { isAppError, type FileProblem } from '../../../shared/errors'
import type { BankFileEvent, StatementEntry } from '../../../shared/payments/entry'

/** Runs `work` with the path of a file with this content. */
export async function withFile<T>(
  content: string | Buffer,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kluis-bank-'))
  try {
    const path = join(folder, 'statement')
    await writeFile(path, content)
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function readAll(path: string): Promise<BankFileEvent[]> {
  const events: BankFileEvent[] = []
  for await (const batch of readBankFile(ownSource(path))) events.push(...batch)
  return events
}

export function eventsOf(content: string | Buffer): Promise<BankFileEvent[]> {
  return withFile(content, readAll)
}

export async function entriesOf(content: string | Buffer): Promise<StatementEntry[]> {
  return onlyEntries(await eventsOf(content))
}

export function onlyEntries(events: BankFileEvent[]): StatementEntry[] {
  return events.flatMap((event) => (event.type === 'entry' ? [event.entry] : []))
}

/** Why a file was refused; throws when it was not. */
export async function refusalOf(content: string | Buffer): Promise<FileProblem> {
  try {
    await eventsOf(content)
  } catch (error) {
    if (isAppError(error) && error.code === 'file-unreadable') {
      return error.details as FileProblem
    }
    throw error
  }
  throw new Error('the file was read')
}
