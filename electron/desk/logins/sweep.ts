/**
 * Destroys the logins whose time has passed, in the keychain alone: it needs no office, so it runs
 * without one just as well. What it did stands in the index until the office acknowledges it.
 */
import type { Ending, KeychainState, Swept } from '../../../shared/credentials/contract'
import { listItems, type ListedItem } from '../keychain/item'
import type { IndexEntry } from './index-file'
import { deleteText, keychainState, reasonIn, serviceOf, type Space } from '../keychain/keychain'
import { beginDestroying, deleteOrStepBack, newEntry, noteEnded, type Shelf } from './shelf'

const dayMs = 24 * 60 * 60 * 1000
/** Deletions on their way at once: the service works on one while the next is being encrypted. */
const atOnce = 4

/**
 * `full`: reads the whole keychain first, so that what the items themselves say counts; else that is
 * done when the index cannot be trusted or was not compared for a day. Never prompts anybody.
 */
export const sweep = async (shelf: Shelf, { full }: { full: boolean }): Promise<Swept> => {
  noticeOverdue(shelf)
  const state = await keychainState({ ask: false })
  if (state !== 'ok') return result(shelf, state, 0, 0)
  try {
    if (full || !shelf.trusted || isStale(shelf)) await compare(shelf)
    return await destroyDue(shelf)
  } catch (error) {
    const reason = reasonIn(error)
    if (reason === null) throw error
    return result(shelf, reason, 0, 0)
  }
}

const result = (shelf: Shelf, state: KeychainState, destroyed: number, gone: number): Swept => ({
  state,
  destroyed,
  gone,
  left: shelf.index.logins.length,
})

const isStale = ({ index, now }: Shelf): boolean =>
  index.listedAt === null || Date.parse(now()) - Date.parse(index.listedAt) > dayMs

/** Once its time was seen to have passed it stays passed, whatever the clock says later. */
const noticeOverdue = (shelf: Shelf): void => {
  const now = shelf.now()
  const passed = shelf.index.logins.filter(
    ({ phase, expiresAt }) => phase === 'kept' && expiresAt <= now,
  )
  if (passed.length > 0)
    shelf.change(() => {
      for (const one of passed) one.phase = 'overdue'
    })
}

/** Makes the index say what the keychain holds; what changes meanwhile is left for the next time. */
const compare = async (shelf: Shelf): Promise<void> => {
  const before = new Map(shelf.index.logins.map((entry) => [entry.key, entry.expiresAt]))
  // What was on its way when the listing began may be in it or not, whatever it is when it ends.
  const onTheWay = new Set(
    shelf.index.logins.flatMap(({ key, phase }) =>
      phase === 'keeping' || shelf.turns.busy(key) ? [key] : [],
    ),
  )
  const items = await listItems(shelf.space)
  const now = shelf.now()
  await deleteLeftBehind(shelf, items, now)
  const own = new Map(
    items.flatMap((item) =>
      item.officeId === shelf.officeId && item.whole ? [[item.key, item] as const] : [],
    ),
  )
  if (own.size + shelf.index.logins.length > 0)
    shelf.change((index) => {
      const still = (key: string, expiresAt: string | null) =>
        !onTheWay.has(key) && !shelf.turns.busy(key) && (before.get(key) ?? null) === expiresAt
      for (const entry of index.logins) {
        if (!still(entry.key, entry.expiresAt)) continue
        const item = own.get(entry.key)
        entry.missing = item === undefined && entry.phase !== 'keeping'
        if (item) takeOver(entry, item, now)
      }
      for (const { key, expiresAt } of own.values()) {
        if (shelf.entry(key) || !still(key, null)) continue
        const end = index.ended.find((one) => one.key === key)
        // Destroyed while it was being listed. What was called gone was in this keychain after all.
        if (end && end.why !== 'gone') continue
        index.ended = index.ended.filter((one) => one !== end)
        index.logins.push(newEntry(key, now, expiresAt ?? now, 'kept'))
      }
      index.listedAt = now
    })
  shelf.trust()
  noticeOverdue(shelf)
}

