/** From a bank file to the books: seen first, then booked whole, and nothing twice. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { camt053, mt940, writeLargeCamt, type EntrySpec } from '../../../support/bank/bank-files'
import { aFile, allEntries, book, ownAccount, previewOf } from '../../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../../support/office/office'

const march = (day: number, more: Partial<EntrySpec> = {}): EntrySpec => ({
  bookedOn: `2026-03-${String(day).padStart(2, '0')}`,
  amountCents: 1000 * day,
  name: 'J. Jansen',
  iban: 'NL28RABO0300400500',
  description: `Betaling van dag ${day}`,
  bankReference: `REF-2026-03-${day}`,
  ...more,
})
const days = (...all: number[]) => all.map((day) => march(day))
/** The same days as another format tells them: with references of its own. */
const retold = (...all: number[]) =>
  all.map((day) => march(day, { bankReference: `26${day}0300${day}`, description: 'anders' }))

/** Rows in everything booking writes, and in staging. */
const rowsOf = (office: TestOffice): Record<string, number> => {
  const connection = office.database()
  const tables = ['bankStaging', 'bankFiles', 'bankStatements', 'bankEntries', 'bankAccounts']
  const counts = tables.map((table) => [
    table,
    connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n,
  ])
  connection.close()
  return Object.fromEntries(counts) as Record<string, number>
}
const nothing = {
  bankStaging: 0,
  bankFiles: 0,
  bankStatements: 0,
  bankEntries: 0,
  bankAccounts: 0,
}
const auditCodes = async (office: TestOffice, operation: string): Promise<string[]> => {
  const connection = office.database()
  const rows = connection.all<{ code: string }>(
    'SELECT code FROM audit WHERE operation = $operation ORDER BY id',
    { operation },
  )
  connection.close()
  return rows.map(({ code }) => code)
}

const withoutReference = ({ bankReference: _left, ...entry }: EntrySpec): EntrySpec => entry

describe('the preview', () => {
  it('shows account, period, entries, opening, closing and that they add up', async () => {
    const office = await anOffice()
    const preview = await previewOf(office, aFile(days(2, 3, 5), { number: '9' }))
    expect(preview).toMatchObject({
      files: [{ format: 'camt053', bookedBeforeAt: null }],
      passedOver: [],
      otherAccounts: [],
      entries: 3,
      newEntries: 3,
      lookAlikes: 0,
      anythingNew: true,
      addsUp: true,
      gaps: [],
    })
    expect(preview.statements).toEqual([
      {
        account: ownAccount,
        currency: 'EUR',
        number: '9',
        fromOn: '2026-03-02',
        toOn: '2026-03-05',
        entries: 3,
        newEntries: 3,
        lookAlikes: 0,
        openingCents: 100_000,
        sumCents: 10_000,
        closingCents: 110_000,
        addsUp: true,
        differenceCents: 0,
      },
    ])
  })

  it('shows each statement and account of a file on its own', async () => {
    const office = await anOffice()
    const second = 'NL39INGB0002223334'
    const file = camt053([
      { account: ownAccount, opening: 0, entries: days(2) },
      { account: second, opening: 500, entries: days(3, 4) },
      { account: ownAccount, currency: 'USD', opening: 0, entries: days(4) },
    ])
    const { statements } = await previewOf(office, file)
    expect(statements.map((one) => [one.account, one.currency, one.entries])).toEqual([
      [ownAccount, 'EUR', 1],
      [second, 'EUR', 2],
      [ownAccount, 'USD', 1],
    ])
  })

  it('books nothing, and can be dropped', async () => {
    const office = await anOffice()
    const { preview } = await previewOf(office, aFile(days(2, 3)))
    expect(rowsOf(office)).toEqual({ ...nothing, bankStaging: 2 })
    expect(await office.call('payments.dropPreview', { preview: 'another' })).toEqual({
      dropped: false,
    })
    expect(await office.call('payments.dropPreview', { preview })).toEqual({ dropped: true })
    expect(rowsOf(office)).toEqual(nothing)
    expect(await codeOf(office.call('payments.book', { preview }))).toBe('preview-gone')
  })

  it('makes room for the next file: the one before can no longer be booked', async () => {
    const office = await anOffice()
    const first = await previewOf(office, aFile(days(2)))
    const second = await previewOf(office, aFile(days(3)))
    expect(await codeOf(office.call('payments.book', { preview: first.preview }))).toBe(
      'preview-gone',
    )
    expect(await office.call('payments.book', { preview: second.preview })).toMatchObject({
      newEntries: 1,
    })
    expect((await allEntries(office)).map(({ bookedOn }) => bookedOn)).toEqual(['2026-03-03'])
  })

  it('reads one file at a time: the one that was being read stops, the other is whole', async () => {
    const office = await anOffice()
    const folder = temporaryFolder()
    const large = join(folder, 'large.xml')
    await writeLargeCamt(large, 6000)
    const small = join(folder, 'small.xml')
    writeFileSync(small, aFile(days(2, 3)))
    const first = codeOf(office.call('payments.preview', { file: office.readFrom(large) }))
    const second = await office.call('payments.preview', { file: office.readFrom(small) })
    expect(await first).toBe('cancelled')
    expect(rowsOf(office).bankStaging).toBe(2)
    await office.call('payments.book', { preview: second.preview })
    expect(await allEntries(office)).toHaveLength(2)
  })
})

