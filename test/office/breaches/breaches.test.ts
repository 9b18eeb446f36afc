/** The register of data breaches: counted from the database, a clock of 72 hours, and what is written. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../electron/office/breaches/personal-data'
import type { Input, Output } from '../../../shared/contract'
import { aPerson, signInAs } from '../../support/office/clients'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { aSubscription } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'
import { filesInZip } from '../../support/zip'
import { readPdf } from '../invoices/pdf-reader'

const now = '2026-03-16T09:00:00.000Z'

const stolen = {
  role: 'controller',
  what: 'Een laptop is gestolen',
  knownOn: '2026-03-16',
  knownTime: '09:10',
  data: ['name', 'email', 'invoices'],
} as const satisfies Omit<Input<'breaches.register'>, 'scope'>

type Breach = Output<'breaches.get'>

const texts = (breach: Breach) => ({
  id: breach.id,
  version: breach.version,
  what: breach.what,
  measures: 'Toegang afgesloten',
  consequences: 'Iemand kan zich als ons voordoen',
})

const registered = (
  office: TestOffice,
  scope: Input<'breaches.register'>['scope'],
  other: Partial<Input<'breaches.register'>> = {},
): Promise<Breach> => office.call('breaches.register', { ...stolen, scope, ...other })

describe('a data breach', () => {
  it('is counted from the database, whole, by kind of service, or of who is named', async () => {
    const office = await anOffice({ now })
    const { id: one } = await aPersonNamed(office, 'Quispelaar')
    const two = await aClient(office, { companyName: 'Firma B.V.' })
    const other = await aClient(office, { companyName: 'Gone B.V.' })
    settle(office, await anInvoiceFor(office, one, { supplyFrom: '2026-03-10' }))
    await aSubscription(office, { clientId: two, domain: 'firma.nl' })
    const count = (scope: Input<'breaches.count'>['scope']) =>
      office.call('breaches.count', { scope })
    const all = await count({ of: 'all' })
    expect(all.clients).toBe(3)
    expect(all.records).toMatchObject({ name: 3, invoices: 1 })
    const named = await count({ of: 'clients', clientIds: [one, one] })
    expect(named).toMatchObject({ clients: 1, records: { name: 1, invoices: 1 } })
    const [hosting, domain] = [
      await count({ of: 'service', service: 'hosting' }),
      await count({ of: 'service', service: 'domain' }),
    ]
    expect(hosting.clients + domain.clients).toBe(1)
    expect(await codeOf(count({ of: 'clients', clientIds: [999] }))).toBe('not-found')
    // Somebody who was erased is counted no more; what was registered stays as it was counted.
    const breach = await registered(office, { of: 'all' })
    await terminated(office, { id: other, on: '2026-03-16' })
    await office.call('retention.run', { approved: true })
    expect((await count({ of: 'all' })).clients).toBe(2)
    const after = await office.call('breaches.get', { id: breach.id })
    expect([after.counts.clients, after.concerned]).toEqual([3, 2])
    const db = office.database()
    expect(collect(db, other)).toEqual([])
    expect(collect(db, one)).toMatchObject([{ number: breach.number, data: stolen.data }])
    db.close()
  })

  it('runs 72 hours from when it was known, until it is reported or a reason says why not', async () => {
    const office = await anOffice({ now })
    await aClient(office)
    expect(await codeOf(registered(office, { of: 'all' }, { knownTime: '10:30' }))).toBe(
      'invalid-input',
    )
    const breach = await registered(office, { of: 'all' })
    const due = () => office.call('breaches.due', {})
    expect(await due()).toMatchObject([{ number: 'L-2026-1', dueAt: '2026-03-19T08:10:00.000Z' }])
    const write = (more: object, version = breach.version) =>
      office.call('breaches.write', { ...texts(breach), version, ...more })
    expect(await codeOf(write({ report: 'no-report' }))).toBe('invalid-input')
    const decided = await write({ report: 'report' })
    expect(await due()).toHaveLength(1)
    const close = (version: number) => office.call('breaches.close', { id: breach.id, version })
    expect(await codeOf(close(decided.version))).toBe('breach-unfinished')
    const done = await write(
      {
        report: 'no-report',
        reportReason: 'Schijf versleuteld',
        tell: 'no-tell',
        tellReason: 'Idem',
      },
      decided.version,
    )
    expect(await due()).toEqual([])
    expect(done.lacking).toEqual([])
    expect(await codeOf(write({}, breach.version))).toBe('changed-meanwhile')
    const closed = await close(done.version)
    expect(closed.closedAt).toBe(now)
    expect(await codeOf(write({}, closed.version))).toBe('breach-closed')
    // Kept for its own term, and no longer.
    const run = async (moment: string) => {
      office.setClock(moment)
      await office.call('retention.confirmDate', {})
      await office.call('retention.run', { approved: true })
      return (await office.call('breaches.list', {})).length
    }
    expect(await run('2031-03-16T09:00:00.000Z')).toBe(1)
    expect(await run('2031-03-18T09:00:00.000Z')).toBe(0)
    await signInAs(office, 'support')
    expect(await codeOf(office.call('breaches.list', {}))).toBe('forbidden')
  })

  it('has its report and, in one run, a draft to each client concerned, in that client’s language', async () => {
    const office = await anOffice({ now })
    const { id: dutch } = await office.call('clients.add', aPerson({ lastName: 'Quispelaar' }))
    const { id: english } = await office.call(
      'clients.add',
      aPerson({ lastName: 'Smith', language: 'en', emails: [] }),
    )
    await aClient(office, { companyName: 'Buiten B.V.' })
    const breach = await registered(
      office,
      { of: 'clients', clientIds: [dutch, english] },
      { role: 'processor' },
    )
    await office.call('breaches.write', texts(breach))
    const report = { id: breach.id, kind: 'report', language: 'nl' } as const
    const { text } = await office.call('breaches.letter', report)
    for (const word of ['Een laptop is gestolen', '2 klanten', 'Toegang afgesloten', '16-03-2026'])
      expect(text).toContain(word)
    const pdf = join(office.dir, 'melding.pdf')
    await office.call('breaches.saveReport', {
      id: breach.id,
      language: 'nl',
      file: office.saveTo(pdf),
    })
    expect(readPdf(readFileSync(pdf)).text.join('\n')).toContain('Autoriteit Persoonsgegevens')
    const path = join(office.dir, 'berichten.zip')
    const file = office.saveTo(path)
    expect(await office.call('breaches.saveDrafts', { id: breach.id, file })).toEqual({
      drafts: 1,
      without: 1,
    })
    const files = await filesInZip(path)
    expect([...files.keys()]).toEqual([dutch, english].map((id) => `${breach.number}-${id}.eml`))
    const [first = '', second = ''] = [...files.values()]
    expect(first).toMatch(/^To: .+@/m)
    expect(first).toContain('X-Unsent: 1')
    expect(first).toMatch(/artikel 33/)
    expect(second).not.toMatch(/^To:/m)
    expect(second).toMatch(/article 33\(2\)/)
    const { draftsAt } = await office.call('breaches.get', { id: breach.id })
    expect(draftsAt).toBe(now)
  })
})
