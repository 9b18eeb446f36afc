/** A real office in a temporary folder, called through its door; clock and desk are the test's. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDesk, type OwnDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { connect, type Connection } from '../../../electron/office/database/driver'
import {
  callAt,
  type Connection as Seat,
  type TypedCall,
} from '../../../electron/office/connection'
import { openOffice, type Office } from '../../../electron/office/office'
import type { Input } from '../../../shared/contract'
import type { Desk, Hands } from '../../../shared/desk'
import { anAgency } from './agency'
import { copyOf } from './made-once'
import { isAppError } from '../../../shared/errors'
import type { FileToken, LockReason } from '../../../shared/operation'

export const ownerEmail = 'eigenaar@voorbeeld.nl'
export const ownerPassword = 'een goed lang wachtwoord'

/** Where the clock of an office stands that names no other moment. */
const defaultNow = '2026-03-16T09:00:00.000Z'

type Memory = Pick<Desk, 'readWitness' | 'writeWitness'>
/** What a test may put in the place of a desk's own. */
type TestDesk = Hands & Memory

/** A place where somebody sits: a connection to the office. */
export interface TestSeat {
  /** Calls through the door; throws the AppError the renderer would get. */
  call: TypedCall
  readFrom(path: string): FileToken
  /** a backup the person chose */
  backupAt(path: string): FileToken
  saveTo(path: string): FileToken
  changed: string[][]
  locked: LockReason[]
  seat: Seat
  own: OwnDesk
}

export interface TestOffice extends Omit<TestSeat, 'seat' | 'own'> {
  dir: string
  /** Moves the clock: UTC ISO. */
  setClock(moment: string): void
  /** Another seat at a desk of its own, with another keychain, where nobody is signed in yet. */
  anotherSeat(hands?: Partial<TestDesk>): TestSeat
  /** The same at a desk in this folder: what is left there is found again. */
  seatAt(dir: string, hands?: Partial<TestDesk>): TestSeat
  /** A connection of the test's own, to break what no operation would break. */
  database(): Connection
  /** with the seat of the first person */
  office: Office & Omit<Seat, 'close'> & Pick<OwnDesk, 'sweptAtStart' | 'sweptWhole' | 'resume'>
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
const memoryOf = (dir: string): Memory => {
  const own = remembered.get(dir) ?? new Map<string, string>()
  remembered.set(dir, own)
  return {
    readWitness: (officeId) => Promise.resolve(own.get(officeId) ?? null),
    writeWitness: (officeId, text) => Promise.resolve(Boolean(own.set(officeId, text))),
  }
}

/** As if from here on another desk sat at the folder. */
export const forgetDesk = (dir: string): void => {
  remembered.get(dir)?.clear()
}

const memoryIn = ({ readWitness, writeWitness }: Partial<Memory>): Partial<Memory> => ({
  ...(readWitness ? { readWitness } : {}),
  ...(writeWitness ? { writeWitness } : {}),
})

const seatIn = (office: Office, own: OwnDesk): TestSeat => {
  const changed: string[][] = []
  const locked: LockReason[] = []
  const seat = office.connect(own.desk, {
    onChanged: (domains) => changed.push(domains),
    onLocked: (reason) => locked.push(reason),
  })
  own.listen(seat.deskMoved)
  return {
    seat,
    own,
    changed,
    locked,
    call: callAt(seat),
    readFrom: (path) => seat.files.giveChosen(own.offer(path), 'open'),
    backupAt: (path) => seat.files.giveChosen(own.offer(path, 'backup'), 'open'),
    saveTo: (path) => seat.files.giveChosen(own.offer(path), 'save'),
  }
}

/** An office that was never set up. */
export const emptyOffice = (
  options: {
    dir?: string
    now?: string
    desk?: Partial<TestDesk>
    plain?: boolean
    rounds?: boolean
  } = {},
): TestOffice => {
  const dir = options.dir ?? temporaryFolder()
  let moment = options.now ?? defaultNow
  const clock = () => new Date(moment)
  const office = openOffice({
    dir,
    clock,
    elapsed: () => 0,
    plain: options.plain ?? false,
    rounds: options.rounds ?? false,
  })
  const deskIn = (at: string, hands: Partial<TestDesk> = {}, space = ''): OwnDesk => {
    const opened = openDesk({ dir: at, hands: { ...noHands, ...hands }, clock, space })
    const own = { ...opened, desk: { ...opened.desk, ...memoryOf(dir), ...memoryIn(hands) } }
    desks.push(own)
    return own
  }
  const desks: OwnDesk[] = []
  const { seat, own, ...first } = seatIn(office, deskIn(join(dir, 'desk'), options.desk))
  let closed = false
  const close = () => {
    if (!closed) office.close()
    for (const one of desks.splice(0)) one.close()
    closed = true
  }
  onTestFinished(close)
  return {
    ...first,
    dir,
    office: { ...seat, ...own, ...office },
    close,
    anotherSeat: (hands) => seatIn(office, deskIn(temporaryFolder(), hands, randomUUID())),
    seatAt: (at, hands) => seatIn(office, deskIn(at, hands, at)),
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
