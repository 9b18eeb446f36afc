/** Lines are rows of the transaction they tell of; the file beside the database follows. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesAfter } from '../../../electron/office/ledger/table'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'
import type { TestOffice } from '../../support/office/office'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  erase,
  flipByte,
  restore,
  start,
} from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }

const pathOf = (office: TestOffice) => join(office.dir, 'office.ledger')
const inFile = (office: TestOffice) => readFileSync(pathOf(office), 'utf8').split('\n').length - 1
const inTable = (office: TestOffice) => {
  const db = office.database()
  const { length } = linesAfter(db, 0)
  db.close()
  return length
}

/** The next commit fails, after everything before it went well. */
const failCommit = (office: TestOffice, table: string): (() => void) => {
  const db = office.database()
  db.exec(`CREATE TABLE doomed (id INTEGER REFERENCES clients DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE TRIGGER doom AFTER INSERT ON ${table}
    BEGIN INSERT INTO doomed (id) VALUES (999999); END`)
  db.close()
  return () => {
    const again = office.database()
    again.exec('DROP TRIGGER doom; DROP TABLE doomed')
    again.close()
  }
}

describe('an erasure whose commit fails', () => {
  it('never erases a living client when a backup is put back later', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    const mend = failCommit(office, 'erasures')
    expect(await erase(office, clientId, '2026-03-20')).toMatchObject({ erased: 0, failed: 1 })
    mend()
    expect(inFile(office)).toBe(inTable(office))
    expect(await restore(office, path)).toMatchObject({ erased: 0 })
    expect((await office.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  })

  it('uses no number when it was an invoice that was not issued', async () => {
    const office = await anOffice({ now: start })
    const { clientId, invoice } = await aPersonWithInvoice(office, 'Quispelaar')
    const mend = failCommit(office, 'ledger')
    expect(await codeOf(anInvoiceFor(office, clientId))).toBe('internal')
    mend()
    expect(inFile(office)).toBe(1)
    expect(invoice.number).toBe('2026-0001')
    expect((await anInvoiceFor(office, clientId)).number).toBe('2026-0002')
    expect(inFile(office)).toBe(2)
  })
})

describe('a ledger that cannot be written', () => {
  it('lets what was done stand, and holds up what must be in it until it can be', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const aside = `${pathOf(office)}.aside`
    renameSync(pathOf(office), aside)
    mkdirSync(pathOf(office))
    office.changed.length = 0
    expect((await anInvoiceFor(office, clientId)).number).toBe('2026-0002')
    expect(office.changed).toContainEqual(['backup'])
    expect((await office.call('backup.status', {})).alarm).toBe('ledger-behind')
    expect(await codeOf(anInvoiceFor(office, clientId))).toBe('ledger-behind')
    // Nothing of the refused one is left, and all other work goes on.
    await office.call('clients.terminate', { id: clientId, on: '2026-04-20' })
    expect(inTable(office)).toBe(2)

    rmdirSync(pathOf(office))
    renameSync(aside, pathOf(office))
    office.changed.length = 0
    expect((await anInvoiceFor(office, clientId)).number).toBe('2026-0003')
    expect(inFile(office)).toBe(3)
    expect(inTable(office)).toBe(3)
    expect(office.changed).toContainEqual(['backup'])
    expect((await office.call('backup.status', {})).alarm).toBe('overdue')
  })
})

describe('what a crash leaves of the ledger', () => {
  it.each([
    ['nothing', (path: string) => rmSync(path)],
    [
      'no more than half a line',
      (path: string) =>
        writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size - 9)),
    ],
    ['a line less', (path: string) => writeFileSync(path, firstLine(path))],
  ])('is whole again when it left %s', async (_, crash) => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await anInvoiceFor(office, clientId)
    const before = readFileSync(pathOf(office), 'utf8')
    office.close()
    crash(pathOf(office))
    const again = office.reopen()
    await again.call('session.unlock', owner)
    expect(readFileSync(pathOf(office), 'utf8')).toBe(before)
    await anInvoiceFor(again, clientId)
    expect(inFile(again)).toBe(3)
  })
})

describe('a ledger that was not what it should be', () => {
  const faults: [string, (path: string) => void, string, boolean][] = [
    ['missing', (path) => rmSync(path), 'missing', false],
    ['shortened', (path) => writeFileSync(path, firstLine(path)), 'shortened', false],
    ['one flipped bit', (path) => flipByte(path, 60), 'damaged', true],
    [
      'a line left out',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/.*\n/, '')),
      'damaged',
      true,
    ],
    [
      'a line past the table that nobody of the office wrote',
      (path) => appendFileSync(path, lastLine(path).replace(/"n":\d+/, '"n":99')),
      'damaged',
      true,
    ],
  ]

  it.each(faults)('is told, and is whole again: %s', async (_, spoil, fault, isKept) => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    for (const day of ['17', '18']) {
      office.setClock(`2026-03-${day}T09:00:00.000Z`)
      await anInvoiceFor(office, clientId)
    }
    const before = readFileSync(pathOf(office), 'utf8')
    await office.call('session.lock', {})
    spoil(pathOf(office))
    const spoilt = existsSync(pathOf(office)) ? readFileSync(pathOf(office), 'latin1') : ''
    await office.call('session.unlock', owner)
    expect(readFileSync(pathOf(office), 'utf8')).toBe(before)
    const status = await office.call('backup.status', {})
    expect(status.ledgerFault).toEqual({
      at: '2026-03-18T09:00:00.000Z',
      fault,
      closed: null,
    })
    const kept = readdirSync(office.dir).filter((name) => name.startsWith('office.ledger.kept'))
    expect(kept).toHaveLength(isKept ? 1 : 0)
    for (const name of kept) {
      expect(readFileSync(join(office.dir, name), 'latin1')).toBe(spoilt)
    }
    // Until an owner has seen it.
    expect(await office.call('backup.confirmLedger', {})).toMatchObject({ ledgerFault: null })
  })

  it('is not told of where a crash left the last command out', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    office.setClock('2026-03-17T09:00:00.000Z')
    await anInvoiceFor(office, clientId)
    await office.call('session.lock', {})
    writeFileSync(pathOf(office), firstLine(pathOf(office)))
    await office.call('session.unlock', owner)
    expect((await office.call('backup.status', {})).ledgerFault).toBeNull()
    expect(inFile(office)).toBe(2)
  })
})

const lastLine = (path: string): string =>
  `${readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? ''}\n`

const firstLine = (path: string): string => `${readFileSync(path, 'utf8').split('\n')[0]}\n`
