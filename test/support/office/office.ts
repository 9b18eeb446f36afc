/** A real office in a temporary folder, called through its door; clock and desk are the test's. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { bareDesk } from '../../../electron/office/bare-desk'
import { connect, type Connection } from '../../../electron/office/database/driver'
import {
  callAt,
  type Connection as Seat,
  type TypedCall,
} from '../../../electron/office/connection'
import { openOffice, type Office } from '../../../electron/office/office'
import type { Input } from '../../../shared/contract'
import type { Desk } from '../../../shared/desk'
import { anAgency } from './agency'
import { copyOf } from './made-once'
import { isAppError } from '../../../shared/errors'
import type { FileToken, LockReason } from '../../../shared/operation'

export const ownerEmail = 'eigenaar@voorbeeld.nl'
export const ownerPassword = 'een goed lang wachtwoord'

/** Where the clock of an office stands that names no other moment. */
const defaultNow = '2026-03-16T09:00:00.000Z'

/** A place where somebody sits: a connection to the office. */
export interface TestSeat {
  /** Calls through the door; throws the AppError the renderer would get. */
  call: TypedCall
  readFrom(path: string): FileToken
  saveTo(path: string): FileToken
  changed: string[][]
  locked: LockReason[]
  seat: Seat
}

export interface TestOffice extends Omit<TestSeat, 'seat'> {
  dir: string
  /** Moves the clock: UTC ISO. */
  setClock(moment: string): void
  /** Another seat, where nobody is signed in yet. */
  anotherSeat(desk?: Partial<Desk>): TestSeat
  /** A connection of the test's own, to break what no operation would break. */
  database(): Connection
  /** with the seat of the first person */
  office: Office & Omit<Seat, 'close'>
  close(): void
  /** Closes and opens again on the same folder, locked. */
  reopen(): TestOffice
}

export const temporaryFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'kluis-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** What this desk remembers of the office in a folder: of its own, and no keychain of the machine. */
const remembered = new Map<string, Map<string, string>>()
const memoryOf = (dir: string): Pick<Desk, 'readWitness' | 'writeWitness'> => {
  const own = remembered.get(dir) ?? new Map<string, string>()
  remembered.set(dir, own)
  return {
    readWitness: (officeId) => Promise.resolve(own.get(officeId) ?? null),
    writeWitness: (officeId, text) => Promise.resolve(Boolean(own.set(officeId, text))),
  }
}

/** As if from here on another desk sat at the folder. */
export const forgetDesk = (dir: string): void => void remembered.get(dir)?.clear()

const seatAt = (office: Office, desk: Desk): TestSeat => {
  const changed: string[][] = []
  const locked: LockReason[] = []
  const seat = office.connect(desk, {
    onChanged: (domains) => changed.push(domains),
    onLocked: (reason) => locked.push(reason),
  })
  return {
    seat,
    changed,
    locked,
    call: callAt(seat),
    readFrom: (path) => seat.files.give(path, 'open'),
    saveTo: (path) => seat.files.give(path, 'save'),
  }
}

/** An office that was never set up. */
export const emptyOffice = (
  options: {
    dir?: string
    now?: string
    desk?: Partial<Desk>
    plain?: boolean
    rounds?: boolean
  } = {},
): TestOffice => {
  const dir = options.dir ?? temporaryFolder()
  let moment = options.now ?? defaultNow
  const own = { ...bareDesk, ...memoryOf(dir) }
  const desk = { ...own, ...options.desk }
  const office = openOffice({
    dir,
    desk,
    clock: () => new Date(moment),
    elapsed: () => 0,
    plain: options.plain ?? false,
    rounds: options.rounds ?? false,
  })
  const { seat, ...first } = seatAt(office, desk)
  let closed = false
  const close = () => {
    if (!closed) office.close()
    closed = true
  }
  onTestFinished(close)
  return {
    ...first,
    dir,
    office: { ...seat, ...office },
    close,
    anotherSeat: (at = {}) => seatAt(office, { ...own, ...at }),
    setClock: (to) => {
      moment = to
    },
    database: () => {
      const key = seat.session.require().office.databaseKey
      return connect(join(dir, 'office.db'), options.plain ? null : key)
    },
    reopen: () => {
      close()
      return emptyOffice({ ...options, dir, now: moment })
    },
  }
}

export const aSetUp = (
  overrides: Partial<Input<'session.setUp'>> = {},
): Input<'session.setUp'> => ({
  agency: anAgency(),
  series: { name: 'Facturen', pattern: '{year}-{number:4}', resetsYearly: true, nextNumber: 1 },
  owner: { name: 'Olga Eigenaar', email: ownerEmail, password: ownerPassword },
  // The second step has tests of its own.
  requireTotp: false,
  ...overrides,
})

export type OfficeOptions = Parameters<typeof emptyOffice>[0] & {
  setUp?: Partial<Input<'session.setUp'>>
  /**
   * Set up now: for what is about setting up, and where two offices meet (copies are the same office,
   * with the same id, keys and recovery kit).
   */
  fresh?: boolean
}

/**
 * An office that is set up and open for its owner: a copy, unlocked, of one that was set up once in
 * this run with the same wishes and the same clock. Its log knows of that (set up, locked, unlocked).
 */
export const anOffice = async (options: OfficeOptions = {}): Promise<TestOffice> => {
  const { setUp, fresh, dir = temporaryFolder(), ...rest } = options
  const { now = defaultNow, plain = false } = options
  const input = aSetUp(setUp)
  const setUpIn = async (folder: string): Promise<TestOffice> => {
    const office = emptyOffice({ ...rest, dir: folder })
    await office.call('session.setUp', input)
    return office
  }
  // Who has the second step still to do is not let in with a password.
  if (fresh || input.requireTotp) return setUpIn(dir)
  await copyOf(JSON.stringify(['office', now, plain, input]), dir, async (making) => {
    const office = await setUpIn(making)
    office.close()
  })
  const office = emptyOffice({ ...rest, dir })
  const { email, password } = input.owner
  await office.call('session.unlock', { email, password })
  return office
}

/**
 * A copy, locked, of an office in a state that is costly to reach: `make` makes it once per run, under
 * this name, and gives it together with what a test must know of it (as JSON).
 */
export const aLockedCopy = async <T = undefined>(
  name: string,
  make: () => Promise<{ office: TestOffice; known: T }>,
  options: Parameters<typeof emptyOffice>[0] = {},
): Promise<{ office: TestOffice; known: T }> => {
  const { dir = temporaryFolder(), ...rest } = options
  const known = await copyOf(name, dir, async (making) => {
    const made = await make()
    await made.office.office.ledgerCopied()
    made.office.close()
    cpSync(made.office.dir, making, { recursive: true })
    return made.known
  })
  return { office: emptyOffice({ ...rest, dir }), known }
}

/** The code a refused call carries. */
export const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'ok'
}

export { anAgency }
