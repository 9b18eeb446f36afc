/** What a restore knows of the time after its backup, and says when it does not. */
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareLedger } from '../../../electron/office/ledger/compare'
import { ledgerKeysOf } from '../../../electron/office/ledger/keys'
import { readable } from '../../../electron/office/ledger/readable'
import { linesAfter } from '../../../electron/office/ledger/table'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  asOwner,
  erase,
  flipByte,
  ownFolder,
  restore,
  start,
} from './books'

const ledgerCopies = (place: string) => readdirSync(place).filter((name) => /\.ledger$/.test(name))
const isThere = (office: TestOffice, id: number) => codeOf(office.call('clients.get', { id }))

/** The table, and whether the file beside it says the same. */
const ledgerOf = (office: TestOffice) => {
  const db = office.database()
  const rows = linesAfter(db, 0)
  const text = readFileSync(join(office.dir, 'office.ledger'), 'utf8')
  const { state, damaged } = compareLedger(text, rows, ledgerKeysOf(db))
  db.close()
  return { lines: readable(rows), file: damaged ? 'damaged' : state }
}

/** Two people, a backup in a folder of its own, without any ledger beside it. */
const aLoneBackup = async () => {
  const office = await anOffice({ now: start })
  const first = await aPersonWithInvoice(office, 'Quispelaar')
  const second = await aPersonWithInvoice(office, 'Wolkenband')
  const made = await aBackup(office)
  const folder = temporaryFolder()
  const path = join(folder, basename(made))
  cpSync(made, path)
  return { office, path, folder, first: first.clientId, second: second.clientId }
}

describe('a lone backup', () => {
  it('is never said to have nothing erased after it', async () => {
    const { office, path, first } = await aLoneBackup()
    await erase(office, first, '2026-03-20')
    office.close()
    const machine = emptyOffice({ now: start })
    const preview = await machine.call('backup.inspect', { file: machine.backupAt(path) })
    expect(preview.since).toBeNull()
    expect(await restore(machine, path)).toMatchObject({ erased: 0, aftermathUnknown: true })
  })

  it('is no better known by a copy that was left behind with it', async () => {
    const { office, path, folder, first } = await aLoneBackup()
    for (const name of ledgerCopies(ownFolder(office))) {
      cpSync(join(ownFolder(office), name), join(folder, name))
    }
    await erase(office, first, '2026-03-20')
    office.close()
    const machine = emptyOffice({ now: start })
    const preview = await machine.call('backup.inspect', { file: machine.backupAt(path) })
    expect(preview.since).toBeNull()
    expect(await restore(machine, path)).toMatchObject({ aftermathUnknown: true })
  })

  it('is known where the office itself is, or a ledger that goes on', async () => {
    const { office, path, folder, first } = await aLoneBackup()
    const look = { file: office.backupAt(path) }
    expect((await office.call('backup.inspect', look)).since).toMatchObject({ erasures: 0 })
    await erase(office, first, '2026-03-20')
    await office.office.ledgerCopied()
    for (const name of ledgerCopies(ownFolder(office))) {
      cpSync(join(ownFolder(office), name), join(folder, name))
    }
    office.close()
    const machine = emptyOffice({ now: start })
    const preview = await machine.call('backup.inspect', { file: machine.backupAt(path) })
    expect(preview.since).toMatchObject({ erasures: 1 })
    expect(await restore(machine, path)).toMatchObject({ erased: 1, aftermathUnknown: false })
  })
})