/** Where the index and the item differ, the item is right. */
const takeOver = (entry: IndexEntry, { expiresAt }: ListedItem, now: string): void => {
  if (expiresAt === null || expiresAt === entry.expiresAt || entry.phase === 'destroying') return
  const { warnAt } = newEntry(entry.key, now, expiresAt, 'kept')
  entry.expiresAt = expiresAt
  entry.warnAt = warnAt
  if (entry.phase === 'overdue' && entry.why === null) entry.phase = 'kept'
}

/** Pieces of a login that was cut up and written anew: nothing points at them any more. */
const deleteLeftBehind = async (
  shelf: Shelf,
  items: readonly ListedItem[],
  now: string,
): Promise<void> => {
  for (const { officeId, whole, account, expiresAt } of items) {
    const piece = officeId === shelf.officeId && !whole
    if (piece && expiresAt !== null && expiresAt <= now)
      await deleteText(account, serviceOf('login', shelf.space))
  }
}

interface Due {
  key: string
  why: Ending
  /** as it stood before */
  back: Pick<IndexEntry, 'phase' | 'why'>
  /** a destruction that was cut short: when it is absent now, that one did it */
  begun: boolean
}

/** The office is putting it on record. */
const isAwaited = ({ arriving }: Shelf, key: string): boolean =>
  (arriving.get(key) ?? 0) > performance.now()

const destroyDue = async (shelf: Shelf): Promise<Swept> => {
  const due = shelf.index.logins.flatMap(({ key, phase, why }): Due[] => {
    // Whoever keeps, extends or ends it right now sees to it.
    if (phase === 'kept' || shelf.turns.busy(key)) return []
    if (phase === 'keeping' && isAwaited(shelf, key)) return []
    const reason = why ?? (phase === 'keeping' ? 'interrupted' : 'expired')
    return [{ key, why: reason, back: { phase, why }, begun: phase === 'destroying' }]
  })
  if (due.length === 0 || shelf.closed) return result(shelf, 'ok', 0, 0)
  beginDestroying(shelf, due)
  const ended: { key: string; why: Ending }[] = []
  let state: KeychainState = 'ok'
  const left = [...due]
  const work = async (): Promise<void> => {
    while (state === 'ok') {
      const one = left.shift()
      if (!one) return
      try {
        const existed = await shelf.turns.take(one.key, () =>
          deleteOrStepBack(shelf, one.key, one.back),
        )
        ended.push({ key: one.key, why: existed || one.begun ? one.why : 'gone' })
      } catch (error) {
        const reason = reasonIn(error)
        if (reason === null) throw error
        state = reason
      }
    }
  }
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, work))
  stepBack(shelf, left)
  if (ended.length > 0) noteEnded(shelf, ended)
  for (const worker of workers) if (worker.status === 'rejected') throw worker.reason
  const gone = ended.filter(({ why }) => why === 'gone').length
  return result(shelf, state, ended.length - gone, gone)
}

/** What was not come to was not begun. */
const stepBack = (shelf: Shelf, left: readonly Due[]): void => {
  if (left.length === 0) return
  const before = new Map(left.map(({ key, back }) => [key, back]))
  shelf.change(({ logins }) => {
    for (const one of logins) Object.assign(one, before.get(one.key))
  })
}

/** An item that no index here knows is left alone for so long after its end. */
const strayMs = dayMs

/**
 * Destroys what another folder of this account left behind: an index that was lost together with its
 * folder destroys nothing any more. Whoever has that index had a day to do it and put it on record.
 */
export const destroyStrays = async (
  space: Space,
  known: ReadonlyMap<string, unknown>,
  now: Date,
): Promise<KeychainState> => {
  const latest = new Date(now.getTime() - strayMs).toISOString()
  try {
    for (const { officeId, account, expiresAt } of await listItems(space))
      if (!known.has(officeId) && expiresAt !== null && expiresAt <= latest)
        await deleteText(account, serviceOf('login', space))
    return 'ok'
  } catch (error) {
    const reason = reasonIn(error)
    if (reason === null) throw error
    return reason
  }
}
