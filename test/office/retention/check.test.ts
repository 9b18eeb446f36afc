/** The look after an erasure: every text column, certain and possible told apart, and no more said. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from '../../../electron/office/database/columns'
import { connect, type Connection } from '../../../electron/office/database/driver'
import { migrations } from '../../../electron/office/database/migrations/all'
import type { Certificate } from '../../../electron/office/retention/certificate/certificate'
import { soughtTables } from '../../../electron/office/retention/check/columns'
import { findIn, lookupOf, rowEnd } from '../../../electron/office/retention/check/find'
import { searchFor } from '../../../electron/office/retention/check/search'
import type { Sought } from '../../../electron/office/retention/check/sought'
import type { ErasureCheck, Find, SoughtKind } from '../../../shared/retention/check'
import { anOffice, type TestOffice } from '../../support/office/office'
import { aBankEntry, aPersonNamed, anInvoiceFor, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { readPdf } from '../invoices/pdf-reader'

const start = '2026-03-16T09:00:00.000Z'
const iban = 'NL91ABNA0417164300'

const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

const checkOf = async (office: TestOffice) =>
  (await office.call('retention.erasures', {})).rows[0]?.check ?? null

/** In words: where, what, how sure, how often. */
const told = (check: { finds: readonly Omit<Find, 'of' | 'ids'>[] } | null) =>
  (check?.finds ?? [])
    .map(({ place, kind, certain, count }) => [place, kind, certain, count].join(' '))
    .sort()

const schema = (): Connection => {
  const db = connect(':memory:', null)
  for (const { up } of migrations) up(db)
  return db
}

const sought = (of: Partial<Sought>): Sought => ({
  addresses: new Set(),
  codes: new Map(),
  phrases: [],
  commonName: false,
  ...of,
})

const search = (db: Connection, people: readonly Sought[]): Promise<ErasureCheck[]> =>
  searchFor(
    { read: (work) => work({ db }), pause: () => Promise.resolve(), now: () => start },
    people,
  )

describe('what is looked through', () => {
  it('is every text column there is, and none that may tell of a person is left out', () => {
    const db = schema()
    const looked = new Map(soughtTables(db).map(({ table, columns: of }) => [table, new Set(of)]))
    const left = db
      .all<{ name: string; column: string }>(
        `SELECT t.name, c.name AS column FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE 'sqlite_%'`,
      )
      .filter(({ name, column }) => !looked.get(name)?.has(column))
    db.close()
    // Emptied at every erasure, and a digest besides.
    const never = ['requestKeys.inputHash']
    expect(
      left
        .filter(({ name, column }) => columns[name]?.[column] !== 'not-personal')
        .map(({ name, column }) => `${name}.${column}`)
        .filter((name) => !never.includes(name)),
    ).toEqual([])
    expect([...(looked.get('invoices') ?? [])]).toContain('note')
    expect([...(looked.get('clientSearch') ?? [])]).toEqual(['text'])
  })

  it('is a column of tomorrow too, over any number of rows', async () => {
    const db = schema()
    db.exec('CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, remark TEXT) STRICT')
    for (let id = 1; id <= 1200; id++)
      db.run('INSERT INTO tomorrow (remark) VALUES ($remark)', {
        remark: id % 500 === 0 ? 'mail xq@zeldzaam.example' : 'niets',
      })
    const [found, other] = await search(db, [
      sought({ addresses: new Set(['xq@zeldzaam.example']) }),
      sought({ addresses: new Set(['iemand@anders.example']) }),
    ])
    db.close()
    expect(found && told(found)).toEqual(['elsewhere email true 2'])
    expect(found?.rows).toBeGreaterThanOrEqual(1200)
    expect(other?.finds).toEqual([])
  })
})

