/**
 * Who may come in once an office was put back. Each person's slot is today's where the office of the
 * same key is here, else the backup's; what the ledger tells of access since then counts over both, the
 * last line of each person.
 */
import { AppError } from '../../../../shared/errors'
import type { WritableDatabase } from '../../database/driver'
import type { LedgerEntry } from '../../ledger/entry'
import { sameness, type LedgerLine } from '../../ledger/line'
import { readable } from '../../ledger/readable'
import { exportKeys, putKeys } from '../../session/keys/directory'
import type { KeyFile } from '../../session/keys/key-file'
import {
  makeSlot,
  whoDigest,
  type Secrets,
  type Slot,
  type SlotKey,
} from '../../session/keys/slots'
import { forgetSecondStep } from '../../session/sign-in/second-step'
import type { UserRow } from '../../session/user-row'
import type { RestoreKeys } from './access'

export interface Settling {
  /** who puts it back */
  user: UserRow
  keys: RestoreKeys
  /** the lines of the backup itself, and of all that is known */
  own: readonly LedgerLine[]
  all: readonly LedgerLine[]
  /** of a new password, chosen by who came in by the recovery kit */
  newKey: SlotKey | null
  /** all keys become new: who puts it back has the only way in, and gives the others theirs */
  fresh: Omit<Secrets, 'epoch'> | null
  /** higher than any that is known */
  epoch: number
  now: string
}

export interface Settled {
  file: KeyFile
  /** who could sign in then and no longer may */
  shutOut: number[]
  /** how many wait for a start password */
  withoutPassword: number
}

interface Access extends Pick<
  UserRow,
  'id' | 'email' | 'role' | 'disabledAt' | 'mustChangePassword' | 'wantsDesktop'
> {
  slot: Slot | null
}

type Told = Extract<LedgerEntry, { kind: 'slot-gone' | 'slot-new' }>
type Since = Map<number | null, Told>

/** Makes the rows so. Errors: no-owner-left, forbidden (who puts it back is no owner any more). */
export const settleAccess = (db: WritableDatabase, settling: Settling): Settled => {
  const { user, keys, epoch, fresh, now } = settling
  const then = exportKeys(db)
  const rows = db.all<UserRow>('SELECT * FROM users ORDER BY id')
  const { people, kit } = accessSince(rows, then, settling)
  requireOwnerLeft(people, user.id)
  const slots: Slot[] = kit && !fresh ? [kit] : []
  for (const one of people) {
    if (one.id === user.id) one.slot = ownSlot(one, then.officeId, settling)
    else if (fresh) one.slot = null
    // An address that was changed since is in the backup what it was.
    if (one.slot?.kind === 'user') slots.push({ ...one.slot, who: whoDigest(then, one.email) })
  }
  const file = { ...then, epoch, slots }
  putKeys(db, file)
  for (const one of people) writeAccess(db, one)
  if (keys.slot.kind === 'recovery') forgetSecondStep(db, user.id)
  if (!kit || fresh) db.run('UPDATE settings SET recoveryConfirmedAt = NULL')
  const shutOut = rows.flatMap(({ id, disabledAt }, n) =>
    disabledAt === null && people[n]?.disabledAt !== null ? [id] : [],
  )
  const lostOwner = rows.some(
    ({ role, disabledAt }, n) =>
      role === 'owner' && disabledAt === null && !isOwner(people[n] ?? null),
  )
  const due = keys.present?.rotationDueAt ?? (lostOwner ? now : null)
  db.run(
    `UPDATE settings SET rotationDueAt =
       CASE WHEN $fresh THEN NULL ELSE coalesce(rotationDueAt, $due) END`,
    { fresh: fresh ? 1 : 0, due },
  )
  const waiting = people.filter(({ disabledAt, slot }) => disabledAt === null && slot === null)
  return { file, shutOut, withoutPassword: waiting.length }
}

