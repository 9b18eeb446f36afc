/**
 * A desk: an account of the operating system a person sits at. It owns the keychain, the short-lived
 * logins in it and their end, what is on clipboard and screen for a moment, and the person's files. It
 * knows no database and needs no office: what it ended it tells later.
 */
import { accessSync, constants, mkdirSync } from 'node:fs'
import type { Swept } from '../../shared/credentials/contract'
import type { Desk, DeskFile, FileKind, Hands, LeavingReason } from '../../shared/desk'
import { folderFailure } from '../ground/durable'
import { holdFolder } from '../ground/hold'
import { createLog } from '../ground/log'
import { listenToDesktop, type Buses } from './desktop-bus'
import { createFiles } from './files/files'
import { identityIn, renewIdentityIn } from './identity'
import { forgetDesktopSecret, newDesktopSecret, readDesktopSecret } from './keychain/desktop-secret'
import type { Space } from './keychain/keychain'
import { readWitness, writeWitness } from './keychain/witness'
import { createKeeper } from './logins/keeper'
import { createLogins } from './logins/logins'
import { createScreen } from './screen'

/** A desk in this very process. */
export interface OwnDesk {
  /** what an office may ask */
  desk: Desk
  /** Tells whenever how logins stand may have changed; gives what ends that. */
  listen(moved: () => void): () => void
  /** Tells whenever the desktop says that the person goes. */
  onLeft(tell: (reason: LeavingReason) => void): void
  /** A handle for a path that a front end without dialogs was given. */
  offer(path: string, kind?: FileKind): DeskFile
  /** What came due while no Kluis ran. Errors: those of writing to the folder. */
  sweptAtStart: Promise<Swept>
  /** Right after that, by what the keychain itself says. Errors: the same. */
  sweptWhole: Promise<Swept>
  /** The machine woke up: what came due while it slept is destroyed. */
  resume(): void
  close(): void
}

export interface DeskOptions {
  /** the desk's own folder; it holds random keys and moments only */
  dir: string
  hands: Hands
  clock?: () => Date
  space?: Space
  /** where a Linux desktop tells of itself; none elsewhere */
  buses?: Buses | null
}

/** Opens a desk on its folder. Errors: folder-not-writable, office-in-use (another Kluis has it). */
export const openDesk = (options: DeskOptions): OwnDesk => {
  const { dir, hands, clock = () => new Date(), space = '' } = options
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    accessSync(dir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderFailure(error)
  }
  const hold = holdFolder(dir)
  const listeners = new Set<() => void>()
  const moved = () => listeners.forEach((tell) => tell())
  const screen = createScreen(hands)
  const leaving = new Set<(reason: LeavingReason) => void>()
  const left = (reason: LeavingReason) => leaving.forEach((tell) => tell(reason))
  const bus = options.buses ? listenToDesktop(left, options.buses) : null
  const files = createFiles(dir, hands)
  const log = createLog(dir, clock, 'desk.log')
  const keeper = createKeeper({ dir, space, clock, hands, log, moved })
  const desk: Desk = {
    ...createLogins(keeper, screen),
    ...screen,
    identify: () => Promise.resolve().then(() => identityIn(dir)),
    renewIdentity: () => Promise.resolve().then(() => renewIdentityIn(dir)),
    ...files.files,
    chooseFolder: hands.chooseFolder,
    openBrowser: hands.openBrowser,
    idle: async () => {
      const idle = await hands.idle()
      const told = idle.of === 'window' ? await bus?.idleSeconds() : null
      return typeof told === 'number' ? { seconds: told, of: 'machine' } : idle
    },
    installSweep: hands.installSweep,
    sweepInstalled: hands.sweepInstalled,
    readDesktopSecret: (slotId) => readDesktopSecret(slotId, space),
    newDesktopSecret: (slotId) => newDesktopSecret(slotId, space),
    forgetDesktopSecret: (slotId) => forgetDesktopSecret(slotId, space),
    readWitness: (officeId) => readWitness(officeId, space),
    writeWitness: (officeId, text) => writeWitness(officeId, text, space),
  }
  return {
    desk,
    listen: (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    onLeft: (tell) => void leaving.add(tell),
    offer: files.offer,
    sweptAtStart: keeper.sweptAtStart,
    sweptWhole: keeper.sweptWhole,
    resume: keeper.resume,
    close: () => {
      bus?.stop()
      void screen.clearScreen()
      files.close()
      keeper.stop()
      hold.release()
    },
  }
}