describe('booking', () => {
  it('puts every entry in the books as the bank told it', async () => {
    const office = await anOffice()
    const booked = await book(
      office,
      aFile([
        march(2, { structuredReference: 'RF18539007547034', endToEndId: 'E1', mandateId: 'M1' }),
      ]),
    )
    expect(booked).toEqual({ files: 1, entries: 1, newEntries: 1, setAside: 0 })
    const [row] = await allEntries(office)
    expect(await office.call('payments.entry', { id: row?.id ?? 0 })).toMatchObject({
      bookedOn: '2026-03-02',
      amountCents: 2000,
      currency: 'EUR',
      counterpartyName: 'J. Jansen',
      counterpartyIban: 'NL28RABO0300400500',
      description: 'Betaling van dag 2',
      structuredReference: 'RF18539007547034',
      endToEndId: 'E1',
      mandateId: 'M1',
      bankReference: 'REF-2026-03-2',
      account: ownAccount,
      state: 'to-do',
      allocations: [],
    })
    expect(rowsOf(office).bankStaging).toBe(0)
    expect(await auditCodes(office, 'payments.book')).toEqual(['camt053'])
    expect(await auditCodes(office, 'payments.preview')).toEqual([])
  })

  it('lists the file with who booked it and what it brought', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2, 5)))
    expect(await office.call('payments.files', {})).toEqual([
      {
        id: 1,
        format: 'camt053',
        bookedAt: '2026-03-16T09:00:00.000Z',
        userName: 'Olga Eigenaar',
        entries: 2,
        newEntries: 2,
        addsUp: true,
        accounts: [ownAccount],
        fromOn: '2026-03-02',
        toOn: '2026-03-05',
      },
    ])
  })

  it('is all or nothing: one that fails half-way leaves the books as they were', async () => {
    const office = await anOffice()
    const { preview } = await previewOf(office, aFile(days(2, 3, 4)))
    const connection = office.database()
    connection.exec(`CREATE TRIGGER refuse BEFORE INSERT ON bankEntries
      WHEN NEW.bookedOn = '2026-03-04' BEGIN SELECT RAISE(ABORT, 'no'); END`)
    expect(await codeOf(office.call('payments.book', { preview }))).toBe('internal')
    expect(rowsOf(office)).toEqual({ ...nothing, bankStaging: 3 })
    connection.exec('DROP TRIGGER refuse')
    connection.close()
    expect(await office.call('payments.book', { preview })).toMatchObject({ newEntries: 3 })
  })

  it('is for the back office', async () => {
    const office = await anOffice()
    const { startPassword } = await office.call('users.add', {
      name: 'Sam Support',
      email: 'sam@voorbeeld.nl',
      role: 'support',
    })
    await office.call('session.lock', {})
    await office.call('session.unlock', {
      email: 'sam@voorbeeld.nl',
      password: startPassword ?? '',
    })
    await office.call('session.changePassword', {
      current: null,
      password: 'het eigen wachtwoord van sam',
    })
    expect(await codeOf(previewOf(office, aFile(days(2))))).toBe('forbidden')
    expect(await codeOf(office.call('payments.entries', {}))).toBe('forbidden')
  })
})