describe('what is found in a text', () => {
  const codes = new Map<string, SoughtKind>([
    [iban.toLowerCase(), 'iban'],
    ['12345678', 'kvkNumber'],
    ['nl123456782b90', 'vatId'],
    ['0698761234', 'phone'],
    ['31698761234', 'phone'],
  ])
  const lookup = lookupOf([
    sought({
      addresses: new Set(['xq@zeldzaam.example']),
      codes,
      phrases: [{ words: ['xanthippe', 'quispelaar'], kind: 'name' }],
    }),
  ])
  const kinds = (text: string) => findIn(lookup, text).map(({ kind }) => kind)

  it.each([
    ['Mail naar <XQ@Zeldzaam.Example>, graag.', 'email'],
    ['{"note":"regel\\nxq@zeldzaam.example."}', 'email'],
    ['betaal op NL91 ABNA 0417 1643 00 betaald', 'iban'],
    ['NL91ABNA04171\n64300', 'iban'],
    ['KVK12345678', 'kvkNumber'],
    ['kvk 1234 5678, btw NL 1234.56.782.B90', 'kvkNumber'],
    ['NL123456782B90', 'vatId'],
    ['bel 06-98 76 12 34', 'phone'],
    ['bel +31 6 98761234', 'phone'],
    ['bel 06–98761234', 'phone'],
    ['/REMI//xq@zeldzaam.example', 'email'],
    ['mail=xq@zeldzaam.example', 'email'],
    ['de heer XANTHIPPÉ  Quispelaar', 'name'],
  ])('is it in %j', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    'axq@zeldzaam.example',
    'xq@zeldzaam.example.org',
    'NL91ABNA0417164301',
    '912345678',
    '123456789',
    'bedrag 1234; 5678',
    'Xanthippe en Quispelaar',
    `Xanthippe${rowEnd}Quispelaar`,
    `1234${rowEnd}5678`,
  ])('is it not in %j', (text) => expect(kinds(text)).toEqual([]))

  it('is found wherever it stands and however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('', ' ', '.', '-'), { minLength: 17, maxLength: 17 }),
        fc.string(),
        (before, gaps, after) => {
          const grouped = [...iban].map((letter, nth) => letter + (gaps[nth] ?? '')).join('')
          const whole = `${before};${grouped.replace(/[ .-]+$/, '')};${after}`
          expect(kinds(whole)).toContain('iban')
        },
      ),
    )
  })
})

/** Erased as of today, with what others wrote about it still there. */
const writtenAbout = async () => {
  const office = await anOffice({ now: start })
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const other = await office.call('clients.add', {
    kind: 'person',
    firstName: 'Xanthippe',
    lastName: 'Blijvend',
    street: 'Zeldzaamstraat',
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
    phone: '+31 6 98761234',
    note: 'Zus van Quispelaar, ook op 06-98761234',
    emails: [
      {
        address: 'facturen@quispelaar.example',
        forInvoices: true,
        forNotices: false,
        forTechnical: false,
      },
    ],
  })
  settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
  const draft = await office.call('invoices.addDraft', {
    clientId: other.id,
    supplyFrom: '2026-03-10',
    reference: 'Zeldzaamstraat 77',
    lines: [
      {
        description: 'Mailbox techniek@quispelaar.example voor X. Quispelaar',
        quantity: 1000,
        unitPriceCents: 10_000,
        vatKind: 'standard',
      },
    ],
  })
  await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { clientId: other.id },
    reason: 'Zegt dat Thelonius Quispelaar betaalt',
    reviewOn: '2026-12-01',
  })
  await office.call('typing.keep', {
    form: 'clients/new',
    value: '{"emails":[{"address":"facturen@quispelaar.example"}]}',
    clientId: null,
  })
  aBankEntry(office, { bookedOn: '2026-03-14', cents: 500, name: 'Hr X Quispelaar', iban })
  await terminated(office, { id, on: '2026-03-16' })
  return { office, id, other, draft }
}

describe('the look after an erasure', () => {
  it('tells certain from possible, each with its place, and the paper says no more', async () => {
    const { office, other, draft } = await writtenAbout()
    expect(await approve(office)).toMatchObject({ erased: 1, residue: 1 })
    const check = await checkOf(office)
    expect(told(check)).toEqual([
      'client address false 1',
      'client phone true 1',
      'clientEmail email true 1',
      'clientNote phone true 1',
      'entry name false 1',
      'hold name false 1',
      'invoiceLine email true 1',
      'invoiceText address false 1',
      'typing email true 1',
    ])
    const at = (place: string) => check?.finds.find((find) => find.place === place)?.at
    expect(at('clientNote')).toEqual([{ id: other.id, label: 'Xanthippe Blijvend' }])
    expect(at('invoiceLine')).toEqual([{ id: draft.id, label: null }])
    expect(at('entry')).toEqual([{ id: 1, label: '2026-03-14' }])

    const { rows } = await office.call('retention.erasures', {})
    const save = async (format: 'pdf' | 'json') => {
      const path = join(office.dir, `bewijs.${format}`)
      await office.call('retention.saveCertificate', {
        id: rows[0]?.id ?? 0,
        format,
        language: 'nl',
        addressee: '',
        file: office.saveTo(path),
      })
      return readFileSync(path)
    }
    const json = (await save('json')).toString()
    const certificate = JSON.parse(json) as Certificate
    expect(told(certificate.check)).toEqual(told(check))
    for (const trace of ['uispelaar', 'Blijvend', '9876', '"ids"', '"at"'])
      expect([trace, json.includes(trace)]).toEqual([trace, false])
    const paper = readPdf(await save('pdf'))
      .pages.flatMap(({ texts }) => texts.map(({ text }) => text))
      .join(' ')
      .replace(/\s+/g, ' ')
    expect(paper).toContain('Notitie bij een andere klant telefoonnummer 1 zeker')
    expect(paper).toContain('Bankregel naam 1 mogelijk: kan van een ander zijn')
    expect(paper).not.toContain('uispelaar')
  })

  it('looks for a surname alone only while nobody else has it', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Jansen')
    await office.call('clients.add', { kind: 'person', firstName: 'Piet', lastName: 'Jansen' })
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    await terminated(office, { id, on: '2026-03-16' })
    await approve(office)
    const check = await checkOf(office)
    expect(check).toMatchObject({ commonName: true, finds: [] })
    expect(check?.sought).toEqual(['email', 'phone', 'name', 'address'])
  })

  it('finds nothing of one who stands nowhere else, and is not claimed where nobody looked', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ erased: 1, residue: 0 })
    expect((await checkOf(office))?.finds).toEqual([])
    // Closed between the erasure and the look after it.
    const db = office.database()
    db.exec('DROP TRIGGER erasureChecksStay; DELETE FROM erasureChecks')
    db.close()
    expect(await checkOf(office)).toBeNull()
  })

  it('is on record for good, with the erasure', async () => {
    const { office } = await writtenAbout()
    await approve(office)
    const db = office.database()
    expect(() => db.run(`UPDATE erasureChecks SET report = '{}'`)).toThrow()
    expect(() => db.run('DELETE FROM erasureChecks')).toThrow()
    db.close()
    expect(existsSync(join(office.dir, 'office.db'))).toBe(true)
  })
})

