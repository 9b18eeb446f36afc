import type { backup as contract, MadeBackup } from '../../../shared/backup/contract'
import { daysOld, isDue } from '../../../shared/backup/rotation'
import { isAppError, type ErrorCode } from '../../../shared/errors'
import type { ActionContext, HandlersOf } from '../context'
import { confirmMoment } from '../settings/clock-jump'
import { addFolder, knownBackups, removeFolder } from './folders'
import { inspectBackup } from './file/inspect'
import { changeLocal, readLocal } from './local'
import { isMaking, makeBackup } from './make'
import { rescue } from './restore/rescue'
import { goOnWithThis, restoreBackup } from './restore/restore'
import { rotate, rotationOf } from './rotate'
import { here, policyOf, statusOf } from './status'

/** Indexes are compared with their tables once a week; every backup checks every page. */
const deepEveryDays = 7

const make = async (context: ActionContext): Promise<MadeBackup> => {
  try {
    return await makeNow(context)
  } catch (error) {
    if (isAppError(error) && quiet.includes(error.code)) throw error
    recordFailure(context)
    throw error
  }
}

/** Neither is a failure of a backup: it was stopped, or another one is under way. */
const quiet: readonly ErrorCode[] = ['cancelled', 'busy', 'locked']

const makeNow = async (context: ActionContext): Promise<MadeBackup> => {
  const { dir, officeId } = here(context)
  const { deepCheckedAt } = readLocal(dir)
  const now = context.now()
  const made = await makeBackup({
    dir,
    officeId,
    now,
    // A copy: the office wipes its own when it closes.
    key: copyOf(context.session.fileKey(context.office.databaseKey)),
    ...policyOf(context),
    deep: deepCheckedAt === null || daysOld(deepCheckedAt, now) >= deepEveryDays,
    checkAudit: true,
    signal: context.signal,
    progress: (progress) => context.progress(progress),
    checkpoint: () => context.checkpoint(),
  })
  record(context, made)
  return made
}

const copyOf = (key: Uint8Array | null): Uint8Array | null => key && new Uint8Array(key)

/** The backup is made; that the log could not be written at this moment does not unmake it. */
const record = (context: ActionContext, made: MadeBackup): void => {
  const failed = made.folders.filter(({ failure }) => failure !== null).length
  try {
    context.write(({ audit }) => {
      audit({ entity: 'backup', code: 'made' })
      if (failed > 0) audit({ entity: 'backup', code: `folders-failed-${failed}` })
      if (made.rotated > 0) audit({ entity: 'backup', code: `rotated-${made.rotated}` })
    })
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

/** On record, and by that told to every screen at once. */
const recordFailure = (context: ActionContext): void => {
  try {
    context.write(({ audit }) => audit({ entity: 'backup', code: 'failed' }))
  } catch (error) {
    // A full or damaged disk is what failed: it cannot be written down there.
    if (!isAppError(error)) throw error
  }
}

export const backup: HandlersOf<typeof contract> = {
  status: (context) => statusOf(context),
  policy: ({ db }) => rotationOf(db),
  savePolicy: ({ db, audit }, { keep, maximumDays }) => {
    db.run('UPDATE backupPolicy SET keep = $keep, maximumDays = $maximumDays', {
      keep,
      maximumDays,
    })
    audit({ entity: 'backupPolicy', fields: ['keep', 'maximumDays'] })
    return rotationOf(db)
  },
  make: (context) => make(context),
  makeWhenDue: async (context) => {
    const { dir } = here(context)
    const { lastGood } = readLocal(dir)
    if (isMaking(dir) || !isDue(lastGood?.at ?? null, context.now())) return { made: null }
    return { made: await make(context) }
  },
  addFolder: async (context, { folder }) => {
    await addFolder(here(context).dir, context.files.path(folder, 'folder'))
    context.write(({ audit }) => audit({ entity: 'backupFolder', code: 'added' }))
    return statusOf(context)
  },
  removeFolder: async (context, { id }) => {
    removeFolder(here(context).dir, id)
    context.write(({ audit }) => audit({ entity: 'backupFolder', code: 'removed' }))
    return statusOf(context)
  },
  confirmFolders: async (context) => {
    changeLocal(here(context).dir, (local) => {
      local.forgotten = false
    })
    context.write(({ audit }) => audit({ entity: 'backupFolder', code: 'confirmed' }))
    return statusOf(context)
  },
  confirmLedger: async (context) => {
    changeLocal(here(context).dir, (local) => {
      local.ledgerFault = null
    })
    context.write(({ audit }) => audit({ entity: 'ledger', code: 'fault-seen' }))
    return statusOf(context)
  },
  confirmClock: async (context) => {
    context.write(({ db, now, audit }) => {
      confirmMoment(db, now)
      audit({ entity: 'clock', code: 'confirmed' })
    })
    const { dir, officeId } = here(context)
    await rotate(dir, officeId, policyOf(context).policy, context.now())
    return statusOf(context)
  },
  known: (context) => knownBackups(context),
  inspect: (context, { file }) => inspectBackup(context, file),
  restore: async (context, { file, access }) => {
    const source = context.files.sourceAgain(file)
    const ledgers = await context.files.ledgersBeside(file)
    const report = await restoreBackup(context, { source, ledgers }, access)
    // What was chosen in the office that was here is not for the one that came back.
    context.files.forget()
    return report
  },
  goOn: async (context, { access }) => {
    const report = await goOnWithThis(context, access)
    context.files.forget()
    return report
  },
  rescue: async (context, { file, ...access }) => {
    const report = await rescue(context, access, context.files.targetAgain(file))
    context.files.forget()
    return report
  },
}
