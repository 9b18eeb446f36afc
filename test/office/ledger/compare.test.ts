/** A ledger file against the table, with whatever may have happened to it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLedger } from '../../../electron/office/ledger/compare'
import type { LedgerKey } from '../../../electron/office/ledger/keys'
import { beginning, macOf, textOf, type LedgerLine } from '../../../electron/office/ledger/line'

const keyOf = (firstLine: number, fill: number): LedgerKey => ({
  firstLine,
  key: new Uint8Array(32).fill(fill),
})
const keys = [keyOf(1, 7)]

/** Lines that go on from `before`; `way` tells histories apart. */
const lines = (count: number, way: string, before: readonly LedgerLine[] = [], under = keys) => {
  const all = [...before]
  for (let n = before.length + 1; n <= count; n += 1) {
    const line = { n, at: '2026-03-16T09:00:00.000Z', entry: `{"kind":"number","way":"${way}"}` }
    all.push({ ...line, mac: macOf(under, all.at(-1)?.mac ?? beginning, line) })
  }
  return all
}
const textFor = (rows: readonly LedgerLine[]) => rows.map(textOf).join('')
const bytes = (text: string) => Buffer.from(text)

const counts = fc.integer({ min: 1, max: 12 })

describe('a ledger beside its database', () => {
  it('is the table’s beginning, the table itself, or goes on from it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), counts, (inFile, inTable) => {
        const whole = lines(Math.max(inFile, inTable), 'a')
        const found = compareLedger(textFor(whole.slice(0, inFile)), whole.slice(0, inTable), keys)
        const state = inFile === inTable ? 'equal' : inFile < inTable ? 'shorter' : 'longer'
        expect(found).toEqual({
          state,
          damaged: false,
          half: false,
          last: Math.min(inFile, inTable),
          unknown: whole.slice(inTable, Math.max(inFile, inTable)),
        })
      }),
    )
  })

  it('has half a last line after a power cut, and loses nothing but that', () => {
    fc.assert(
      fc.property(counts, fc.nat(), (count, at) => {
        const rows = lines(count, 'a')
        const last = textOf(rows.at(-1) as LedgerLine)
        const cut = 1 + (at % (last.length - 1))
        const text = textFor(rows.slice(0, -1)) + last.slice(0, cut)
        expect(compareLedger(text, rows, keys)).toMatchObject({
          state: 'shorter',
          damaged: false,
          half: true,
        })
      }),
    )
  })

  it('went another way from the first line that both have and that differs', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(), (inFile, inTable, at) => {
        const common = lines(at % Math.min(inFile, inTable), 'a')
        const file = lines(inFile, 'b', common)
        const found = compareLedger(textFor(file), lines(inTable, 'a', common), keys)
        expect(found).toEqual({
          state: 'forked',
          damaged: false,
          half: false,
          last: common.length,
          unknown: file.slice(common.length),
        })
      }),
    )
  })

  it('is damaged by any flipped bit, and what the other lines say is still heard', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(), fc.integer({ min: 0, max: 6 }), (a, b, at, bit) => {
        const [inTable, inFile] = [Math.min(a, b), Math.max(a, b)]
        const whole = lines(inFile, 'a')
        const within = bytes(textFor(whole.slice(0, inTable)))
        const where = at % (within.length - 1)
        within.writeUInt8(within.readUInt8(where) ^ (1 << bit), where)
        const text = within.toString('latin1') + textFor(whole.slice(inTable))
        const found = compareLedger(text, whole.slice(0, inTable), keys)
        expect(found.damaged).toBe(true)
        expect(found.unknown).toEqual(whole.slice(inTable))
      }),
      { numRuns: 500 },
    )
  })

  it('past the table says nothing more after a line that is bad', () => {
    fc.assert(
      fc.property(counts, fc.nat(), (inTable, at) => {
        const whole = lines(inTable + 3, 'a')
        const past = bytes(textFor(whole.slice(inTable)))
        const position = at % (textOf(whole[inTable] as LedgerLine).length - 1)
        past.writeUInt8(past.readUInt8(position) ^ 1, position)
        const text = textFor(whole.slice(0, inTable)) + past.toString('latin1')
        expect(compareLedger(text, whole.slice(0, inTable), keys)).toMatchObject({
          state: 'equal',
          damaged: true,
          unknown: [],
        })
      }),
    )
  })

  it('is no history where it goes on under a key that had ended', () => {
    const rotated = [keyOf(1, 7), keyOf(4, 9)]
    const table = lines(6, 'a', lines(3, 'a'), rotated)
    const old = lines(8, 'b', table.slice(0, 3), keys)
    expect(compareLedger(textFor(old), table, rotated)).toMatchObject({
      state: 'shorter',
      damaged: true,
      half: false,
      last: 3,
      unknown: [],
    })
    expect(compareLedger(textFor(table), table.slice(0, 3), rotated).unknown).toEqual(
      table.slice(3),
    )
    // Without the newer key nobody can say what they are.
    expect(compareLedger(textFor(table), table.slice(0, 3), keys)).toMatchObject({
      state: 'equal',
      damaged: true,
    })
  })
})
