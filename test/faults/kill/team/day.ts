/** What people do in a day, and what must be there in the evening. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntryRow, FilePreview } from '../../../../shared/payments/contract'
import { camt053 } from '../../../support/bank/bank-files'
import { aCompany } from '../../../support/office/clients'
import { aLogin } from '../../../support/office/logins'
import type { Sitting, Written } from './person'

/** Something that was done, by its name; `sure`: not only perhaps, before a role was taken. */
export interface Deed {
  what: 'client' | 'draft' | 'issued' | 'entry' | 'matched' | 'login' | 'role'
  name: string
  by: string
  sure: boolean
}

export interface Day {
  random: () => number
  folder: string
  deeds: Deed[]
}

/** The invoice of each person that is worked on, and the client it is for. */
interface Desk {
  count: number
  clients: number[]
}

const grossCents = 12_100
const accounts = ['NL91ABNA0417164300', 'NL69INGB0123456789', 'NL44RABO0123456789']

/** The row a write is about: from its answer, or from what is still known of it. */
const idOf = ({ code, value }: Written): number | null => {
  if (code !== 'ok' && code !== 'done-before') return null
  return (value as { id: number | null }).id
}

const noteDeed = (
  day: Day,
  { who }: Sitting,
  written: Written,
  deed: Pick<Deed, 'what' | 'name'>,
): number | null => {
  const id = idOf(written)
  if (id !== null) day.deeds.push({ ...deed, by: who.name, sure: true })
  else if (written.code !== 'forbidden')
    throw new Error(`${who.name}, ${deed.what} ${deed.name}: ${written.code}`)
  // Done before its answer was lost, perhaps, and asked again without the role for it.
  else if (written.again) day.deeds.push({ ...deed, by: who.name, sure: false })
  return id
}

/** A client, an invoice for it, the money for that, and a login for the job: until something is refused. */
const work = async (day: Day, sitting: Sitting, desk: Desk): Promise<void> => {
  const name = `${sitting.who.name} ${++desk.count}`
  const client = { companyName: `Klant van ${name}` }
  const clientId = noteDeed(day, sitting, await sitting.write('clients.add', aCompany(client)), {
    what: 'client',
    name: client.companyName,
  })
  if (clientId === null) return
  desk.clients.push(clientId)
  await sitting.read('clients.list', {})
  const draft = await sitting.write('invoices.addDraft', {
    clientId,
    supplyFrom: '2026-03-10',
    reference: name,
    lines: [
      { description: 'Hosting', quantity: 1000, unitPriceCents: 10_000, vatKind: 'standard' },
    ],
  })
  const id = noteDeed(day, sitting, draft, { what: 'draft', name })
  if (id === null) return
  const issued = await sitting.write('invoices.issue', { id })
  if (noteDeed(day, sitting, issued, { what: 'issued', name }) === null) return
  await sitting.read('invoices.list', { filter: 'all' })
  if (await importFile(day, sitting, name)) await match(day, sitting, name, id)
}

const importFile = async (day: Day, sitting: Sitting, name: string): Promise<boolean> => {
  const path = join(day.folder, `${name}.xml`)
  const description = `voor ${name}`
  const entry = {
    amountCents: grossCents,
    bookedOn: '2026-03-12',
    description,
    bankReference: name,
  }
  const account = accounts[sitting.who.seat] ?? ''
  writeFileSync(path, camt053({ account, opening: 0, entries: [entry] }))
  for (;;) {
    const shown = await sitting.read('payments.preview', { file: '' }, path)
    if (!shown.ok && shown.code === 'forbidden') return false
    // The reading ended with the session it was read in.
    if (!shown.ok && shown.code === 'cancelled') continue
    if (!shown.ok) throw new Error(`preview: ${shown.code}`)
    const { preview, anythingNew } = shown.value as FilePreview
    if (!anythingNew) throw new Error(`${name} is booked and nobody was told`)
    const despite = { despiteMismatch: true, otherAccounts: true }
    const booked = await sitting.write('payments.book', { preview, ...despite })
    // It went with the process or the session that had read it.
    if (booked.code === 'preview-gone') continue
    const known = booked.code === 'ok' ? { ...booked, value: { id: 0 } } : booked
    return noteDeed(day, sitting, known, { what: 'entry', name: description }) !== null
  }
}

const match = async (
  day: Day,
  sitting: Sitting,
  name: string,
  invoiceId: number,
): Promise<void> => {
  const found = await sitting.read('payments.entries', { search: `voor ${name}`, state: 'all' })
  if (!found.ok) return
  const { rows } = found.value as { rows: EntryRow[] }
  const entry = rows.find(({ description }) => description === `voor ${name}`)
  if (!entry) throw new Error(`the payment of ${name} is not there`)
  const allocations = [{ invoiceId, amountCents: grossCents }]
  const matched = await sitting.write('payments.match', { id: entry.id, allocations })
  noteDeed(day, sitting, matched, { what: 'matched', name })
}

/** Not done twice: who does not hear whether it was kept looks first. */
const keepLogin = async (day: Day, sitting: Sitting, desk: Desk): Promise<void> => {
  const clientId = desk.clients.at(-1)
  if (clientId === undefined) return
  const purpose = `Klus ${++desk.count} van ${sitting.who.name}`
  for (;;) {
    const answer = await sitting.once('credentials.add', aLogin({ clientId, purpose }))
    if (answer !== null && !answer.ok) throw new Error(`login: ${answer.code}`)
    const list = await sitting.read('credentials.list', { state: 'open', limit: 100 })
    if (!list.ok) throw new Error(`logins: ${list.code}`)
    const { rows } = list.value as { rows: { purpose: string }[] }
    if (!rows.some((row) => row.purpose === purpose)) continue
    day.deeds.push({ what: 'login', name: purpose, by: sitting.who.name, sure: true })
    return
  }
}

/** The day of somebody, for as long as it goes on. */
export const dayOf = async (
  day: Day,
  sitting: Sitting,
  goesOn: (turn: number) => boolean,
): Promise<void> => {
  const desk: Desk = { count: 0, clients: [] }
  for (let turn = 0; goesOn(turn); turn++) {
    await work(day, sitting, desk)
    if (day.random() < 0.5) await keepLogin(day, sitting, desk)
    if (day.random() < 0.3) await sitting.once('session.lock', {})
  }
}

/** The owner changes a colleague's role to and fro. */
export const changeRoles = async (
  day: Day,
  sitting: Sitting,
  { id, name, email }: { id: number; name: string; email: string },
  goesOn: (turn: number) => boolean,
): Promise<void> => {
  let was: 'staff' | 'support' = 'staff'
  for (let turn = 0; goesOn(turn) || was === 'support'; turn++) {
    const role: 'staff' | 'support' = was === 'staff' ? 'support' : 'staff'
    const seen = { name, email, role: was }
    const changed = await sitting.write('users.change', { id, name, email, role, was: seen })
    if (!['ok', 'done-before'].includes(changed.code)) throw new Error(`role: ${changed.code}`)
    day.deeds.push({ what: 'role', name: `${turn}`, by: sitting.who.name, sure: true })
    was = role
    for (let look = 0; look < 6; look++) await sitting.read('users.list', {})
  }
}
