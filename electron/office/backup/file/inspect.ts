/** Looking at a backup before it is put back: what it is, and what would be lost. */
import type { BackupCounts, BackupPreview } from '../../../../shared/backup/contract'
import { officeCode } from '../../../../shared/backup/rotation'
import { AppError } from '../../../../shared/errors'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import type { NamedSource } from '../../files/source'
import { readKeyFile } from '../../session/keys/key-file'
import type { Session } from '../../session/session'
import { readContainer } from './container'
import { findLedgers } from '../restore/ledgers'
import { requireOwnOrLater, type Manifest } from './manifest'

/**
 * Whether a backup may come into this folder: an office is never put in another one's place. Errors:
 * backup-other-office.
 */
export const requireSameOffice = (session: Session, officeId: string): void => {
  const present = presentOffice(session)
  if (present !== null && present !== officeId) throw new AppError('backup-other-office', {})
}

/** null: there is no office here, or its key file is gone and nobody can tell whose database it is. */
const presentOffice = (session: Session): string | null => {
  const open = session.current() ?? session.signingIn()?.session
  if (open) return open.office.officeId
  try {
    return readKeyFile(session.dir).officeId
  } catch {
    return null
  }
}

/**
 * Who looks while locked out sees what the backup says of itself, and hears at the restore when it lies.
 * Errors: file-gone, not-a-backup, backup-damaged, -truncated, -newer, -other-office, -forged, cancelled.
 */
export const inspectBackup = async (
  context: ActionContext,
  file: FileToken,
): Promise<BackupPreview> => {
  const { session, files } = context
  const manifest = await readContainer(files.sourceAgain(file), {
    checkpoint: () => context.checkpoint(),
    progress: (done, total) => context.progress({ stage: 'backup-verifying', done, total }),
  })
  requireSameOffice(session, manifest.officeId)
  const open = session.current()
  if (open) requireOwnOrLater(manifest, open.database.reader)
  return {
    file,
    createdAt: manifest.createdAt,
    program: manifest.program,
    office: officeCode(manifest.officeId),
    bytes: manifest.parts.reduce((sum, part) => sum + part.bytes, 0),
    counts: manifest.counts,
    replaces: session.exists() ? 'same-office' : 'nothing',
    lost: open && difference(countsOf(open.database.reader), manifest.counts),
    since: await sinceThen(session.dir, manifest, await files.ledgersBeside(file)),
  }
}

const countsOf = (db: ReadableDatabase): BackupCounts => {
  const count = (table: string): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
  return {
    clients: count('clients WHERE erasedAt IS NULL'),
    invoices: count('invoices'),
    payments: count('bankEntries'),
    archive: count('archive'),
    audit: count('audit'),
  }
}

const difference = (now: BackupCounts, then: BackupCounts): BackupCounts => {
  const more = (name: keyof BackupCounts): number => Math.max(0, now[name] - then[name])
  return {
    clients: more('clients'),
    invoices: more('invoices'),
    payments: more('payments'),
    archive: more('archive'),
    audit: more('audit'),
  }
}

/**
 * Told by the longest ledger here, in the known folders or beside the backup, for who looks; what is
 * done at the restore is authenticated first. null: none that knows more than the backup is here.
 */
const sinceThen = async (
  dir: string,
  manifest: Manifest,
  beside: readonly NamedSource[],
): Promise<BackupPreview['since']> => {
  let lines: string[] = []
  let isKnown = false
  for (const { text, here } of await findLedgers(dir, manifest.officeId, beside)) {
    const all = text.split('\n').slice(0, -1)
    const later = all.slice(manifest.ledgerLines)
    if (later.length > 0 || (here && all.length === manifest.ledgerLines)) isKnown = true
    if (later.length > lines.length) lines = later
  }
  const of = (kind: string): number =>
    lines.filter((line) => line.includes(`"entry":{"kind":"${kind}"`)).length
  return isKnown
    ? { invoices: of('number'), erasures: of('erasure'), destructions: of('destruction') }
    : null
}
