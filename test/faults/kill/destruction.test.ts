import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { expect, it } from 'vitest'
import { killMany, requireKiller } from './kill'
import { anOfficeOnTheDay, folderOf } from './offices'
import { expectFreshNumber, expectWhole, openAgain, standing } from './whole'

const january = '2034-01-15T09:00:00.000Z'

/** What a proof pack says was destroyed. */
const proven = async (path: string): Promise<string[]> => {
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])))
  const entries = await zip.getEntries()
  const list = entries.find(({ filename }) => filename === 'destroyed.sha256')
  const text = list && !list.directory ? await list.getData(new TextWriter()) : ''
  await zip.close()
  return text.trim().split('\n').filter(Boolean)
}

it('a destruction that is killed destroys all that is due or nothing, and is proven in the end', async (context) => {
  requireKiller(context)
  const office = await anOfficeOnTheDay()
  await office.call('retention.run', { approved: true })
  office.setClock(january)
  await office.call('backup.confirmClock', {})
  const numbers = (await office.call('invoices.list', {})).rows.map(({ number }) => number ?? '')
  const books = standing(office)
  const db = office.database()
  const due = db
    .all<{ id: number; sha256: string }>('SELECT id, sha256 FROM archive ORDER BY id')
    .map(({ id, sha256 }) => `${sha256}  ${id}`)
  db.close()
  expect(due.length).toBe(9)
  const before = await folderOf(office)

  await killMany({
    kind: 'destruction',
    outcomes: ['nothing', 'all that is due'],
    before,
    now: january,
    file: 'bewijs.zip',
    seed: 20340115,
    look: async (dir, moment) => {
      const again = await openAgain(dir, january)
      await expectWhole(again, moment)
      const [year] = await again.call('archive.years', {})
      expect([moment, [0, due.length]]).toEqual([moment, expect.arrayContaining([year?.destroyed])])
      const early = join(dir, 'bewijs.zip')
      // A proof that is there is whole, and proves what happened.
      if (existsSync(early)) expect([moment, await proven(early)]).toEqual([moment, due])
      const { archive, ...rest } = standing(again)
      expect([moment, { ...rest, archive: books.archive }]).toEqual([moment, books])
      expect([moment, archive.length]).toEqual([moment, due.length])

      const late = join(dir, 'later.zip')
      const file = again.saveTo(late)
      await again.call('archive.destroyDue', { file, language: 'nl' })
      await expectWhole(again, moment)
      expect([moment, (await again.call('archive.search', {})).rows]).toEqual([moment, []])
      if (!existsSync(early)) expect([moment, await proven(late)]).toEqual([moment, due])
      if (year?.destroyed === 0) await expectFreshNumber(again, moment, numbers)
      again.close()
      return year?.destroyed === 0 ? 'nothing' : 'all that is due'
    },
  })
})
