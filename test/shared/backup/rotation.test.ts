import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  backupName,
  daysOld,
  isDue,
  readBackupName,
  toRotate,
  type KeptBackup,
} from '../../../shared/backup/rotation'

const now = '2026-03-16T09:00:00.000Z'
const at = (days: number, hours = 0): KeptBackup => {
  const createdAt = new Date(Date.parse(now) - (days * 24 + hours) * 3_600_000).toISOString()
  return { name: `b-${days}-${hours}`, createdAt }
}
const policy = { keep: 3, maximumDays: 35 }

describe('which backups go', () => {
  it.each([
    ['nothing while there is room', [at(0), at(1), at(2)], []],
    ['the oldest past the count', [at(0), at(1), at(2), at(3), at(4)], ['b-4-0', 'b-3-0']],
    ['what reached its age, however few there are', [at(0), at(34), at(35)], ['b-35-0']],
    ['never the newest, however old', [at(400), at(500)], ['b-500-0']],
    ['not the only one', [at(400)], []],
    [
      'earlier ones of a day that has a later one before those of another day',
      [at(0, 0), at(0, 1), at(0, 2), at(1), at(2)],
      ['b-0-2', 'b-0-1'],
    ],
    [
      'one made under a clock that ran ahead, once there is one of now',
      [at(-400), at(0)],
      ['b--400-0'],
    ],
    ['nothing when all are from the future: there is none of now yet', [at(-400), at(-399)], []],
    ['nothing of an empty folder', [], []],
  ])('%s', (_name, backups, gone) => {
    expect(toRotate(backups, policy, now)).toEqual(gone)
  })

  const backups = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -40, max: 400 }), fc.integer({ min: 0, max: 23 })), {
      maxLength: 40,
      selector: ([days, hours]) => days * 24 + hours,
    })
    .map((moments) => moments.map(([days, hours]) => at(days, hours)))
  const policies = fc.record({
    keep: fc.integer({ min: 1, max: 20 }),
    maximumDays: fc.integer({ min: 1, max: 60 }),
  })

  it('keeps both bounds and the newest, and decides the same the second time', () => {
    fc.assert(
      fc.property(backups, policies, (all, bounds) => {
        const gone = new Set(toRotate(all, bounds, now))
        const stays = all.filter(({ name }) => !gone.has(name))
        const present = all.filter(({ createdAt }) => daysOld(createdAt, now) >= -1)
        const newest = present
          .map(({ createdAt }) => createdAt)
          .sort()
          .at(-1)
        if (newest === undefined) {
          expect(gone.size).toBe(0)
          return
        }
        expect(stays.map(({ createdAt }) => createdAt)).toContain(newest)
        expect(stays.length).toBeLessThanOrEqual(bounds.keep)
        for (const one of stays) {
          if (one.createdAt === newest) continue
          expect(daysOld(one.createdAt, now)).toBeLessThan(bounds.maximumDays)
        }
        expect(toRotate(stays, bounds, now)).toEqual([])
      }),
    )
  })
})

describe('the name of a backup', () => {
  const office = '1a2b3c4d-0000-4000-8000-000000000000'

  it('tells office and moment, and is read back', () => {
    const name = backupName(office, '2026-03-16T09:05:07.123Z')
    expect(name).toBe('kluis-1a2b3c4d-20260316T090507Z.kluisbackup')
    expect(readBackupName(name)).toEqual({
      office: '1a2b3c4d',
      createdAt: '2026-03-16T09:05:07.000Z',
    })
    const second = backupName(office, '2026-03-16T09:05:07.123Z', 1)
    expect(second).toBe('kluis-1a2b3c4d-20260316T090507Z-2.kluisbackup')
    expect(readBackupName(second)?.office).toBe('1a2b3c4d')
  })

  it.each([
    'kluis-1a2b3c4d-20260316T090507Z.kluisbackup.new',
    'kluis-1a2b3c4d-20260316T090507Z.zip',
    'kluis-1A2B3C4D-20260316T090507Z.kluisbackup',
    'kluis-1a2b3c4d-20261316T090507Z.kluisbackup',
    'vakantie.kluisbackup',
    '',
  ])('%s is none', (name) => {
    expect(readBackupName(name)).toBeNull()
  })
})

it('a backup is due a day after the last, and at once when the last is from the future', () => {
  expect(isDue(null, now)).toBe(true)
  expect(isDue('2026-03-15T09:00:01.000Z', now)).toBe(false)
  expect(isDue('2026-03-15T09:00:00.000Z', now)).toBe(true)
  expect(isDue('2026-03-16T09:30:00.000Z', now)).toBe(false)
  expect(isDue('2031-03-16T09:00:00.000Z', now)).toBe(true)
})