describe('nothing is booked twice', () => {
  it('knows the same file again, also by another name', async () => {
    const office = await anOffice()
    const folder = temporaryFolder()
    const path = join(folder, 'maart.xml')
    writeFileSync(path, aFile(days(2, 3)))
    const read = async (from: string) =>
      office.call('payments.preview', { file: office.readFrom(from) })
    await office.call('payments.book', { preview: (await read(path)).preview })
    const other = join(folder, 'download (1).xml')
    copyFileSync(path, other)
    office.setClock('2026-03-17T10:00:00.000Z')
    const again = await read(other)
    expect(again).toMatchObject({
      newEntries: 0,
      lookAlikes: 0,
      anythingNew: false,
      files: [{ name: 'download (1).xml', bookedBeforeAt: '2026-03-16T09:00:00.000Z' }],
      gaps: [],
    })
    expect(await codeOf(office.call('payments.book', { preview: again.preview }))).toBe(
      'nothing-new',
    )
    expect(rowsOf(office)).toMatchObject({ bankFiles: 1, bankStatements: 1, bankEntries: 2 })
  })

  it('adds of an overlapping file only what is new', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2, 3, 4)))
    const preview = await previewOf(
      office,
      aFile(days(3, 4, 5, 6), { opening: 102_000, number: '2' }),
    )
    expect(preview).toMatchObject({ entries: 4, newEntries: 2, lookAlikes: 0, gaps: [] })
    expect(preview.files[0]?.bookedBeforeAt).toBeNull()
    await office.call('payments.book', { preview: preview.preview })
    expect((await allEntries(office)).map(({ bookedOn }) => bookedOn.slice(-2))).toEqual([
      '06',
      '05',
      '04',
      '03',
      '02',
    ])
    expect(await office.call('payments.gaps', {})).toEqual([])
  })

  it('tells equal payments of one day apart, and knows each of them again', async () => {
    const office = await anOffice()
    const twin = withoutReference(march(4))
    await book(office, aFile([twin, twin]))
    expect(await allEntries(office)).toHaveLength(2)
    const third = aFile([twin, twin, twin])
    expect(await previewOf(office, third)).toMatchObject({ newEntries: 1, lookAlikes: 0 })
    await book(office, third)
    expect(await allEntries(office)).toHaveLength(3)
  })

  it('books days that a file tells twice only once', async () => {
    const office = await anOffice()
    const plain = days(2, 3).map((entry) => ({ ...entry, bankReference: '' }))
    const statement = { account: ownAccount, opening: 100_000, entries: plain }
    const file = camt053([statement, statement])
    expect(await previewOf(office, file)).toMatchObject({ entries: 4, newEntries: 2 })
    await book(office, file)
    expect(await allEntries(office)).toHaveLength(2)
  })

  it('keeps the equal entries of two statements of a day that follow one another', async () => {
    const office = await anOffice()
    const entries = [march(4, { bankReference: '' })]
    const file = camt053([
      { account: ownAccount, opening: 0, entries },
      { account: ownAccount, opening: 4000, entries },
    ])
    expect(await book(office, file)).toMatchObject({ newEntries: 2 })
  })

  it('knows an entry again in another format when the bank gives both the same reference', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2, 3)))
    const sta = mt940({ account: ownAccount, opening: 100_000, entries: days(2, 3) })
    expect(await previewOf(office, sta)).toMatchObject({ newEntries: 0, lookAlikes: 0 })
  })

  it('takes a second payment of the day by the same payer for what it is', async () => {
    const office = await anOffice()
    await book(office, aFile([march(4)]))
    const more = aFile([march(4, { bankReference: 'ANOTHER', description: 'nog een keer' })])
    expect(await previewOf(office, more)).toMatchObject({ newEntries: 1, lookAlikes: 0 })
  })

  it('warns of the same days in another format, and leaves them out unless asked', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2, 3, 4)))
    const sta = mt940({ account: ownAccount, opening: 100_000, entries: retold(2, 3, 4) })
    const preview = await previewOf(office, sta)
    expect(preview).toMatchObject({ entries: 3, newEntries: 3, lookAlikes: 3, anythingNew: false })
    expect(await codeOf(office.call('payments.book', { preview: preview.preview }))).toBe(
      'nothing-new',
    )
    expect(await allEntries(office)).toHaveLength(3)

    const month = mt940({ account: ownAccount, opening: 100_000, entries: retold(2, 3, 4, 9) })
    expect(await previewOf(office, month)).toMatchObject({ newEntries: 4, lookAlikes: 3 })
    expect(await book(office, month)).toMatchObject({ entries: 4, newEntries: 1 })
    expect(await allEntries(office)).toHaveLength(4)

    await book(office, sta, { lookAlikes: 'book' })
    expect(await allEntries(office)).toHaveLength(7)
    expect(await auditCodes(office, 'payments.book')).toContain('look-alikes')
  })

  it('sees a batch told as one entry in one format and as its transactions in another', async () => {
    const office = await anOffice()
    const transactions = [
      { amountCents: 1500, name: 'A', bankReference: 'A1' },
      { amountCents: 2500, name: 'B', bankReference: 'B1' },
    ]
    const batch = { bookedOn: '2026-03-04', amountCents: 4000, description: 'Verzamelboeking' }
    await book(office, aFile([{ ...batch, transactions }, march(4)]))
    const sta = mt940({ account: ownAccount, opening: 100_000, entries: [batch, ...retold(4)] })
    expect(await previewOf(office, sta)).toMatchObject({ newEntries: 2, lookAlikes: 2 })
  })

  it('takes an equal payment of the next statement of that day for a new one', async () => {
    const office = await anOffice()
    await book(office, aFile([march(4, { bankReference: 'MORNING' })]))
    const afternoon = aFile([march(4, { bankReference: 'AFTERNOON' })], {
      opening: 104_000,
      number: '2',
    })
    expect(await previewOf(office, afternoon)).toMatchObject({ newEntries: 1, lookAlikes: 0 })
  })

  it('knows the account by its old number in MT940 files', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2, 3)))
    const sta = mt940({ account: '417164300', opening: 100_000, entries: retold(2, 3) })
    const preview = await previewOf(office, sta)
    expect(preview.statements[0]?.account).toBe(ownAccount)
    expect(preview.lookAlikes).toBe(2)
  })
})

