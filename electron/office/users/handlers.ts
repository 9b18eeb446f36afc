import { AppError } from '../../../shared/errors'
import type { Role } from '../../../shared/operation'
import type { User, users as contract, UserWithStart } from '../../../shared/users/contract'
import type { ActionContext, CommandContext, HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { slotIn } from '../session/keys/directory'
import { whoDigest } from '../session/keys/slots'
import { forgetSecondStep } from '../session/sign-in/second-step'
import type { UserRow } from '../session/user-row'
import { newStart } from '../session/keys/start'
import { changeUserSlots, classOf, startSlot } from './user-slots'

const show = (db: ReadableDatabase, row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
  enrolled: row.totpSecret !== null,
  mustChangePassword: row.mustChangePassword === 1,
  lockedOut: row.disabledAt === null && slotIn(db, row.slotId) === null,
})

/** Errors: not-found. */
const requireUser = (db: ReadableDatabase, id: number): UserRow => {
  const row = db.get<UserRow>('SELECT * FROM users WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'user', id })
  return row
}

/** Errors: changed-meanwhile. */
const requireAsSeen = (user: UserRow, seen: Pick<UserRow, 'name' | 'email' | 'role'>): void => {
  if (user.name === seen.name && user.email === seen.email && user.role === seen.role) return
  throw new AppError('changed-meanwhile', { entity: 'user', id: user.id })
}

const refuseTakenEmail = (db: ReadableDatabase, email: string, except: number): void => {
  const taken = db.get('SELECT 1 FROM users WHERE lower(email) = lower($email) AND id <> $except', {
    email,
    except,
  })
  if (taken) throw new AppError('email-taken', {})
}

/** What takes a key away is done by someone else: nobody locks the door behind their own back. */
const refuseOwnAccount = (context: ActionContext, id: number): void => {
  if (context.user.id === id) throw new AppError('own-account', {})
}

const refuseLastOwner = (db: ReadableDatabase, id: number): void => {
  const others = db.get(
    `SELECT 1 FROM users WHERE role = 'owner' AND disabledAt IS NULL AND id <> $id`,
    { id },
  )
  if (!others) throw new AppError('last-owner', {})
}

/**
 * A fresh slot under a fresh start password; the old one opens nothing any more. Who was an owner and
 * is none now keeps what they know of the keys until those are new.
 */
const giveStartPassword = async (
  context: ActionContext,
  before: UserRow,
  after: Pick<UserRow, 'role' | 'name' | 'email'>,
): Promise<UserWithStart> => {
  const { id } = before
  const start = await newStart()
  const user = changeUserSlots(
    context,
    (now, epoch) => {
      refuseChanged(context, before, after.role)
      const { email, role } = after
      const slot = startSlot(context, now, epoch, { ...start, email, role })
      return { put: [slot], remove: [before.slotId] }
    },
    (command) => {
      const { db, audit, ledger } = command
      if (before.name !== after.name || before.email !== after.email) rename(command, before, after)
      db.run(
        `UPDATE users SET slotId = $slotId, role = $role, mustChangePassword = 1, wantsDesktop = 0,
           disabledAt = NULL
         WHERE id = $id`,
        { id, role: after.role, slotId: start.slotId },
      )
      audit({
        entity: 'user',
        id,
        fields: ['slotId', 'role', 'mustChangePassword'],
        code: after.role,
      })
      if (before.role === 'owner' && after.role !== 'owner') loseOwner(command, before)
      ledger({ kind: 'slot-new', user: id, slot: start.slotId, class: classOf(after.role) })
      return show(db, requireUser(db, id))
    },
  )
  context.session.endOthers('access', id)
  return { user, startPassword: start.startPassword }
}

/**
 * Deriving a key takes a moment: whether the user is still as when it began, and may still cease to be
 * an owner. Errors: changed-meanwhile, last-owner.
 */
const refuseChanged = (context: ActionContext, before: UserRow, role: Role): void => {
  const now = context.read(({ db }) => {
    if (before.role === 'owner' && role !== 'owner') refuseLastOwner(db, before.id)
    return requireUser(db, before.id)
  })
  requireAsSeen(now, before)
  if (now.slotId !== before.slotId) {
    throw new AppError('changed-meanwhile', { entity: 'user', id: before.id })
  }
}

/** An owner's access ends: the office's keys are due to be made anew. */
const loseOwner = ({ db, now, ledger }: CommandContext, { id, slotId }: UserRow): void => {
  ledger({ kind: 'slot-gone', user: id, slot: slotId })
  db.run('UPDATE settings SET rotationDueAt = coalesce(rotationDueAt, $now)', { now })
}

const rename = (
  { db, audit }: CommandContext,
  before: UserRow,
  input: { name: string; email: string },
): User => {
  const fields = (['name', 'email'] as const).filter((field) => before[field] !== input[field])
  db.run('UPDATE users SET name = $name, email = $email WHERE id = $id', {
    ...input,
    id: before.id,
  })
  audit({ entity: 'user', id: before.id, fields })
  return show(db, requireUser(db, before.id))
}

const policyOf = (db: ReadableDatabase): { requireTotp: boolean } => ({
  requireTotp: db.get<{ on: number }>('SELECT requireTotp AS "on" FROM settings')?.on === 1,
})

export const users: HandlersOf<typeof contract> = {
  list: ({ db }) => db.all<UserRow>('SELECT * FROM users ORDER BY id').map((row) => show(db, row)),
  add: async (context, input) => {
    context.read(({ db }) => refuseTakenEmail(db, input.email, 0))
    const start = await newStart()
    const user = changeUserSlots(
      context,
      (now, epoch) => {
        context.read(({ db }) => refuseTakenEmail(db, input.email, 0))
        return { put: [startSlot(context, now, epoch, { ...start, ...input })] }
      },
      ({ db, now, audit, ledger }) => {
        const id = db.insert(
          `INSERT INTO users (slotId, email, name, role, createdAt, mustChangePassword)
           VALUES ($slotId, $email, $name, $role, $now, 1)`,
          { ...input, slotId: start.slotId, now },
        )
        audit({ entity: 'user', id, code: input.role })
        ledger({ kind: 'slot-new', user: id, slot: start.slotId, class: classOf(input.role) })
        return show(db, requireUser(db, id))
      },
    )
    return { user, startPassword: start.startPassword }
  },
  change: async (context, { id, was, ...input }) => {
    const before = context.read(({ db }) => {
      const user = requireUser(db, id)
      requireAsSeen(user, was)
      refuseTakenEmail(db, input.email, id)
      if (user.role === 'owner' && input.role !== 'owner') refuseLastOwner(db, id)
      if (user.role !== input.role) refuseOwnAccount(context, id)
      return user
    })
    const ownership = (before.role === 'owner') !== (input.role === 'owner')
    if (ownership && !before.disabledAt) return giveStartPassword(context, before, input)
    const write = (command: CommandContext): User => {
      rename(command, before, input)
      const { db, audit } = command
      if (before.role !== input.role) {
        db.run('UPDATE users SET role = $role WHERE id = $id', { id, role: input.role })
        audit({ entity: 'user', id, fields: ['role'], code: input.role })
      }
      return show(db, requireUser(db, id))
    }
    const user =
      before.email === input.email
        ? context.finish(write)
        : changeUserSlots(
            context,
            (now) => {
              const slot = now.slots.find((one) => one.id === before.slotId)
              const who = whoDigest(now, input.email)
              return slot?.kind === 'user' ? { put: [{ ...slot, who }] } : {}
            },
            write,
          )
    if (before.role !== input.role) context.session.endOthers('access', id)
    return { user, startPassword: null }
  },
  disable: async (context, { id }) => {
    const before = context.read(({ db }) => {
      const user = requireUser(db, id)
      if (user.role === 'owner') refuseLastOwner(db, id)
      refuseOwnAccount(context, id)
      return user
    })
    const user = changeUserSlots(
      context,
      () => ({ remove: [before.slotId] }),
      (command) => {
        const { db, now, audit, ledger } = command
        db.run('UPDATE users SET disabledAt = $now WHERE id = $id AND disabledAt IS NULL', {
          id,
          now,
        })
        audit({ entity: 'user', id, fields: ['disabledAt'] })
        if (before.role === 'owner') loseOwner(command, before)
        else ledger({ kind: 'slot-gone', user: id, slot: before.slotId })
        return show(db, requireUser(db, id))
      },
    )
    context.session.endOthers('access', id)
    return user
  },
  enable: async (context, { id }) => {
    refuseOwnAccount(context, id)
    const user = context.read(({ db }) => requireUser(db, id))
    return giveStartPassword(context, user, user)
  },
  resetPassword: async (context, { id }) => {
    refuseOwnAccount(context, id)
    const user = context.read(({ db }) => requireUser(db, id))
    if (user.disabledAt) throw new AppError('not-found', { entity: 'user', id })
    return giveStartPassword(context, user, user)
  },
  resetEnrolment: async (context, { id }) => {
    const user = context.finish(({ db, audit }) => {
      requireUser(db, id)
      forgetSecondStep(db, id)
      audit({ entity: 'user', id, fields: ['totpSecret'] })
      return show(db, requireUser(db, id))
    })
    context.session.endOthers('access', id)
    return user
  },
  keys: ({ db }) =>
    db.get<{ rotationDueAt: string | null; keyFileDifferedAt: string | null }>(
      'SELECT rotationDueAt, keyFileDifferedAt FROM settings',
    ) ?? { rotationDueAt: null, keyFileDifferedAt: null },
  seenKeyFile: ({ db, audit }) => {
    db.run('UPDATE settings SET keyFileDifferedAt = NULL')
    audit({ entity: 'keyFile', code: 'seen' })
    return { seen: true }
  },
  policy: ({ db }) => policyOf(db),
  savePolicy: ({ db, audit }, { requireTotp }) => {
    db.run('UPDATE settings SET requireTotp = $on', { on: requireTotp ? 1 : 0 })
    audit({ entity: 'settings', fields: ['requireTotp'] })
    return policyOf(db)
  },
}
