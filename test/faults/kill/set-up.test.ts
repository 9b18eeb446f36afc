import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aSetUp, emptyOffice, temporaryFolder } from '../../support/office/office'
import { killMany } from './kill'
import { today } from './offices'
import { expectWhole, openAgain } from './whole'

it('a set-up that is killed leaves an office or none, and never a part of one', async () => {
  const states = new Set<string>()
  const { killed } = await killMany({
    kind: 'set-up',
    before: temporaryFolder(),
    now: today,
    atSteps: 16,
    atTimes: 2,
    seed: 20260321,
    look: async (dir, moment) => {
      const found = emptyOffice({ dir, now: today })
      const { state } = await found.call('session.status', {})
      states.add(state)
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
    },
  })
  expect(killed).toBe(18)
  expect([...states].sort()).toEqual(['locked', 'new'])
}, 600_000)