const accessSince = (
  rows: readonly UserRow[],
  then: KeyFile,
  { user, keys, own, all, now }: Settling,
): { people: Access[]; kit: Slot | null } => {
  const { present } = keys
  const sinceThen = toldSince(all, own)
  const sinceToday = present ? toldSince(all, present.lines) : sinceThen
  // The newer key file beside a database that is not the newest: its slot knows of what came since.
  const isNewer = keys.own && keys.secrets.epoch > then.epoch
  const people = rows.map((row): Access => {
    const { id, email } = row
    const today = present ? present.users.find((one) => one.id === id) : row
    const { role, disabledAt, mustChangePassword, wantsDesktop, slotId } = today ?? row
    const access = { id, email, role, disabledAt, mustChangePassword, wantsDesktop }
    if (id === user.id && keys.own && keys.slot.kind === 'user') {
      const told = isNewer ? undefined : sinceThen.get(id)
      return afterwards({ ...access, slot: keys.slot }, told, now)
    }
    if (!today) return { ...access, disabledAt: disabledAt ?? now, slot: null }
    const slot = slotIn(present?.file ?? then, slotId)
    return afterwards({ ...access, slot }, sinceToday.get(id), now)
  })
  return { people, kit: kitOf({ keys, then, isNewer, since: sinceToday }) }
}

const slotIn = ({ slots }: KeyFile, slotId: string): Slot | null =>
  slots.find(({ id }) => id === slotId) ?? null

/** null: another kit was made since, which nobody here knows. */
const kitOf = ({
  keys: { present, slot },
  then,
  isNewer,
  since,
}: {
  keys: RestoreKeys
  then: KeyFile
  isNewer: boolean
  since: Since
}): Slot | null => {
  if (isNewer && slot.kind === 'recovery') return slot
  if (since.has(null)) return null
  return (present?.file ?? then).slots.find(({ kind }) => kind === 'recovery') ?? null
}

/** The last line of each person, and of the kit, of those that a source of slots does not know. */
const toldSince = (all: readonly LedgerLine[], known: readonly LedgerLine[]): Since => {
  const before = new Set(known.map(sameness))
  const told: Since = new Map()
  // Lines of another history stand behind those of this one, whenever they were written.
  const inTime = readable(all.filter((line) => !before.has(sameness(line)))).sort(
    (a, b) => a.at.localeCompare(b.at) || a.n - b.n,
  )
  for (const { entry } of inTime) {
    if (entry.kind === 'slot-gone' || entry.kind === 'slot-new') told.set(entry.user, entry)
  }
  return told
}

const afterwards = (access: Access, told: Told | undefined, now: string): Access => {
  if (!told) return access
  if (told.kind === 'slot-gone') {
    return { ...access, disabledAt: access.disabledAt ?? now, slot: null }
  }
  // No owner any more. As what they went on is not told, so as what may do the least.
  if (access.role === 'owner' && told.class === 'member') {
    return { ...access, role: 'support', slot: null }
  }
  return { ...access, mustChangePassword: 1 }
}

const isOwner = (one: Access | null): boolean => one?.role === 'owner' && one.disabledAt === null

const requireOwnerLeft = (people: readonly Access[], own: number): void => {
  const owners = people.filter(isOwner)
  if (owners.length === 0) throw new AppError('no-owner-left', {})
  if (!owners.some(({ id }) => id === own)) throw new AppError('forbidden', {})
}

/** Who came in by the kit has the password just chosen; new keys go under the password just typed. */
const ownSlot = (
  own: Access,
  officeId: string,
  { user, keys, newKey, fresh, epoch }: Settling,
): Slot | null => {
  const key = newKey ?? (fresh && keys.slotKey)
  if (!key) return own.slot
  if (newKey) Object.assign(own, { mustChangePassword: 0, wantsDesktop: 0 })
  const head = { id: own.slot?.id ?? user.slotId, class: 'owner', who: '0'.repeat(64) } as const
  return makeSlot(officeId, head, key, { ...(fresh ?? keys.secrets), epoch })
}

const writeAccess = (db: WritableDatabase, { slot, email: _, ...access }: Access): void => {
  db.run(
    `UPDATE users SET slotId = coalesce($slotId, slotId), role = $role, disabledAt = $disabledAt,
       mustChangePassword = $mustChangePassword, wantsDesktop = $wantsDesktop
     WHERE id = $id`,
    { ...access, slotId: slot?.id ?? null },
  )
}
