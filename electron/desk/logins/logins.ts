/** What an office asks about its logins, answered by shelf and keychain (`shared/credentials/desk.ts`). */
import { warnAt } from '../../../shared/credentials/expiry'
import type { Keychain } from '../../../shared/credentials/contract'
import type { LoginEnd, LoginItem, LoginsDesk, OpenedLogin } from '../../../shared/credentials/desk'
import { AppError } from '../../../shared/errors'
import { readItem, writeItem } from '../keychain/item'
import { keychainState, requireKeychain } from '../keychain/keychain'
import type { Screen } from '../screen'
import type { Keeper } from './keeper'
import { oneTimeCode } from '../../../shared/credentials/one-time-code'
import { beginDestroying, condemn, destroy, newEntry, type Shelf } from './shelf'

const platforms: Partial<Record<NodeJS.Platform, Keychain['platform']>> = {
  darwin: 'macos',
  win32: 'windows',
}

/** How long the office has to put on record what was kept for it. */
const recordMs = 60_000

export const createLogins = (keeper: Keeper, screen: Screen): LoginsDesk => ({
  keychain: async ({ ask }) => ({
    state: await keychainState({ ask }),
    platform: platforms[process.platform] ?? 'linux',
  }),
  loginTime: (officeId) => at(() => keeper.shelf(officeId).now()),
  keepLogin: async (officeId, key, item) => {
    await requireKeychain()
    const shelf = keeper.shelf(officeId)
    await shelf.turns.take(key, () => keep(shelf, key, item))
  },
  loginOnRecord: (officeId, key) =>
    at(() => {
      const shelf = keeper.shelf(officeId)
      shelf.arriving.delete(key)
      shelf.change(({ logins }) => {
        for (const one of logins) if (one.key === key && one.phase === 'keeping') one.phase = 'kept'
      })
    }),
  openLogin: async (officeId, key, { ask, values }) => {
    await requireKeychain({ ask })
    const shelf = keeper.shelf(officeId)
    const opened = await shelf.turns.take(key, () => open(shelf, key))
    if (opened.is !== 'kept' || values) return opened
    return { ...opened, fields: opened.fields.map((field) => ({ ...field, value: '' })) }
  },
  copyLogin: async (officeId, key, place, moment) => {
    const shelf = keeper.shelf(officeId)
    const field = (await readItem(shelf.idOf(key)))?.fields[place]
    if (!field) return false
    // A seed sets up an app for good; one job needs no more than a code.
    const code = field.kind === 'one-time-codes' ? oneTimeCode(field.value, moment) : null
    await screen.copyForAWhile(code ?? field.value)
    return true
  },
  extendLogin: async (officeId, key, expiresAt) => {
    const shelf = keeper.shelf(officeId)
    return shelf.turns.take(key, () => extend(shelf, key, expiresAt))
  },
  endLogin: async (officeId, key, why, { ask }) => {
    await requireKeychain({ ask })
    const shelf = keeper.shelf(officeId)
    return shelf.turns.take(key, async () => {
      shelf.arriving.delete(key)
      const before = endOf(shelf, key)
      if (before) return before
      await destroy(shelf, key, why)
      return endOf(shelf, key) ?? { key, at: shelf.now(), why }
    })
  },
  syncLogins: (officeId, recorded) =>
    at(() => {
      const shelf = keeper.shelf(officeId)
      const now = shelf.now()
      const unknown = recorded.filter(
        ({ key }) => !shelf.entry(key) && !endOf(shelf, key) && !shelf.turns.busy(key),
      )
      if (unknown.length > 0)
        shelf.change(({ logins }) => {
          for (const { key, expiresAt } of unknown) {
            // The index was lost; or the keychain was read in full and this login is not in it.
            const missing = shelf.trusted
            logins.push({ ...newEntry(key, now, expiresAt, 'kept'), missing })
          }
        })
      const toEnd = recorded.flatMap(({ key, endWhy }) =>
        endWhy !== null && shelf.entry(key)?.phase === 'kept' ? [{ key, why: endWhy }] : [],
      )
      if (toEnd.length > 0) {
        condemn(shelf, toEnd)
        keeper.soon()
      }
      return {
        now,
        ended: shelf.index.ended,
        logins: shelf.index.logins.flatMap(({ key, expiresAt, missing }) =>
          shelf.turns.busy(key) ? [] : [{ key, expiresAt, missing }],
        ),
      }
    }),
  acknowledgeLogins: (officeId, keys) =>
    at(() => {
      const shelf = keeper.shelf(officeId)
      const known = new Set(keys)
      if (shelf.index.ended.some(({ key }) => known.has(key)))
        shelf.change((index) => {
          index.ended = index.ended.filter(({ key }) => !known.has(key))
        })
    }),
  sweepLogins: (officeId, options) => {
    if (officeId !== null) keeper.shelf(officeId)
    return keeper.sweep(options)
  },
})

/** Synchronous work whose refusal is an answer like any other. */
const at = async <T>(work: () => T): Promise<T> => {
  await Promise.resolve()
  return work()
}

const endOf = (shelf: Shelf, key: string): LoginEnd | undefined =>
  shelf.index.ended.find((one) => one.key === key)

const keep = async (shelf: Shelf, key: string, item: LoginItem): Promise<void> => {
  if (shelf.entry(key) || endOf(shelf, key)) throw new Error('a login is kept under a key in use')
  shelf.change(({ logins }) => logins.push(newEntry(key, shelf.now(), item.expiresAt, 'keeping')))
  shelf.arriving.set(key, performance.now() + recordMs)
  try {
    await writeItem(shelf.idOf(key), item)
  } catch (error) {
    await abandon(shelf, key)
    throw error
  }
}

/** Nothing of it stays. What cannot be taken back now, the sweep takes. */
const abandon = async (shelf: Shelf, key: string): Promise<void> => {
  shelf.arriving.delete(key)
  beginDestroying(shelf, [{ key, why: 'interrupted' }])
  try {
    await destroy(shelf, key, 'interrupted')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

const open = async (shelf: Shelf, key: string): Promise<OpenedLogin> => {
  const ended = endOf(shelf, key)
  if (ended) return { is: 'ended', end: ended }
  const entry = shelf.entry(key)
  const item = await readItem(shelf.idOf(key))
  const expiresAt = item?.expiresAt ?? entry?.expiresAt ?? null
  const doomed = entry?.phase === 'overdue' || entry?.phase === 'destroying'
  if (doomed || (expiresAt !== null && expiresAt <= shelf.now())) {
    const why = entry?.why ?? 'expired'
    await destroy(shelf, key, why)
    return { is: 'ended', end: endOf(shelf, key) ?? { key, at: shelf.now(), why } }
  }
  if (entry && entry.missing === (item !== null))
    shelf.change(() => {
      entry.missing = item === null
    })
  return item ? { is: 'kept', expiresAt: item.expiresAt, fields: item.fields } : { is: 'missing' }
}

const extend = async (shelf: Shelf, key: string, expiresAt: string): Promise<boolean> => {
  const id = shelf.idOf(key)
  const item = await readItem(id)
  if (!item || shelf.entry(key)?.phase !== 'kept') return false
  await writeItem(id, { ...item, expiresAt })
  shelf.change(({ logins }) => {
    for (const one of logins)
      if (one.key === key) Object.assign(one, { expiresAt, warnAt: warnAt(shelf.now(), expiresAt) })
  })
  return true
}
