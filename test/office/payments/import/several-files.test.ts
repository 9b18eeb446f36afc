/** Several files at once, and ZIP files: one preview, one booking, nothing twice. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { camt053, mt940, type EntrySpec } from '../../../support/bank/bank-files'
import { aFile, allEntries, ownAccount } from '../../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../../support/office/office'
import { aZip } from '../../../support/zip'

type Files = Record<string, string | Buffer>

const onDay = (day: number, more: Partial<EntrySpec> = {}): EntrySpec => ({
  bookedOn: `2026-03-${String(day).padStart(2, '0')}`,
  amountCents: 1000 * day,
  name: 'J. Jansen',
  iban: 'NL28RABO0300400500',
  description: `Betaling van dag ${day}`,
  bankReference: `REF-${day}`,
  ...more,
})
const statement = (day: number, opening: number, more: Partial<EntrySpec> = {}): string =>
  aFile([onDay(day, more)], { opening, number: String(day) })

const preview = (office: TestOffice, files: Files) => {
  const folder = temporaryFolder()
  const [file = '', ...others] = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return office.readFrom(join(folder, name))
  })
  return office.call('payments.preview', { file, others })
}
const refusal = async (office: TestOffice, files: Files): Promise<unknown> => {
  try {
    await preview(office, files)
  } catch (error) {
    return (error as { details: unknown }).details
  }
  return null
}
const staged = (office: TestOffice): number => {
  const db = office.database()
  const { n } = db.get<{ n: number }>('SELECT count(*) AS n FROM bankStaging') ?? { n: 0 }
  db.close()
  return n
}

describe('several files at once', () => {
  it('are one preview and one booking, each on record as a file of its own', async () => {
    const office = await anOffice()
    const shown = await preview(office, {
      'maart-3.xml': statement(3, 102_000),
      'maart-2.xml': statement(2, 100_000),
    })
    expect(shown.files.map(({ name }) => name)).toEqual(['maart-2.xml', 'maart-3.xml'])
    expect(shown).toMatchObject({ entries: 2, newEntries: 2, addsUp: true, gaps: [] })
    const booked = await office.call('payments.book', { preview: shown.preview })
    expect(booked).toEqual({ files: 2, entries: 2, newEntries: 2, setAside: 0 })
    expect(await allEntries(office)).toHaveLength(2)
    expect(await office.call('payments.files', {})).toHaveLength(2)
  })

  it('tells what is missing between them', async () => {
    const office = await anOffice()
    const shown = await preview(office, {
      'a.xml': statement(2, 100_000),
      'b.xml': statement(4, 150_000),
    })
    expect(shown.gaps).toMatchObject([{ differenceCents: 48_000 }])
  })

  it('books one that was downloaded twice, or overlaps, once', async () => {
    const office = await anOffice()
    const shown = await preview(office, {
      'maart.xml': aFile([onDay(2), onDay(3)]),
      'maart (1).xml': aFile([onDay(2), onDay(3)]),
      'later.xml': aFile([onDay(3), onDay(4)], { opening: 102_000, number: '2' }),
    })
    expect(shown.files).toHaveLength(2)
    expect(shown.newEntries).toBe(3)
    await office.call('payments.book', { preview: shown.preview })
    expect(await allEntries(office)).toHaveLength(3)
  })

  it('keeps equal payments of days that go on in the next file apart', async () => {
    const office = await anOffice()
    const equal = { bookedOn: '2026-03-02', amountCents: 500, description: 'abonnement' }
    const files = {
      '1.xml': aFile([equal], { opening: 0, number: '1' }),
      '2.xml': aFile([equal], { opening: 500, number: '2' }),
    }
    const shown = await preview(office, files)
    expect(shown.newEntries).toBe(2)
    await office.call('payments.book', { preview: shown.preview })
    expect((await preview(office, files)).newEntries).toBe(0)
  })

  it('knows a statement that comes in two formats', async () => {
    const office = await anOffice()
    const spec = { account: ownAccount, opening: 100_000, entries: [onDay(2), onDay(3)] }
    const other = spec.entries.map((entry) => ({ ...entry, bankReference: `S${entry.bookedOn}` }))
    const shown = await preview(office, {
      'maart.940': mt940({ ...spec, entries: other }),
      'maart.xml': camt053(spec),
    })
    expect(shown).toMatchObject({ entries: 4, newEntries: 4, lookAlikes: 2 })
    await office.call('payments.book', { preview: shown.preview })
    expect(await allEntries(office)).toHaveLength(2)
  })

  it('are refused together when one cannot be read, by its name', async () => {
    const office = await anOffice()
    const files = { 'goed.xml': statement(2, 0), 'kapot.xml': statement(3, 0).slice(0, -90) }
    expect(await refusal(office, files)).toMatchObject({ file: 'kapot.xml' })
    expect(staged(office)).toBe(0)
  })
})

describe('a ZIP', () => {
  it('is read as the statements in it, with the rest passed over by name', async () => {
    const office = await anOffice()
    const zip = await aZip({
      'afschriften/2026-03-02.xml': statement(2, 100_000),
      'afschriften/2026-03-03.xml': statement(3, 102_000),
      '__MACOSX/._2026-03-02.xml': 'x',
      'afschriften/maart.pdf': '%PDF-1.7 afschrift',
      'leesmij.txt': 'Beste klant',
    })
    const shown = await preview(office, { 'bank.zip': zip })
    expect(shown.files.map(({ name }) => name)).toEqual(['2026-03-02.xml', '2026-03-03.xml'])
    expect(shown.passedOver.sort()).toEqual(['leesmij.txt', 'maart.pdf'])
    await office.call('payments.book', { preview: shown.preview })
    const again = await preview(office, { 'los.xml': statement(3, 102_000) })
    expect(again.files[0]?.bookedBeforeAt).not.toBeNull()
  })

  it('and loose files go together', async () => {
    const office = await anOffice()
    const zip = await aZip({ 'a.xml': statement(2, 100_000) })
    const shown = await preview(office, { 'bank.zip': zip, 'b.xml': statement(3, 102_000) })
    expect(shown.newEntries).toBe(2)
  })

  it('larger than a piece is read to its last entry', async () => {
    const office = await anOffice()
    const many = Array.from({ length: 4000 }, (_, n) =>
      onDay(2, { amountCents: 1, bankReference: `R${n}`, description: `nummer ${n * 7919}` }),
    )
    const shown = await preview(office, { 'bank.zip': await aZip({ 'groot.xml': aFile(many) }) })
    expect(shown).toMatchObject({ newEntries: 4000, addsUp: true })
  })

  it.each<[string, () => Promise<Buffer>, object]>([
    ['without a statement', () => aZip({ 'a.pdf': '%PDF-1.7' }), { reason: 'no-statement-in-zip' }],
    ['with nothing in it', () => aZip({}), { reason: 'no-statement-in-zip' }],
    [
      'in a ZIP',
      async () => aZip({ 'b.zip': await aZip({ 'a.xml': statement(2, 0) }) }),
      { reason: 'packed', file: 'b.zip' },
    ],
    [
      'with a password',
      () => aZip({ 'a.xml': statement(2, 0) }, { password: 'geheim' }),
      { reason: 'locked-zip' },
    ],
    [
      'that is a spreadsheet',
      () => aZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
      { reason: 'spreadsheet' },
    ],
    [
      'with more files than there are days',
      () => aZip(Object.fromEntries(Array.from({ length: 401 }, (_, n) => [`${n}.xml`, '<a/>']))),
      { reason: 'many-in-zip' },
    ],
    [
      'cut off',
      async () => (await aZip({ 'a.xml': statement(2, 0) })).subarray(0, 300),
      { reason: 'damaged-zip' },
    ],
  ])('%s is refused, and nothing is left', async (_what, zip, details) => {
    const office = await anOffice()
    expect(await refusal(office, { 'bank.zip': await zip() })).toEqual(details)
    expect(staged(office)).toBe(0)
  })

  it('with a damaged statement, or one that is longer than it says, is refused', async () => {
    const office = await anOffice()
    const zip = await aZip({ 'a.xml': statement(2, 0) })
    const damaged = Buffer.from(zip)
    damaged[120] = (damaged[120] ?? 0) ^ 0xff
    expect(await refusal(office, { 'bank.zip': damaged })).toMatchObject({ reason: 'damaged-zip' })
    const lying = Buffer.from(zip)
    const list = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    lying.writeUInt32LE(lying.readUInt32LE(list + 24) - 400, list + 24)
    expect(await refusal(office, { 'bank.zip': lying })).toMatchObject({ reason: 'damaged-zip' })
  })

  it('that unpacks to more than a file may be is refused before it is unpacked', async () => {
    const office = await anOffice()
    const zip = await aZip({ 'a.xml': statement(2, 0) })
    const list = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    zip.writeUInt32LE(900 * 1_048_576, list + 24)
    expect(await codeOf(preview(office, { 'bank.zip': zip }))).toBe('file-too-large')
  })
})

describe('an account that is not known as the agency’s', () => {
  const other = 'NL39INGB0002223334'
  const ofOther = (day: number) => camt053([{ account: other, opening: 0, entries: [onDay(day)] }])

  it('is asked about first, and known from then on', async () => {
    const office = await anOffice()
    const shown = await preview(office, { 'a.xml': ofOther(2) })
    expect(shown.otherAccounts).toEqual([other])
    const book = { preview: shown.preview }
    expect(await codeOf(office.call('payments.book', book))).toBe('other-account')
    expect(await allEntries(office)).toEqual([])
    await office.call('payments.book', { ...book, otherAccounts: true })
    const db = office.database()
    const said = db.all(`SELECT 1 FROM audit WHERE code = 'other-account'`)
    db.close()
    expect(said).toHaveLength(1)
    const next = await preview(office, { 'b.xml': ofOther(3) })
    expect(next.otherAccounts).toEqual([])
    expect(await codeOf(office.call('payments.book', { preview: next.preview }))).toBe('ok')
  })

  it('is not asked about for the agency’s own', async () => {
    const office = await anOffice()
    const shown = await preview(office, { 'a.xml': statement(2, 0) })
    expect(shown.otherAccounts).toEqual([])
    expect(await codeOf(office.call('payments.book', { preview: shown.preview }))).toBe('ok')
  })
})
