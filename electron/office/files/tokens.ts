import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readLedgerName } from '../../../shared/backup/rotation'
import type { Desk, DeskFile } from '../../../shared/desk'
import { AppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'
import { deskSource, ownSource, type NamedSource, type Source } from './source'
import { deskTarget, ownTarget, type Target } from './target'

/**
 * Files the person chose: the renderer gets one-time tokens, and the office no more than a handle of
 * the desk's. All tokens are forgotten at lock.
 */
export interface Files {
  /** Names a file of the desk by a new token. */
  giveChosen(file: DeskFile, use: 'open' | 'save'): FileToken
  /** Names a path of the machine the office is on: its backup folders, and what lies in them. */
  give(path: string, use: FileUse): FileToken
  /** What is behind a token, to read; once. Errors of all: file-token-unknown. */
  source(token: FileToken): Source
  /** The same, with the name it is shown by. */
  named(token: FileToken): NamedSource
  /**
   * The same of a token that stays good: for what asks for a password, where a slip of the finger must
   * not cost the choice of the file.
   */
  sourceAgain(token: FileToken): Source
  namedAgain(token: FileToken): NamedSource
  /** Copies of a ledger that lie beside the backup behind a token. */
  ledgersBeside(token: FileToken): Promise<NamedSource[]>
  /** What is behind a token, to write; once. */
  target(token: FileToken): Target
  targetAgain(token: FileToken): Target
  /** The path on the office's own machine behind a token; once. */
  path(token: FileToken, use: FileUse): string
  forget(): void
}
export type FileUse = 'open' | 'save' | 'folder'

type Held = { use: FileUse } & ({ path: string } | { chosen: DeskFile })

const ledgersIn = async (folder: string): Promise<NamedSource[]> =>
  (await readdir(folder).catch(() => []))
    .filter((name) => readLedgerName(name) !== null)
    .map((name) => ({ name, source: ownSource(join(folder, name)) }))

export const createFiles = (desk: Desk): Files => {
  const all = new Map<string, Held>()
  const look = (token: FileToken, use: FileUse): Held => {
    const found = all.get(token)
    if (found?.use !== use) throw new AppError('file-token-unknown', {})
    return found
  }
  const once = <T>(token: FileToken, take: () => T): T => {
    const taken = take()
    all.delete(token)
    return taken
  }
  const add = (held: Held): FileToken => {
    const token = randomUUID() as FileToken
    all.set(token, held)
    return token
  }
  const sourceAgain = (token: FileToken): Source => {
    const held = look(token, 'open')
    return 'path' in held ? ownSource(held.path) : deskSource(desk, held.chosen)
  }
  const namedAgain = (token: FileToken): NamedSource => {
    const held = look(token, 'open')
    const name = 'path' in held ? basename(held.path) : held.chosen.name
    return { name, source: sourceAgain(token) }
  }
  const ledgersBeside = async (token: FileToken): Promise<NamedSource[]> => {
    const held = look(token, 'open')
    if ('path' in held) return ledgersIn(dirname(held.path))
    const chosen = await desk.ledgersBeside(held.chosen.file)
    return chosen.map((one) => ({ name: one.name, source: deskSource(desk, one) }))
  }
  const targetAgain = (token: FileToken): Target => {
    const held = look(token, 'save')
    return 'path' in held ? ownTarget(held.path) : deskTarget(desk, held.chosen)
  }
  const pathOf = (token: FileToken, use: FileUse): string => {
    const held = look(token, use)
    if (!('path' in held)) throw new AppError('file-token-unknown', {})
    return held.path
  }
  return {
    giveChosen: (chosen, use) => add({ chosen, use }),
    give: (path, use) => add({ path, use }),
    source: (token) => once(token, () => sourceAgain(token)),
    named: (token) => once(token, () => namedAgain(token)),
    sourceAgain,
    namedAgain,
    ledgersBeside,
    target: (token) => once(token, () => targetAgain(token)),
    targetAgain,
    path: (token, use) => once(token, () => pathOf(token, use)),
    forget: () => all.clear(),
  }
}
