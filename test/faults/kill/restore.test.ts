import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codeOf } from '../../support/office/office'
import { anInvoiceFor } from '../../support/office/retention'
import { backupFiles, ownFolder, restore } from '../../office/backup/books'
import { killMany, requireKiller } from './kill'
import { anOfficeOnTheDay, folderOf, leaving, today } from './offices'
import { expectFreshNumber, expectWhole, openAgain, standing } from './whole'

it('a restore that is killed leaves the present or the past, and nobody who was erased', async (context) => {
  requireKiller(context)
  const office = await anOfficeOnTheDay()
  await office.call('backup.make', {})
  const [name = ''] = backupFiles(ownFolder(office))
  await office.call('retention.run', { approved: true })
  const [stays] = (await office.call('clients.list', { search: 'blijvend' })).rows
  for (let more = 0; more < 2; more += 1) {
    await anInvoiceFor(office, stays?.id ?? 0, { supplyFrom: '2026-03-10' })
  }
  const numbers = (await office.call('invoices.list', {})).rows.map(({ number }) => number ?? '')
  const present = standing(office)
  const before = await folderOf(office)

  const { answer } = await killMany({
    kind: 'restore',
    outcomes: ['present', 'past'],
    before,
    now: today,
    file: join('backups', name),
    seed: 20260318,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      const now = standing(again)
      const isBack = now.invoices.length < present.invoices.length
      if (!isBack) expect([moment, now]).toEqual([moment, present])
      for (const one of leaving) {
        const { rows } = await again.call('clients.list', { search: one, state: 'all' })
        expect([moment, rows]).toEqual([moment, []])
        const sealed = await again.call('archive.search', { search: one })
        expect([moment, one, sealed.rows.length]).toEqual([moment, one, 2])
      }
      // What was here is aside as a whole, or was never moved.
      const asides = readdirSync(dir).filter((one) => one.startsWith('aside-'))
      expect([moment, asides.length]).toEqual([moment, isBack ? 1 : 0])
      for (const aside of asides) {
        for (const file of ['office.db', 'office.keys.json', 'office.ledger']) {
          expect([moment, file, existsSync(join(dir, aside, file))]).toEqual([moment, file, true])
        }
      }
      if (isBack) await expectFreshNumber(again, moment, numbers)
      else {
        const code = await codeOf(restore(again, join(dir, 'backups', name)))
        expect([moment, code]).toEqual([moment, 'ok'])
        await expectWhole(again, moment)
      }
      again.close()
      return isBack ? 'past' : 'present'
    },
  })
  expect(JSON.parse(answer)).toMatchObject({ value: { erased: 3, numbersSkipped: 2 } })
})