describe('the audit line on a certificate', () => {
  it('is the one of that erasure, also when others were written with it', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    // More than was asked: the rest is put on record as the client's in the same transaction.
    const entryId = aBankEntry(office, { bookedOn: '2026-03-14', cents: 20_000, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: invoice.grossCents }],
    })
    office.setClock('2026-03-17T09:00:00.000Z')
    await terminated(office, { id, on: '2026-03-17' })
    expect(await approve(office)).toMatchObject({ reduced: 1 })
    // Of who is still here in part nothing was looked for, and nothing is claimed.
    expect((await office.call('retention.erasures', {})).rows).toMatchObject([
      { kind: 'reduced', check: null },
    ])
    const db = office.database()
    const line = db.get(
      `SELECT a.entity, a.clientId, a.code FROM erasures e JOIN audit a ON a.id = e.auditId`,
    )
    const lines = db.get<{ n: number }>(
      `SELECT count(*) AS n FROM audit WHERE at = '2026-03-17T09:00:00.000Z' AND entity = 'entry'`,
    )
    db.close()
    expect(lines?.n).toBeGreaterThan(0)
    expect(line).toEqual({ entity: 'client', clientId: id, code: 'erased-reduced' })
  })
})

describe('unsaved typing about a client', () => {
  const typed = async (office: TestOffice, form: string, clientId: number | null = null) => {
    await office.call('typing.keep', { form, value: '{"note":"half"}', clientId })
    return form
  }
  const kept = async (office: TestOffice, forms: readonly string[]) => {
    const recalled = await Promise.all(forms.map((form) => office.call('typing.recall', { form })))
    return forms.filter((_, nth) => recalled[nth] !== null)
  }

  it.each([['whole'], ['reduced']] as const)('goes with one who goes %s', async (step) => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const other = await aPersonNamed(office, 'Blijvend')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const draft = await office.call('invoices.addDraft', {
      clientId: id,
      supplyFrom: '2026-03-10',
      lines: [],
    })
    if (step === 'whole') settle(office, invoice)
    const gone = [
      await typed(office, `clients/${id}`),
      await typed(office, `invoices/${invoice.id}`),
      await typed(office, `invoices/${draft.id}`),
      await typed(office, 'invoices/new', id),
    ]
    // Only chosen in the form yet, which was opened for nobody.
    await office.call('typing.keep', {
      form: 'invoices/for-somebody',
      value: JSON.stringify({ values: { clientId: id, note: 'half' } }),
      clientId: null,
    })
    gone.push('invoices/for-somebody')
    const stays = [
      await typed(office, `clients/${id}0`),
      await typed(office, `clients/${other.id}`),
      await typed(office, 'invoices/900'),
      await typed(office, 'clients/new'),
    ]
    await terminated(office, { id, on: '2026-03-16' })
    expect(await approve(office)).toMatchObject({ [step === 'whole' ? 'erased' : 'reduced']: 1 })
    expect(await kept(office, [...gone, ...stays])).toEqual(stays)
    // A form that was still open on somebody who is gone brings nothing back.
    await typed(office, `clients/${id}`, id)
    expect(await kept(office, [`clients/${id}`])).toEqual(step === 'whole' ? [] : [`clients/${id}`])
  })
})
