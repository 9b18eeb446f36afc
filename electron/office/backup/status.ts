/** How it stands with the backups, for the start screen and the backup page. */
import { stat } from 'node:fs/promises'
import type {
  BackupAlarm,
  BackupFolder,
  BackupStatus,
  LedgerFault,
} from '../../../shared/backup/contract'
import { isDue, type RotationPolicy } from '../../../shared/backup/rotation'
import type { ErrorCode } from '../../../shared/errors'
import type { ActionContext } from '../context'
import { lastClosed } from '../session/closed-history'
import { asideFolders } from './aside'
import { backupsIn } from './folder'
import { placeOf, readLocal, type Local, type LocalFolder } from './local'
import { isMaking } from './make'
import { isClockSteady, rotationOf } from './rotate'

/** Without a good backup for longer than this the start screen is loud. */
const alarmAfterMs = 3 * 24 * 60 * 60 * 1000

const ofClosedHistory = new Set<LedgerFault>(['superseded', 'copy-superseded'])

export const statusOf = async (context: ActionContext): Promise<BackupStatus> => {
  const { dir, officeId } = here(context)
  const { policy, steady, closed } = context.read(({ db, today }) => ({
    closed: lastClosed(db),
    policy: rotationOf(db),
    steady: isClockSteady(db, today),
  }))
  const local = readLocal(dir)
  const now = context.now()
  const folders: BackupFolder[] = []
  for (const folder of local.folders) folders.push(await describe(dir, officeId, folder))
  return {
    lastGood: local.lastGood,
    due: isDue(local.lastGood?.at ?? null, now),
    alarm: context.session.ledger.isBehind() ? 'ledger-behind' : alarmOf(local, now),
    failure: toldFailure(local.failure),
    ledgerFault: local.ledgerFault && {
      ...local.ledgerFault,
      closed: ofClosedHistory.has(local.ledgerFault.fault) ? closed : null,
    },
    folders,
    policy,
    checked: local.checked && { at: local.checked.at, good: local.checked.good },
    aside: asideFolders(dir, policy).map(({ name, at, keptUntil }) => ({ name, at, keptUntil })),
    waitsForClock: !steady,
    today: context.today(),
    working: isMaking(dir),
  }
}

export const here = ({ session, office }: ActionContext): { dir: string; officeId: string } => ({
  dir: session.dir,
  officeId: office.officeId,
})

const alarmOf = (local: Local, now: string): BackupAlarm | null => {
  if (local.checked?.good === false) return 'damaged'
  if (local.forgotten) return 'forgotten'
  if (local.failure || local.folders.some(({ failure }) => failure)) return 'failed'
  if (local.lastGood === null) return 'overdue'
  return Date.parse(now) - Date.parse(local.lastGood.at) > alarmAfterMs ? 'overdue' : null
}

const toldFailure = (failure: LocalFolder['failure']): BackupFolder['failure'] =>
  failure && { at: failure.at, code: failure.code as ErrorCode }

const describe = async (
  dir: string,
  officeId: string,
  folder: LocalFolder,
): Promise<BackupFolder> => {
  const place = placeOf(dir, folder)
  const there = await stat(place).catch(() => null)
  const found = await backupsIn(place, officeId)
  return {
    id: folder.id,
    place,
    // The one beside the database is made when it is first needed.
    reachable: there?.isDirectory() ?? folder.path === null,
    backups: found.length,
    newestAt: found[0]?.createdAt ?? null,
    oldestAt: found.at(-1)?.createdAt ?? null,
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
    failure: toldFailure(folder.failure),
  }
}

/** What goes by its age while nothing is in doubt. */
export const policyOf = (
  context: ActionContext,
): { policy: RotationPolicy; clockSteady: boolean } =>
  context.read(({ db, today }) => ({
    policy: rotationOf(db),
    clockSteady: isClockSteady(db, today),
  }))
