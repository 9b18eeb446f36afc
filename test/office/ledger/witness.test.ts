/** What a desk remembers of the office: it objects to one that is rolled back, and to nothing else. */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markOf } from '../../../electron/office/ledger/branch'
import type { LedgerKey } from '../../../electron/office/ledger/keys'
import { beginning, macOf, type LedgerLine } from '../../../electron/office/ledger/line'
import { readWitnessText, testify, type Witness } from '../../../electron/office/ledger/witness'
import type { AppError } from '../../../shared/errors'
import { aMember, signIn } from '../../support/office/key-files'
import {
  anOffice,
  codeOf,
  forgetDesk,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import {
  aBackup,
  aPersonWithInvoice,
  asOwner,
  erase,
  ownFolder,
  restore,
  start,
} from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const keys: LedgerKey[] = [{ firstLine: 1, key: new Uint8Array(32).fill(7) }]
const at = '2026-03-16T09:00:00.000Z'

const rowsOf = (entries: readonly object[], before: readonly LedgerLine[] = []): LedgerLine[] => {
  const all = [...before]
  for (const entry of entries) {
    const line = { n: all.length + 1, at, entry: JSON.stringify(entry) }
    all.push({ ...line, mac: macOf(keys, all.at(-1)?.mac ?? beginning, line) })
  }
  return all
}
const numbers = (count: number, seriesId: number): object[] =>
  Array.from({ length: count }, (_, last) => ({ kind: 'number', seriesId, year: 2026, last }))
const continued = (epoch: number) => ({ kind: 'continued', epoch, term: 0, heads: [] })

const witnessOf = (rows: readonly LedgerLine[], epoch = 1): Witness => ({
  epoch,
  term: 1,
  closed: markOf(rows),
  n: rows.length,
  head: rows.at(-1)?.mac ?? beginning,
  archive: 0,
})
const present = (rows: readonly LedgerLine[], epoch = 1) => ({ rows, epoch, term: 1 })
const some = fc.integer({ min: 0, max: 9 })

describe('what a desk remembers', () => {
  it('fits every office that goes on from there', () => {
    fc.assert(
      fc.property(some, some, some, (known, more, changes) => {
        const then = rowsOf(numbers(known, 1))
        const now = rowsOf(numbers(more, 2), then)
        expect(testify(witnessOf(then), present(now, 1 + changes))).toBe('fits')
      }),
    )
  })

  it('objects to every office that does not: to one that is older, and to another history', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 9 }), some, (known, lost, other) => {
        const older = rowsOf(numbers(known, 1))
        const then = rowsOf(numbers(lost, 2), older)
        expect(testify(witnessOf(then), present(older))).toBe('older')
        const elsewhere = rowsOf(numbers(lost + other, 3), older)
        expect(testify(witnessOf(then), present(elsewhere))).toBe('forked')
      }),
    )
  })

  it('objects to one in which a change of access is missing that left no line', () => {
    const rows = rowsOf(numbers(3, 1))
    expect(testify(witnessOf(rows, 4), present(rows, 3))).toBe('older')
    expect(testify({ ...witnessOf(rows), term: 2 }, present(rows))).toBe('older')
  })

  it('gives way to what an owner closed since, and not the other way round', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 9 }), (known, lost) => {
        const older = rowsOf(numbers(known, 1))
        const then = rowsOf(numbers(lost, 2), older)
        const closed = rowsOf([...numbers(lost, 3), continued(1)], older)
        expect(testify(witnessOf(then), present(closed))).toBe('closed')
        // Who knows of the closing objects to a file from before it.
        expect(testify(witnessOf(closed), present(then))).not.toMatch(/fits|closed/)
      }),
    )
  })
})

/** A desk of which one can read and change what it remembers. */
const aDesk = () => {
  let text: string | null = null
  return {
    read: () => text,
    plant: (other: string | null) => void (text = other),
    desk: {
      readWitness: () => Promise.resolve(text),
      writeWitness: (_: string, other: string) => Promise.resolve(Boolean((text = other))),
    },
  }
}

/** All of the office's own files, put aside and put back: a folder rolled back, copies and all. */
const rolledBack = (office: TestOffice): (() => void) => {
  const kept = temporaryFolder()
  const own = () => readdirSync(office.dir).filter((name) => !name.startsWith('office.lock'))
  for (const name of own()) cpSync(join(office.dir, name), join(kept, name), { recursive: true })
  return () => {
    for (const name of own()) rmSync(join(office.dir, name), { recursive: true })
    mkdirSync(office.dir, { recursive: true })
    cpSync(kept, office.dir, { recursive: true })
  }
}

const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const answer: unknown = await work.catch((error: unknown) => error)
  return answer as AppError
}

