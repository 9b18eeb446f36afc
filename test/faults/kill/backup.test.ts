import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readContainer } from '../../../electron/office/backup/file/container'
import { ownSource } from '../../../electron/office/files/source'
import { backupFiles, ownFolder } from '../../office/backup/books'
import { killMany, requireKiller } from './kill'
import { anOfficeOnTheDay, folderOf, today } from './offices'
import { expectFreshNumber, expectWhole, openAgain, standing } from './whole'

it('a backup that is killed is a whole one or none, and the office never notices', async (context) => {
  requireKiller(context)
  const office = await anOfficeOnTheDay()
  await office.call('backup.make', {})
  const numbers = (await office.call('invoices.list', {})).rows.map(({ number }) => number ?? '')
  const books = standing(office)
  const before = await folderOf(office)

  await killMany({
    kind: 'backup',
    outcomes: ['none', 'whole'],
    before,
    now: '2026-03-17T09:00:00.000Z',
    seed: 20260317,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      expect([moment, standing(again)]).toEqual([moment, books])
      const found = backupFiles(ownFolder(again))
      for (const name of found) await readContainer(ownSource(join(ownFolder(again), name)))
      again.setClock('2026-03-18T09:00:00.000Z')
      const { name } = await again.call('backup.make', {})
      const { counts } = await readContainer(ownSource(join(ownFolder(again), name)))
      expect([moment, counts.invoices]).toEqual([moment, numbers.length])
      expect([moment, partials(ownFolder(again))]).toEqual([moment, []])
      if (found.length > 1) await expectFreshNumber(again, moment, numbers)
      again.close()
      return found.length > 1 ? 'whole' : 'none'
    },
  })
})

const partials = (place: string): string[] =>
  existsSync(place) ? readdirSync(place).filter((name) => /partial|\.new$/.test(name)) : []