describe('a file that does not add up', () => {
  const wrong = aFile(days(2, 3), { closing: 105_001 })

  it('is shown with what is missing and booked only when somebody says so, on record', async () => {
    const office = await anOffice()
    const preview = await previewOf(office, wrong)
    expect(preview).toMatchObject({ addsUp: false })
    expect(preview.statements[0]).toMatchObject({ addsUp: false, differenceCents: 1 })
    const refused = office.call('payments.book', { preview: preview.preview })
    await expect(refused).rejects.toMatchObject({
      code: 'file-does-not-add-up',
      details: { statements: 1 },
    })
    expect(rowsOf(office)).toEqual({ ...nothing, bankStaging: 2 })
    await office.call('payments.book', { preview: preview.preview, despiteMismatch: true })
    expect(await allEntries(office)).toHaveLength(2)
    expect(await auditCodes(office, 'payments.book')).toEqual(['camt053', 'despite-mismatch'])
    expect((await office.call('payments.files', {}))[0]?.addsUp).toBe(false)
  })

  it('needs no such word when it does add up, and then nothing of it is on record', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2)), { despiteMismatch: true })
    expect(await auditCodes(office, 'payments.book')).toEqual(['camt053'])
  })
})

describe('gaps between statements', () => {
  it('reports the numbers and the money that are missing', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2), { number: '11' }))
    const later = aFile(days(9), { number: '13', opening: 150_000 })
    const gap = {
      account: ownAccount,
      afterNumber: '11',
      afterOn: '2026-03-02',
      beforeNumber: '13',
      beforeOn: '2026-03-09',
      differenceCents: 48_000,
    }
    expect((await previewOf(office, later)).gaps).toEqual([gap])
    await book(office, later)
    expect(await office.call('payments.gaps', {})).toEqual([gap])
  })

  it('is silent about a statement that goes on where the last one ended', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2), { number: '11' }))
    const next = aFile(days(3), { number: '12', opening: 102_000 })
    expect((await previewOf(office, next)).gaps).toEqual([])
  })

  it('closes a gap by the statement that was missing, a day without entries included', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2), { number: '11' }))
    await book(office, aFile(days(9), { number: '13', opening: 102_000 }))
    expect(await office.call('payments.gaps', {})).toHaveLength(1)
    const quiet = aFile([], {
      number: '12',
      opening: 102_000,
      openedOn: '2026-03-03',
      closedOn: '2026-03-03',
    })
    expect(await previewOf(office, quiet)).toMatchObject({ anythingNew: true, gaps: [] })
    expect(await book(office, quiet)).toMatchObject({ entries: 0, newEntries: 0 })
    expect(await office.call('payments.gaps', {})).toEqual([])
    expect(await codeOf(book(office, quiet))).toBe('nothing-new')
  })

  it('tells a page that is missing, until the file with that page is booked', async () => {
    const office = await anOffice()
    const page = (number: string, fields: readonly string[]) =>
      [':20:P', `:25:${ownAccount}`, `:28C:${number}`, ...fields, '-'].join('\n')
    const second = page('20/2', [
      ':60M:C260302EUR100,00',
      ':61:2603020302D25,00NTRFNONREF',
      ':62M:C260302EUR75,00',
    ])
    const missing = { account: ownAccount, differenceCents: null }
    const before = { ...missing, afterNumber: '', afterOn: null }
    const after = { ...missing, beforeNumber: '', beforeOn: null }
    const gaps = [
      { ...after, afterNumber: '20', afterOn: '2026-03-02' },
      { ...before, beforeNumber: '20', beforeOn: '2026-03-02' },
    ]
    expect(await previewOf(office, second)).toMatchObject({ addsUp: true, gaps })
    await book(office, second)
    expect(await office.call('payments.gaps', {})).toEqual(gaps)
    await book(
      office,
      page('20/3', [
        ':60M:C260302EUR75,00',
        ':61:2603020302C5,00NTRFNONREF',
        ':62F:C260302EUR80,00',
      ]),
    )
    expect(await office.call('payments.gaps', {})).toEqual([gaps[1]])
    await book(
      office,
      page('20/1', [
        ':60F:C260302EUR90,00',
        ':61:2603020302C10,00NTRFNONREF',
        ':62M:C260302EUR100,00',
      ]),
    )
    expect(await office.call('payments.gaps', {})).toEqual([])
  })

  it('keeps accounts apart', async () => {
    const office = await anOffice()
    await book(office, aFile(days(2), { number: '11' }))
    const other = aFile(days(9), { account: 'NL39INGB0002223334', number: '13', opening: 0 })
    expect((await previewOf(office, other)).gaps).toEqual([])
  })
})