describe('a folder that is rolled back with its ledger and every copy', () => {
  const scene = async () => {
    const memory = aDesk()
    const office = await anOffice({ now: start, desk: memory.desk })
    const sam = await aMember(office, 'staff')
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await office.call('session.lock', {})
    const back = rolledBack(office)
    await office.call('session.unlock', owner)
    await erase(office, clientId, '2026-03-20')
    await office.call('session.lock', {})
    await office.office.ledgerCopied()
    office.close()
    back()
    return { office: office.reopen(), memory, sam }
  }

  it('is known at this desk: an owner hears what is missing, others are told to ask one', async () => {
    const { office, sam } = await scene()
    const error = await refusal(office.call('session.unlock', owner))
    expect(error).toMatchObject({ code: 'older-database', details: { gap: { others: 2 } } })
    const asked = await refusal(office.call('session.unlock', sam))
    expect(asked).toMatchObject({ code: 'older-database', details: { gap: null } })
    expect(await office.call('session.status', {})).toMatchObject({ state: 'locked' })
  })

  it('is not known where nothing is remembered, and stops nobody there', async () => {
    const { office, memory, sam } = await scene()
    const elsewhere = office.anotherSeat(aDesk().desk)
    expect(await signIn(elsewhere, owner)).toBe('ok')
    // Others are in: this desk's objection stops its own session only.
    expect(await signIn(office, sam)).toBe('older-database')
    expect((await elsewhere.call('session.status', {})).state).toBe('open')
    memory.plant(null)
    expect(await signIn(office, sam)).toBe('ok')
  })

  it('is gone on with by an owner, and then this desk remembers that', async () => {
    const { office, memory, sam } = await scene()
    const before = memory.read()
    await office.call('backup.goOn', { access: asOwner })
    expect(memory.read()).not.toBe(before)
    await office.call('session.lock', {})
    expect(await signIn(office, sam)).toBe('ok')
  })

  it('is let be where what is remembered is not this office’s word', async () => {
    const { office, memory } = await scene()
    const text = memory.read() ?? ''
    const forged = JSON.stringify({ ...(JSON.parse(text) as object), n: 900 })
    for (const other of [forged, text.slice(1), '{}', 'null', text.replace('"n":', '"m":')]) {
      memory.plant(other)
      expect([other, await signIn(office, owner)]).toEqual([other, 'ok'])
      await office.call('session.lock', {})
    }
  })
})

describe('what a desk remembers of an office', () => {
  it('is written as somebody comes in and as they leave, and holds nobody’s data', async () => {
    const memory = aDesk()
    const office = await anOffice({ now: start, desk: memory.desk })
    const atSignIn = memory.read()
    await aPersonWithInvoice(office, 'Quispelaar')
    expect(memory.read()).toBe(atSignIn)
    await office.call('session.lock', {})
    expect(memory.read()).not.toBe(atSignIn)
    const text = memory.read() ?? ''
    expect(text.length).toBeLessThan(1024)
    expect(text).not.toMatch(/Quispelaar|voorbeeld/)
    const names = ['archive', 'closed', 'epoch', 'head', 'mac', 'n', 'term']
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(names)
  })

  it('is bound to the office it is of', async () => {
    const memory = aDesk()
    const office = await anOffice({ now: start, desk: memory.desk })
    const { officeId, database } = office.office.session.require().office
    const own = database.reader
      .all<{ key: string }>('SELECT key FROM ledgerKeys')
      .map(({ key }) => ({ firstLine: 1, key: new Uint8Array(Buffer.from(key, 'base64')) }))
    expect(readWitnessText(memory.read(), officeId, own)).not.toBeNull()
    expect(readWitnessText(memory.read(), `${officeId}2`, own)).toBeNull()
  })

  it('does not object after a backup was put back, nor after new keys', async () => {
    const memory = aDesk()
    const office = await anOffice({ now: start, desk: memory.desk })
    const path = await aBackup(office)
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await erase(office, clientId, '2026-03-20')
    await office.call('session.lock', {})
    await restore(office, path)
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('ok')
    await rotate(office)
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('ok')
    // With the folder of before the keys were made anew the box of today opens nothing.
    expect(await codeOf(office.call('audit.verify', {}))).toBe('ok')
  })

  it('that an owner closed elsewhere is told once to who comes in here, with who did it and when', async () => {
    const here = aDesk()
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const path = await aBackup(office)
    await aPersonWithInvoice(office, 'Quispelaar')
    const seat = office.anotherSeat(here.desk)
    await signIn(seat, sam)
    expect((await seat.call('session.status', {})).continued).toBeNull()
    office.close()
    // All that knew of the invoice is gone but what this desk remembers.
    for (const name of ['office.db', 'office.ledger']) rmSync(join(office.dir, name))
    for (const name of readdirSync(ownFolder(office))) {
      if (name.endsWith('.ledger')) rmSync(join(ownFolder(office), name))
    }
    forgetDesk(office.dir)
    const back = office.reopen()
    await restore(back, path)
    expect((await back.call('session.status', {})).continued).toBeNull()
    const again = back.anotherSeat(here.desk)
    expect(await signIn(again, sam)).toBe('ok')
    const { continued } = await again.call('session.status', {})
    expect(continued).toEqual({ at: start, by: 'Olga Eigenaar' })
    await again.call('session.lock', {})
    expect(await signIn(again, sam)).toBe('ok')
    expect((await again.call('session.status', {})).continued).toBeNull()
  })

  it('keeps nobody out where there is no keychain', async () => {
    const away = () => Promise.reject(new Error('no keychain'))
    const office = await anOffice({ now: start, desk: { writeWitness: away } })
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('ok')
  })
})
