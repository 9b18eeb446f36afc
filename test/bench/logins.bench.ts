/** Short-lived logins: sweeping and listing a thousand of them, in a real Secret Service. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import {
  emptyIndex,
  writeIndex,
  type Index,
  type IndexEntry,
} from '../../electron/desk/logins/index-file'
import { writeItem } from '../../electron/desk/keychain/item'
import { requireKeychain } from '../../electron/desk/keychain/keychain'
import type { Connection } from '../../electron/office/database/driver'
import { startKeyring } from '../support/desktop/secret-service'
import type { Bench, Size } from './bench'
import { benchOffice, median } from './office'

interface Numbers {
  items: number
  expired: number
}
const sizes: Record<Size, Numbers> = {
  S: { items: 100, expired: 10 },
  M: { items: 1000, expired: 100 },
  L: { items: 1000, expired: 100 },
}
const clock = () => new Date('2026-03-16T09:00:00.000Z')
const createdAt = '2026-03-16T08:00:00.000Z'
const passed = '2026-03-16T08:59:00.000Z'
const later = '2026-03-17T08:00:00.000Z'

export default async function logins({ size, row }: Bench): Promise<void> {
  if (process.platform !== 'linux') return
  const before = process.env['DBUS_SESSION_BUS_ADDRESS']
  const keyring = await startKeyring()
  process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.env['DBUS_SESSION_BUS_ADDRESS']
  try {
    const { dir, officeId, kept } = await filled(row, sizes[size])
    writeIndex(join(dir, 'desk'), indexOf(officeId, kept))
    try {
      await swept(dir, row, sizes[size])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  } finally {
    if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = before
    await keyring.stop()
  }
}

interface Filled {
  dir: string
  officeId: string
  kept: Item[]
}

/** An office with so many logins, listed and then closed, and its keyring. */
const filled = async (row: Bench['row'], numbers: Numbers): Promise<Filled> => {
  const { dir, office, call } = await benchOffice(1, false)
  const { office: open, database } = office.session.require()
  const { officeId } = open
  const kept = itemsFor(numbers)
  fillDatabase(database.writer, kept)
  const list = await median(20, () => call('credentials.list', { state: 'open', limit: 100 }))
  row({
    name: `list of ${numbers.items} logins, a page of 100`,
    value: round(list),
    unit: 'ms',
    mark: '< 20',
    ok: list < 20,
  })
  // Closed first: it would destroy them as they come.
  office.close()
  await fillKeyring(officeId, kept)
  return { dir, officeId, kept }
}

/** The next start, locked: by the index, and then by what the keychain itself says. */
const swept = async (
  dir: string,
  row: Bench['row'],
  { items, expired }: Numbers,
): Promise<void> => {
  const begin = performance.now()
  const own = openDesk({ dir: join(dir, 'desk'), hands: noHands, clock })
  try {
    const { state, destroyed, left } = await own.sweptAtStart
    const seconds = (performance.now() - begin) / 1000
    if (destroyed !== expired || left !== items - expired)
      throw new Error(`${state}: destroyed ${destroyed}, left ${left}`)
    row({
      name: `sweep of ${items} items, ${expired} expired`,
      value: round(seconds),
      unit: 's',
      mark: '< 3',
      ok: seconds < 3,
    })
    const next = performance.now()
    await own.sweptWhole
    const whole = performance.now() - next
    row({
      name: `reading all ${left} items and finding nothing due`,
      value: round(whole / 1000),
      unit: 's',
      mark: '',
      ok: true,
    })
  } finally {
    own.close()
  }
}

interface Item {
  key: string
  expiresAt: string
}

const itemsFor = ({ items, expired }: Numbers): Item[] =>
  Array.from({ length: items }, (_, place) => ({
    key: randomBytes(16).toString('hex'),
    expiresAt: place < expired ? passed : later,
  }))

/** As the program itself keeps them, in an encrypted keyring. */
const fillKeyring = async (officeId: string, items: readonly Item[]): Promise<void> => {
  await requireKeychain()
  for (const { key, expiresAt } of items)
    await writeItem(
      { space: '', officeId, key },
      {
        createdAt,
        expiresAt,
        fields: [
          { kind: 'user-name', name: null, value: 'beheer@voorbeeld.example' },
          { kind: 'password', name: null, value: key },
        ],
      },
    )
}

const fillDatabase = (db: Connection, items: readonly Item[]): void => {
  db.transaction(() => {
    const at = createdAt
    db.insert(
      `INSERT INTO desks (ownId, name, firstSeenAt, lastSeenAt) VALUES ('x', 'x', $at, $at)`,
      { at },
    )
    for (const [place, { key, expiresAt }] of items.entries())
      db.insert(
        `INSERT INTO logins (clientId, deskId, itemKey, system, purpose, startedAt, createdAt, createdBy,
           expiresAt, deleteAfterUse)
         VALUES (1, 1, $key, $system, 'Verhuizing', $createdAt, $createdAt, 1, $expiresAt, 0)`,
        { key, expiresAt, createdAt, system: `server${place}.voorbeeld.example` },
      )
  })
}

const entryOf = ({ key, expiresAt }: Item): IndexEntry => ({
  key,
  expiresAt,
  warnAt: null,
  phase: 'kept',
  why: null,
  missing: false,
})

const indexOf = (officeId: string, items: readonly Item[]): Index => ({
  ...emptyIndex(officeId),
  seenAt: createdAt,
  listedAt: createdAt,
  logins: items.map(entryOf),
})

const round = (value: number): number => Math.round(value * 100) / 100