describe('a file that cannot be read in full', () => {
  const good = aFile(days(2, 3, 4))
  it.each<[string, string | Buffer, object]>([
    ['is cut off', good.slice(0, good.indexOf('</Stmt>')), { reason: 'truncated' }],
    ['brings a DTD', `<!DOCTYPE a [<!ENTITY b "c">]>${good}`, { reason: 'dtd-refused' }],
    ['is a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), { reason: 'pdf' }],
    ['is empty', '', { reason: 'empty' }],
    ['is something else', 'Datum;Bedrag\n2026-03-02;12,00\n', { reason: 'not-a-bank-file' }],
    [
      'holds an amount of 10^15',
      good.replace('>20.00<', '>1000000000000000.00<'),
      { reason: 'amount-out-of-range' },
    ],
  ])('is refused when it %s, and leaves nothing', async (_, content, problem) => {
    const office = await anOffice()
    await expect(previewOf(office, content)).rejects.toMatchObject({
      code: 'file-unreadable',
      details: problem,
    })
    expect(rowsOf(office)).toEqual(nothing)
  })

  it('names the line where an MT940 file breaks', async () => {
    const office = await anOffice()
    const lines = mt940({ account: ownAccount, opening: 0, entries: days(2, 3) }).split('\r\n')
    const place = lines.findLastIndex((line) => line.startsWith(':61:'))
    lines[place] = ':61:2603XX0303C30,00NTRFNONREF'
    const refused = previewOf(office, lines.join('\r\n'))
    await expect(refused).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { line: place + 1 },
    })
    expect(rowsOf(office)).toEqual(nothing)
  })

  it('leaves nothing of the thousands of entries before the place where it fails', async () => {
    const office = await anOffice()
    const path = join(temporaryFolder(), 'large.xml')
    await writeLargeCamt(path, 5000, {
      entry: (index) => march(1 + (index % 28), { bankReference: `R${index}` }),
    })
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, whole.slice(0, whole.lastIndexOf('</Ntry>') - 20))
    const refused = office.call('payments.preview', { file: office.readFrom(path) })
    expect(await codeOf(refused)).toBe('file-unreadable')
    expect(rowsOf(office)).toEqual(nothing)
  })
})

