/**
 * Putting a backup back. Everything is made ready beside the office: unpacked, checked, migrated, and
 * all that the ledger says done again. Only then does it take the place of what is here, which is
 * kept aside; and only then does anyone come in. A failure before that changes nothing.
 */
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RestoreAccess, RestoreReport } from '../../../../shared/backup/contract'
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import { connect } from '../../database/driver'
import { writeFailure } from '../../../ground/durable'
import type { NamedSource, Source } from '../../files/source'
import { ledgerKeysOf, type LedgerKey } from '../../ledger/keys'
import { typed } from '../../session/keys/collect'
import { readKeyFile, writeKeyFile } from '../../session/keys/key-file'
import { databaseFileName, restoreMarkerName } from '../../session/office-files'
import { comeInWith, hold } from '../../session/sign-in/unlock'
import { openBackupKeys, wipeRestoreKeys, type RestoreKeys } from './access'
import { checkCopy } from '../file/beside'
import { readContainer } from '../file/container'
import { putInPlace, restorePrefix } from './in-place'
import { requireSameOffice } from '../file/inspect'
import { requireOwnManifest, sameFacts, type Manifest } from '../file/manifest'
import { prepare, type Ready } from './prepare'

/** What an office is put together from. */
interface Origin {
  /** copies of the ledger that lie beside it */
  ledgers: readonly NamedSource[]
  /** Unpacks it; what it is. */
  unpack(staging: string): Promise<Manifest | null>
  /** for the audit log; a backup's moment is added to it */
  code: 'restored' | 'gone-on'
}

/** Errors: see the contract. */
export const restoreBackup = (
  context: ActionContext,
  { source, ledgers }: { source: Source; ledgers: readonly NamedSource[] },
  access: RestoreAccess,
): Promise<RestoreReport> =>
  withoutWrites(
    context,
    { ledgers, code: 'restored', unpack: (staging) => unpack(context, source, staging) },
    access,
  )

/**
 * Goes on with the database that is here, which is not the newest: what the ledgers know is done again
 * on a copy of it, as on a backup. Errors: see the contract.
 */
export const goOnWithThis = (
  context: ActionContext,
  access: RestoreAccess,
): Promise<RestoreReport> => {
  const { dir, keys } = context.session
  // Whoever is in works in an office that was found to be the newest.
  if (keys.opened()) throw new AppError('busy', {})
  const unpackHere = async (staging: string): Promise<null> => {
    try {
      for (const name of [databaseFileName, `${databaseFileName}-wal`]) {
        if (existsSync(join(dir, name))) await copyFile(join(dir, name), join(staging, name))
      }
    } catch (error) {
      throw writeFailure(error)
    }
    writeKeyFile(staging, readKeyFile(dir))
    return null
  }
  return withoutWrites(context, { ledgers: [], code: 'gone-on', unpack: unpackHere }, access)
}

const withoutWrites = async (
  context: ActionContext,
  origin: Origin,
  access: RestoreAccess,
): Promise<RestoreReport> => {
  const { session } = context
  if (session.writesPaused()) throw new AppError('busy', {})
  // What were written from now on would be lost without anybody having seen it in the preview.
  const release = session.pauseWrites()
  const report = await restoreInto(context, origin, access).finally(release)
  await comeIn(context, access.password, report.ready)
  return report.told
}

const restoreInto = async (
  context: ActionContext,
  origin: Origin,
  access: RestoreAccess,
): Promise<{ told: RestoreReport; ready: Ready }> => {
  const { session } = context
  const now = context.now()
  const staging = await mkdtemp(join(session.dir, restorePrefix)).catch((error: unknown) => {
    throw writeFailure(error)
  })
  try {
    const manifest = await origin.unpack(staging)
    const { officeId } = readKeyFile(staging)
    const keys = await openBackupKeys(session, staging, access, origin.code === 'gone-on')
    const { ledgers } = origin
    const code = manifest ? `restored-${manifest.createdAt}` : origin.code
    const ready = await check(context, staging, manifest, keys)
      .then(() => prepare(context, { ledgers, staging, officeId, code, keys, access, now }))
      .finally(() => wipeRestoreKeys(keys))
    context.checkpoint()
    session.endOthers('repair')
    session.end('replaced')
    const aside = putInPlace(session.dir, basename(staging), now)
    const createdAt = manifest?.createdAt ?? ready.since
    return {
      told: { createdAt, fromHere: manifest === null, ...ready.report, aside },
      ready,
    }
  } finally {
    // Begun and not finished: what is still in there takes its place at the next start.
    if (!existsSync(join(session.dir, restoreMarkerName))) {
      await rm(staging, { recursive: true, force: true })
    }
  }
}

/** Errors: those of reading the backup, backup-other-office, disk-full, cancelled. */
const unpack = async (
  context: ActionContext,
  source: Source,
  staging: string,
): Promise<Manifest> => {
  const files = new Map<string, FileHandle>()
  try {
    const manifest = await readContainer(
      source,
      {
        checkpoint: () => context.checkpoint(),
        progress: (done, total) => context.progress({ stage: 'backup-unpacking', done, total }),
      },
      async ({ name }, piece) => {
        try {
          const file = files.get(name) ?? (await open(join(staging, name), 'wx', 0o600))
          files.set(name, file)
          await file.writeFile(piece)
        } catch (error) {
          throw writeFailure(error)
        }
      },
    )
    requireSameOffice(context.session, manifest.officeId)
    for (const file of files.values()) await file.sync()
    return manifest
  } finally {
    for (const file of files.values()) await file.close()
  }
}

/**
 * What the manifest says is this office's own word; and the database itself, page by page, is what it
 * says. Errors: backup-forged, backup-damaged.
 */
const check = async (
  context: ActionContext,
  staging: string,
  manifest: Manifest | null,
  { secrets }: RestoreKeys,
): Promise<void> => {
  context.progress({ stage: 'backup-checking', done: 0, total: null })
  const path = join(staging, databaseFileName)
  const key = context.session.fileKey(secrets.databaseKey)
  if (manifest) requireOwnManifest(manifest, keysIn(path, key))
  const facts = await checkCopy(path, key, { deep: false, signal: context.signal })
  if (manifest && !sameFacts(facts, manifest)) throw new AppError('backup-damaged', {})
}

const keysIn = (path: string, key: Uint8Array | null): LedgerKey[] => {
  const copy = connect(path, key)
  try {
    return ledgerKeysOf(copy)
  } finally {
    copy.close()
  }
}

/** The owner signs in to what came back, with the second step where there is one. */
const comeIn = async (
  context: ActionContext,
  password: string,
  { email, enrols }: Ready,
): Promise<void> => {
  const tried = typed(password, context.desk)
  try {
    const whose = { by: 'password', email } as const
    const signingIn = await comeInWith(context, whose, tried, password)
    if (!signingIn) throw new AppError('wrong-password', { waitSeconds: 0 })
    hold(context, enrols ? { ...signingIn, steps: ['enrol'] } : signingIn)
  } finally {
    tried.wipe()
  }
}
