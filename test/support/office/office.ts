/** A real office in a temporary folder, called through its door; clock and desk are the test's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { bareDesk } from '../../../electron/office/bare-desk'
import type { CallOptions } from '../../../electron/office/door'
import { connect, type Connection } from '../../../electron/office/database/driver'
import { openOffice, type Office } from '../../../electron/office/office'
import type { Input, OperationName, Output } from '../../../shared/contract'
import type { Desk } from '../../../shared/desk'
import { anAgency } from './agency'
import { AppError, isAppError } from '../../../shared/errors'
import type { FileToken, LockReason } from '../../../shared/operation'

export const ownerEmail = 'eigenaar@voorbeeld.nl'
export const ownerPassword = 'een goed lang wachtwoord'

export interface TestOffice {
  dir: string
  /** Calls through the door; throws the AppError the renderer would get. */
  call<Name extends OperationName>(
    op: Name,
    input: Input<Name>,
    options?: CallOptions,
  ): Promise<Output<Name>>
  /** Moves the clock: UTC ISO. */
  setClock(moment: string): void
  readFrom(path: string): FileToken
  saveTo(path: string): FileToken
  /** A connection of the test's own, to break what no operation would break. */
  database(): Connection
  changed: string[][]
  locked: LockReason[]
  office: Office
  close(): void
  /** Closes and opens again on the same folder, locked. */
  reopen(): TestOffice
}

export const temporaryFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'kluis-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** An office that was never set up. */
export const emptyOffice = (
  options: { dir?: string; now?: string; desk?: Partial<Desk>; plain?: boolean } = {},
): TestOffice => {
  const dir = options.dir ?? temporaryFolder()
  let moment = options.now ?? '2026-03-16T09:00:00.000Z'
  const changed: string[][] = []
  const locked: LockReason[] = []
  const office = openOffice({
    dir,
    desk: { ...bareDesk, ...options.desk },
    clock: () => new Date(moment),
    plain: options.plain ?? false,
    rounds: false,
    onChanged: (domains) => changed.push(domains),
    onLocked: (reason) => locked.push(reason),
  })
  let closed = false
  const close = () => {
    if (!closed) office.close()
    closed = true
  }
  onTestFinished(close)
  return {
    dir,
    office,
    changed,
    locked,
    close,
    call: async <Name extends OperationName>(
      op: Name,
      input: Input<Name>,
      callOptions?: CallOptions,
    ) => {
      const answer = await office.call(op, input, callOptions)
      if (!answer.ok) throw new AppError(answer.code, answer.details)
      return answer.value as Output<Name>
    },
    setClock: (to) => {
      moment = to
    },
    database: () => {
      const key = office.session.require().secrets.databaseKey
      return connect(join(dir, 'office.db'), options.plain ? null : key)
    },
    readFrom: (path) => office.files.give(path, 'open'),
    saveTo: (path) => office.files.give(path, 'save'),
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

/** An office that is set up and open for its owner. */
export const anOffice = async (
  options: Parameters<typeof emptyOffice>[0] & { setUp?: Partial<Input<'session.setUp'>> } = {},
): Promise<TestOffice> => {
  const office = emptyOffice(options)
  await office.call('session.setUp', aSetUp(options.setUp))
  return office
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