describe('while a large file comes in', () => {
  const large = async (count: number): Promise<string> => {
    const path = join(temporaryFolder(), 'large.xml')
    await writeLargeCamt(path, count)
    return path
  }

  it('other operations are answered', async () => {
    const office = await anOffice()
    const path = await large(20_000)
    const file = { reading: true }
    const imported = office
      .call('payments.preview', { file: office.readFrom(path) })
      .finally(() => (file.reading = false))
    let answered = 0
    while (file.reading) {
      await office.call('clients.list', {})
      answered += 1
      await new Promise(setImmediate)
    }
    const { preview } = await imported
    expect(answered).toBeGreaterThan(20)
    expect(await office.call('payments.book', { preview })).toMatchObject({ newEntries: 20_000 })
  })

  it('it tells how far it is', async () => {
    const office = await anOffice()
    const path = await large(3000)
    const seen: number[] = []
    await office.call(
      'payments.preview',
      { file: office.readFrom(path) },
      { progress: ({ stage, done }) => stage === 'reading' && seen.push(done) },
    )
    expect(seen.length).toBeGreaterThan(3)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  })

  it('it can be stopped, and nothing stays', async () => {
    const office = await anOffice()
    const path = await large(20_000)
    const stop = new AbortController()
    const stopped = office.call(
      'payments.preview',
      { file: office.readFrom(path) },
      { signal: stop.signal, progress: ({ done }) => done > 100 && stop.abort() },
    )
    expect(await codeOf(stopped)).toBe('cancelled')
    expect(rowsOf(office)).toEqual(nothing)
  })

  it('a lock leaves nothing booked, and nothing to be found after unlocking', async () => {
    const office = await anOffice()
    const path = await large(20_000)
    let locked = false
    const broken = office.call(
      'payments.preview',
      { file: office.readFrom(path) },
      {
        progress: ({ done }) => {
          if (locked || done < 100) return
          locked = true
          office.office.lock('asked')
        },
      },
    )
    expect(['cancelled', 'locked']).toContain(await codeOf(broken))
    await office.call('session.unlock', {
      email: 'eigenaar@voorbeeld.nl',
      password: 'een goed lang wachtwoord',
    })
    expect(rowsOf(office)).toEqual(nothing)
  })

  it('a preview does not outlive the session it was made in', async () => {
    const office = await anOffice()
    const { preview } = await previewOf(office, aFile(days(2)))
    await office.call('session.lock', {})
    await office.call('session.unlock', {
      email: 'eigenaar@voorbeeld.nl',
      password: 'een goed lang wachtwoord',
    })
    expect(await codeOf(office.call('payments.book', { preview }))).toBe('preview-gone')
    expect(rowsOf(office)).toEqual(nothing)
  })
})
