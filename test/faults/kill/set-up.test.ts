import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aSetUp, emptyOffice, temporaryFolder } from '../../support/office/office'
import { killMany, requireKiller } from './kill'
import { today } from './offices'
import { expectWhole, openAgain } from './whole'

it('a set-up that is killed leaves an office or none, and never a part of one', async (context) => {
  requireKiller(context)
  await killMany({
    kind: 'set-up',
    outcomes: ['new', 'locked'],
    before: temporaryFolder(),
    now: today,
    seed: 20260321,
    look: async (dir, moment) => {
      const found = emptyOffice({ dir, now: today })
      const { state } = await found.call('session.status', {})
      if (state === 'new') {
        // As if nothing had happened: it is set up again, from the beginning.
        expect([moment, readdirSync(dir).filter((name) => /db|keys/.test(name))]).toEqual([
          moment,
          [],
        ])
        await found.call('session.setUp', aSetUp())
      }
      found.close()
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      again.close()
      return state
    },
  })
})
