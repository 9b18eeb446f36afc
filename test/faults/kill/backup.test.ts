import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readContainer } from '../../../electron/office/backup/file/container'
import { backupFiles, ownFolder } from '../../office/backup/books'
import { killMany } from './kill'
import { anOfficeOnTheDay, folderOf, today } from './offices'
import { expectFreshNumber, expectWhole, openAgain, standing } from './whole'

it('a backup that is killed is a whole one or none, and the office never notices', async () => {
  const office = await anOfficeOnTheDay()
  await office.call('backup.make', {})
  const numbers = (await office.call('invoices.list', {})).rows.map(({ number }) => number ?? '')
  const books = standing(office)
  const before = await folderOf(office)
  const made = new Set<number>()

  const { killed } = await killMany({
    kind: 'backup',
    before,
    now: '2026-03-17T09:00:00.000Z',
    atSteps: 26,
    atTimes: 8,
    seed: 20260317,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      expect([moment, standing(again)]).toEqual([moment, books])
      const found = backupFiles(ownFolder(again))
      made.add(found.length)
      for (const name of found) await readContainer(join(ownFolder(again), name))
      again.setClock('2026-03-18T09:00:00.000Z')
      const { name } = await again.call('backup.make', {})
      const { counts } = await readContainer(join(ownFolder(again), name))
      expect([moment, counts.invoices]).toEqual([moment, numbers.length])
      expect([moment, partials(ownFolder(again))]).toEqual([moment, []])
      if (found.length > 1) await expectFreshNumber(again, moment, numbers)
      again.close()
    },
  })
  expect(killed).toBe(34)
  expect([...made].sort()).toEqual([1, 2])
}, 600_000)

const partials = (place: string): string[] =>
  existsSync(place) ? readdirSync(place).filter((name) => /partial|\.new$/.test(name)) : []
