/**
 * An office with everything in it that an office can have: people of every role with their own ways
 * in, clients of both kinds, invoices in every state, bank entries, logins, holds, a filled archive,
 * and, as it had new keys once, a ledger under two keys. All of it through the door.
 */
import { join } from 'node:path'
import { aCompany, aPerson } from '../office/clients'
import { aClient, aCreditNote, aFile, anInvoice, book, receive } from '../office/factories'
import { aLogin } from '../office/logins'
import { emptyOffice, aSetUp, ownerEmail, ownerPassword, type TestOffice } from '../office/office'
import { settle } from '../office/retention'
import { enrolAt } from '../office/sign-in'
import { rotate } from '../office/slots'
import { terminated } from '../office/terminated'

export const people = {
  olga: { email: ownerEmail, password: ownerPassword },
  tweede: { email: 'tweede@voorbeeld.nl', password: 'het wachtwoord van de tweede' },
  sam: { email: 'sam@voorbeeld.nl', password: 'het wachtwoord van sam' },
  suus: { email: 'suus@voorbeeld.nl', password: 'het wachtwoord van suus' },
} as const

/** What nobody can know of such an office but who made it. */
export interface Secrets {
  recoveryKey: string
  /** of the first owner's authenticator app, with codes for when the phone is gone */
  totpSecret: string
  recoveryCodes: string[]
}

const longAgo = '2017-06-01T09:00:00.000Z'
/** The day on which it is left. */
export const today = '2026-03-16T09:00:00.000Z'

/** A person with everything that is kept of one. */
const someone = (lastName: string) =>
  aPerson({
    lastName,
    note: `Belt graag, zegt ${lastName}`,
    emails: [
      {
        address: `${lastName.toLowerCase()}@zeldzaam.example`,
        forInvoices: true,
        forNotices: true,
        forTechnical: false,
      },
    ],
    contacts: [{ name: `Thelonius ${lastName}`, role: 'Partner', email: null, phone: null }],
  })

/** `dir`: where it comes to lie. `logins`: where there is a keychain. */
export const aFullOffice = async (
  dir: string,
  { logins }: { logins: boolean },
): Promise<{ office: TestOffice; secrets: Secrets }> => {
  const office = emptyOffice({ dir, now: longAgo })
  const { recoveryKey } = await office.call('session.setUp', aSetUp())
  const [text = ''] = recoveryKey.split('-')
  await office.call('session.confirmRecoveryKit', { group: 1, text })
  await theYearsBefore(office)
  const kit = await thePeople(office)
  await theClients(office)
  await theBooks(office)
  if (logins) await office.call('credentials.add', aLogin({ clientId: 2 }))
  await office.call('typing.keep', {
    form: 'clients/new',
    value: '{"name":"Half"}',
    clientId: null,
  })
  const { secret, recoveryCodes } = await enrolAt(office, today)
  return { office, secrets: { recoveryKey: kit, totpSecret: secret, recoveryCodes } }
}

/** Somebody who left long ago, and whose sealed invoice had its whole term. */
const theYearsBefore = async (office: TestOffice): Promise<void> => {
  const { id } = await office.call('clients.add', someone('Verleden'))
  const invoice = await anInvoice(office, { clientId: id, cents: 24_200 })
  settle(office, invoice)
  await terminated(office, { id, on: '2017-06-01' })
  await office.call('retention.run', { approved: true })
  office.setClock('2026-03-02T09:00:00.000Z')
  await office.call('retention.confirmDate', {})
  await office.call('archive.destroyDue', {
    file: office.saveTo(join(office.dir, 'desk', 'bewijs.zip')),
    language: 'nl',
    dateConfirmed: '2026-03-02',
  })
  await office.call('settings.addSeries', {
    name: 'Hosting',
    pattern: 'H{number:5}',
    resetsYearly: false,
    nextNumber: 41,
  })
  await office.call('retention.saveTerm', { class: 'invoice', years: 8, days: 0 })
}

/** Everybody with a password of their own, after new keys for all; gives the kit that is good. */
const thePeople = async (office: TestOffice): Promise<string> => {
  const added = [
    { name: 'Tweede Eigenaar', email: people.tweede.email, role: 'owner' },
    { name: 'Sam Staf', email: people.sam.email, role: 'staff' },
    { name: 'Suus Support', email: people.suus.email, role: 'support' },
    { name: 'Wim Weg', email: 'wim@voorbeeld.nl', role: 'staff' },
  ] as const
  const ids: number[] = []
  for (const one of added) ids.push((await office.call('users.add', one)).user.id)
  const plan = await rotate(office, { stay: ids.slice(0, 3) })
  const own = [people.tweede, people.sam, people.suus]
  for (const [place, { email, password }] of own.entries()) {
    const seat = office.anotherSeat()
    const startPassword = plan.people[place]?.startPassword ?? ''
    await seat.call('session.unlock', { email, password: startPassword })
    await seat.call('session.changePassword', { current: null, password })
    await seat.call('session.lock', {})
  }
  return plan.recoveryKey
}

const theClients = async (office: TestOffice): Promise<void> => {
  office.setClock('2026-03-12T09:00:00.000Z')
  await aClient(office)
  for (const name of ['Blijvend', 'Vertrokken', 'Schuldig', 'Vastgehouden']) {
    await office.call('clients.add', someone(name))
  }
  await office.call(
    'clients.add',
    aCompany({ companyName: 'Zeilmakerij Tuigage', kvkNumber: null }),
  )
}

const theBooks = async (office: TestOffice): Promise<void> => {
  const { rows } = await office.call('clients.list', {})
  const of = (name: string): number => rows.find((row) => row.name.includes(name))?.id ?? 0
  const paid = await anInvoice(office, { clientId: of('Blijvend'), cents: 12_100 })
  const credited = await anInvoice(office, { clientId: of('Zonneveld'), cents: 36_300 })
  await aCreditNote(office, credited.id)
  await anInvoice(office, { clientId: of('Zonneveld'), cents: 60_500 })
  const leaver = await anInvoice(office, { clientId: of('Vertrokken'), cents: 6050 })
  await anInvoice(office, { clientId: of('Schuldig'), cents: 7260 })
  const [one, other] = await receive(
    office,
    { bookedOn: '2026-03-11', amountCents: 12_100, name: 'Blijvend', description: paid.number },
    { bookedOn: '2026-03-11', amountCents: 6050, name: 'Vertrokken', description: leaver.number },
  )
  const match = (id = 0, invoiceId = 0, amountCents = 0) =>
    office.call('payments.match', { id, allocations: [{ invoiceId, amountCents }] })
  await match(one?.id, paid.id, 12_100)
  await match(other?.id, leaver.id, 6050)
  await book(office, aFile([{ bookedOn: '2026-03-12', amountCents: 9999, name: 'Onbekend' }]))
  await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { clientId: of('Vastgehouden') },
    reason: 'Geschil over de oplevering',
    reviewOn: '2026-09-01',
  })
  office.setClock(today)
  for (const name of ['Vertrokken', 'Schuldig']) {
    await terminated(office, { id: of(name), on: '2026-03-16' })
  }
  await office.call('retention.run', { approved: true })
  await office.call('invoices.addDraft', { clientId: of('Tuigage'), lines: [] })
}
