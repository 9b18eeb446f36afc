import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../../electron/office/database/driver'
import { compareLedger } from '../../../electron/office/ledger/compare'
import { ledgerKeysOf } from '../../../electron/office/ledger/keys'
import { linesAfter } from '../../../electron/office/ledger/table'
import { ownFolder } from '../../office/backup/books'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { expectWhole, openAgain } from './whole'

const expectedNumber = '2026-0001'

it('a line of the ledger is in the table first, then in the file, and both or neither in the end', async (context) => {
  requireKiller(context)
  const office = await aPlainOffice(1)
  await office.call('backup.make', {})
  await office.call('invoices.addDraft', {
    clientId: 1,
    supplyFrom: '2026-03-10',
    lines: [{ description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' }],
  })
  const key = new Uint8Array(office.office.session.require().office.databaseKey)
  const before = await folderOf(office)

  /** How the file, and its copy beside the backups, stand to the table before anybody opens it. */
  const statesIn = (dir: string): string[] => {
    const copies = readdirSync(ownFolder({ dir })).filter((name) => name.endsWith('.ledger'))
    const paths = [
      join(dir, 'office.ledger'),
      ...copies.map((name) => join(ownFolder({ dir }), name)),
    ]
    const db = connect(join(dir, 'office.db'), key)
    try {
      return paths.filter(existsSync).map((path) => {
        const text = readFileSync(path, 'utf8')
        const { state, damaged } = compareLedger(text, linesAfter(db, 0), ledgerKeysOf(db))
        return damaged ? 'damaged' : state
      })
    } finally {
      db.close()
    }
  }

  await killMany({
    kind: 'issue',
    outcomes: ['draft', 'issued'],
    before,
    now: today,
    seed: 20260324,
    everyStep: true,
    look: async (dir, moment) => {
      // Never ahead of the table: a restore would do what was never done.
      const states = statesIn(dir)
      expect([moment, states]).toEqual([
        moment,
        states.map(() => expect.stringMatching(/^(equal|shorter)$/) as string),
      ])
      // Who heard that it is done hears no later that it is not.
      if (moment.includes('after the last one')) {
        expect([moment, states[0]]).toEqual([moment, 'equal'])
      }
      const again = await openAgain(dir, today)
      const invoice = await again.call('invoices.get', { id: 1 })
      const outcome = invoice.number === null ? 'draft' : 'issued'
      if (outcome === 'draft') {
        const issued = await again.call('invoices.issue', { id: 1, on: null })
        expect([moment, issued.number]).toEqual([moment, expectedNumber])
      } else expect([moment, invoice.number]).toEqual([moment, expectedNumber])
      // What was not made of its document any more is made when somebody wants it.
      const file = again.saveTo(join(dir, 'factuur.pdf'))
      await again.call('invoices.savePdf', { id: 1, file })
      await expectWhole(again, moment)
      again.close()
      return outcome
    },
  })
})
