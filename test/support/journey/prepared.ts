/** Years of an office's life, made through its door in plain Node before the window opens. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { callAt, type TypedCall } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import type { Input } from '../../../shared/contract'
import type { Desk } from '../../../shared/desk'
import { anAgency } from '../office/agency'
import { owner } from './steps'

export interface Prepared {
  call: TypedCall
  /** Moves the clock: UTC ISO. */
  at(moment: string): void
}

/** Sets up an office in a folder on a day, lets `work` happen in it, and leaves it locked. */
export const prepare = async (
  dir: string,
  start: string,
  work: (office: Prepared) => Promise<void>,
): Promise<void> => {
  const ownDesk = { at: join(dir, 'desk'), remembers: true }
  await atDesk({ dir, start, ...ownDesk }, async (office) => {
    await office.call('session.setUp', {
      agency: anAgency({ name: 'Bureau Voorbeeld' }),
      series: { name: 'Facturen', pattern: '{year}-{number:4}', resetsYearly: true, nextNumber: 1 },
      owner,
      requireTotp: false,
    })
    await work(office)
  })
}

/** Works as the owner in the office of a folder on a day, at a desk that never saw it. */
export const elsewhere = async (
  dir: string,
  start: string,
  work: (office: Prepared) => Promise<void>,
): Promise<void> => {
  const at = mkdtempSync(join(tmpdir(), 'kluis-desk-'))
  await atDesk({ dir, start, at, remembers: false }, async (office) => {
    await office.call('session.unlock', { email: owner.email, password: owner.password })
    await work(office)
  })
  rmSync(at, { recursive: true })
}

interface Where {
  dir: string
  start: string
  /** the desk's folder */
  at: string
  remembers: boolean
}

const forgetful: Pick<Desk, 'readWitness' | 'writeWitness'> = {
  readWitness: () => Promise.resolve(null),
  writeWitness: () => Promise.resolve(false),
}

const atDesk = async (
  { dir, start, at, remembers }: Where,
  work: (office: Prepared) => Promise<void>,
): Promise<void> => {
  let moment = start
  const clock = () => new Date(moment)
  const office = openOffice({ dir, clock, rounds: false })
  const own = openDesk({ dir: at, hands: noHands, clock })
  const call = callAt(office.connect({ ...own.desk, ...(remembers ? {} : forgetful) }))
  try {
    await work({ call, at: (to) => (moment = to) })
    await office.ledgerCopied()
  } finally {
    office.close()
    own.close()
  }
}

export interface Colleague {
  name: string
  email: string
  password: string
}

/** Adds a colleague who has chosen a password, and leaves the owner signed in. */
export const addColleague = async (
  { call }: Prepared,
  { name, email, password }: Colleague,
  role: 'owner' | 'staff',
): Promise<void> => {
  const { startPassword } = await call('users.add', { name, email, role })
  await call('session.lock', {})
  await call('session.unlock', { email, password: startPassword ?? '' })
  await call('session.changePassword', { current: null, password })
  await call('session.lock', {})
  await call('session.unlock', { email: owner.email, password: owner.password })
}

/** A client with one invoice of 100 euro before VAT, issued today and settled. */
export const addSettledClient = async (
  { call }: Prepared,
  client: Input<'clients.add'>,
  supplyFrom: string,
): Promise<{ id: number; invoiceId: number; number: string }> => {
  const { id } = await call('clients.add', client)
  const draft = await call('invoices.addDraft', {
    clientId: id,
    supplyFrom,
    lines: [
      { description: 'Webhosting', quantity: 1000, unitPriceCents: 10_000, vatKind: 'standard' },
    ],
  })
  const invoice = await call('invoices.issue', { id: draft.id, sure: true })
  await call('payments.writeOff', { invoiceId: invoice.id, amountCents: invoice.grossCents })
  return { id, invoiceId: invoice.id, number: invoice.number }
}

export const aClient = (lastName: string): Input<'clients.add'> => ({
  kind: 'person',
  firstName: 'Xanthippe',
  lastName,
  street: 'Zeldzaamstraat',
  houseNumber: '77',
  postcode: '3511 AB',
  town: 'Utrecht',
  emails: [
    {
      address: `info@${lastName.toLowerCase()}.example`,
      forInvoices: true,
      forNotices: true,
      forTechnical: false,
    },
  ],
})