describe('the ledger of an office that was put back', () => {
  it('has the lines of before unchanged, and is closed by who put it back', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    await erase(office, clientId, '2026-03-20')
    const before = ledgerOf(office).lines
    await restore(office, path)
    const { lines, file } = ledgerOf(office)
    expect(file).toBe('equal')
    expect(lines.slice(0, before.length)).toEqual(before)
    expect(lines.slice(before.length)).toMatchObject([
      { entry: { kind: 'continued', epoch: 2, term: 0, heads: [{ n: before.length }] } },
    ])
  })

  it('knows of what the database here did last, also when its file was lost', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    await erase(office, clientId, '2026-03-20')
    await office.office.ledgerCopied()
    rmSync(join(office.dir, 'office.ledger'))
    for (const name of ledgerCopies(ownFolder(office))) rmSync(join(ownFolder(office), name))
    expect(await restore(office, path)).toMatchObject({ erased: 1, aftermathUnknown: false })
  })

  it('never lets the erased come back by one flipped bit', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    await erase(office, clientId, '2026-03-20')
    await office.office.ledgerCopied()
    office.close()
    // In the line of the erasure, which is the last one.
    const file = join(office.dir, 'office.ledger')
    flipByte(file, readFileSync(file).length - 40)
    const again = office.reopen()
    await again.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await anInvoiceFor(again, (await aPersonWithInvoice(again, 'Wolkenband')).clientId)
    await again.office.ledgerCopied()
    expect(ledgerOf(again).file).toBe('equal')
    await restore(again, path)
    expect(await isThere(again, clientId)).toBe('not-found')
  })
})

describe('two histories of one office', () => {
  it('are both done again, whichever was the longer', async () => {
    const { office, path, folder, first, second } = await aLoneBackup()
    office.close()
    const other = join(temporaryFolder(), 'office')
    cpSync(office.dir, other, { recursive: true })
    const here = office.reopen()
    const there = emptyOffice({ dir: other, now: start })
    for (const one of [here, there]) {
      await one.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    }
    await erase(here, first, '2026-03-20')
    await anInvoiceFor(there, first)
    await anInvoiceFor(there, first)
    await erase(there, second, '2026-03-21')
    const copies = [here, there].map(({ dir }) => readFileSync(join(dir, 'office.ledger'), 'utf8'))
    const [name = ''] = ledgerCopies(ownFolder(here))
    copies.forEach((text, n) =>
      writeFileSync(
        join(folder, name.replace(/-[0-9a-f]{8}\.ledger/, `-0000000${n}.ledger`)),
        text,
      ),
    )
    const machine = emptyOffice({ now: '2026-03-22T09:00:00.000Z' })
    expect(await restore(machine, path)).toMatchObject({ erased: 2, numbersSkipped: 2 })
    expect(await isThere(machine, first)).toBe('not-found')
    expect(await isThere(machine, second)).toBe('not-found')
    const { lines, file } = ledgerOf(machine)
    expect(file).toBe('equal')
    const ends = copies.map((text) => text.split('\n').length - 1).sort((a, b) => b - a)
    expect(lines.at(-1)?.entry).toMatchObject({
      kind: 'continued',
      heads: ends.map((n) => ({ n })),
    })
    // Once more from the same files: nothing is told twice.
    await restore(machine, path, asOwner)
    expect(ledgerOf(machine).lines).toHaveLength(lines.length + 1)
  })

  it('have no number in common for what came after they parted', async () => {
    const { office, path, first } = await aLoneBackup()
    const there = await aPersonWithInvoice(office, 'Dijkgraaf')
    const machine = emptyOffice({ now: start })
    await restore(machine, path)
    const here = await aPersonWithInvoice(machine, 'Zonneveld')
    expect(here.clientId).not.toBe(there.clientId)
    expect(here.invoice.id).not.toBe(there.invoice.id)
    // The one that was given up goes on, unheard of, and erases somebody of its own.
    await erase(office, there.clientId, '2026-03-20')
    await erase(office, first, '2026-03-21')
    machine.setClock('2026-03-22T09:00:00.000Z')
    const later = await aBackup(machine)
    copyFileSync(
      join(office.dir, 'office.ledger'),
      join(
        ownFolder(machine),
        (ledgerCopies(ownFolder(office))[0] ?? '').replace(
          /-[0-9a-f]{8}\.ledger/,
          '-00000001.ledger',
        ),
      ),
    )
    expect(await restore(machine, later)).toMatchObject({ erased: 1, reduced: 0 })
    expect(await isThere(machine, first)).toBe('not-found')
    expect(await isThere(machine, here.clientId)).toBe('ok')
    // Nor do those that were put back twice from the same file.
    const other = emptyOffice({ now: start })
    await restore(other, path)
    expect((await aPersonWithInvoice(other, 'Ruisdaal')).clientId).not.toBe(here.clientId)
    expect(await machine.call('audit.verify', {})).toMatchObject({ firstBroken: null })
  })
})
