import { cpSync } from 'node:fs'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../support/office/office'
import { killMany, requireKiller } from './kill'
import { anOfficeOnTheDay, folderOf, leaving, today } from './offices'
import { expectFreshNumber, expectWhole, openAgain, standing } from './whole'

it('an erasure run that is killed leaves whole clients, sealed or not begun, and can be finished', async (context) => {
  requireKiller(context)
  const office = await anOfficeOnTheDay()
  const numbers = (await office.call('invoices.list', {})).rows.map(({ number }) => number ?? '')
  const before = await folderOf(office)
  const left = temporaryFolder()
  cpSync(before, left, { recursive: true })
  const finished = await openAgain(left, today)
  await finished.call('retention.run', { approved: true })
  await expectWhole(finished, 'without being killed')
  const end = standing(finished)

  await killMany({
    kind: 'erasure',
    // Before the first client, in between, and after the last one.
    outcomes: ['0 gone', '1 gone', '2 gone', '3 gone'],
    before,
    now: today,
    seed: 20260316,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      let erased = 0
      for (const name of leaving) {
        const live = await again.call('clients.list', { search: name, state: 'all' })
        const sealed = await again.call('archive.search', { search: name })
        // Either the person with the documents, or the sealed documents without the person.
        expect([moment, name, live.rows.length, sealed.rows.length]).toEqual(
          live.rows.length === 1 ? [moment, name, 1, 0] : [moment, name, 0, 2],
        )
        if (live.rows.length === 0) erased += 1
      }
      expect([moment, (await again.call('archive.check', {})).broken]).toEqual([moment, []])
      await again.call('retention.run', { approved: true })
      await expectWhole(again, moment)
      expect([moment, standing(again)]).toEqual([moment, end])
      if (erased > 0) await expectFreshNumber(again, moment, numbers)
      again.close()
      return `${erased} gone`
    },
  })
})
