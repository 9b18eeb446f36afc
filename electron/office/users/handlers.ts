import { AppError } from '../../../shared/errors'
import type { Role } from '../../../shared/operation'
import type { User, users as contract, UserWithStart } from '../../../shared/users/contract'
import type { ActionContext, CommandContext, HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import type { UserRow } from '../session/open-with'
import { addSlot, changeSlotAddress, removeSlot, type NewSlot } from './user-slots'

const show = (row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
  enrolled: row.totpSecret !== null,
  mustChangePassword: row.mustChangePassword === 1,
})

/** Errors: not-found. */
const requireUser = (db: ReadableDatabase, id: number): UserRow => {
  const row = db.get<UserRow>('SELECT * FROM users WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'user', id })
  return row
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

/** A fresh slot under a fresh start password, and the row that points at it. */
const giveStartPassword = (context: ActionContext, id: number, role: Role): UserWithStart => {
  const before = context.read(({ db }) => requireUser(db, id))
  // The new slot stands before the row points at it; the old one goes last. A power cut in between
  // leaves a slot nobody points at, which opens nothing.
  const slot: NewSlot = addSlot(context, { email: before.email, role })
  const user = context.finish(({ db, audit }) => {
    db.run(
      `UPDATE users SET slotId = $slotId, role = $role, mustChangePassword = 1, disabledAt = NULL
       WHERE id = $id`,
      { id, role, slotId: slot.id },
    )
    audit({ entity: 'user', id, fields: ['slotId', 'role', 'mustChangePassword'], code: role })
    return show(requireUser(db, id))
  })
  removeSlot(context.session.dir, before.slotId)
  context.session.endOthers('access', id)
  return { user, startPassword: slot.startPassword }
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
  return show(requireUser(db, before.id))
}

const policyOf = (db: ReadableDatabase): { requireTotp: boolean } => ({
  requireTotp: db.get<{ on: number }>('SELECT requireTotp AS "on" FROM settings')?.on === 1,
})

export const users: HandlersOf<typeof contract> = {
  list: ({ db }) => db.all<UserRow>('SELECT * FROM users ORDER BY id').map(show),
  add: async (context, input) => {
    context.read(({ db }) => refuseTakenEmail(db, input.email, 0))
    const slot = addSlot(context, input)
    try {
      const user = context.finish(({ db, now, audit }) => {
        refuseTakenEmail(db, input.email, 0)
        const id = db.insert(
          `INSERT INTO users (slotId, email, name, role, createdAt, mustChangePassword)
           VALUES ($slotId, $email, $name, $role, $now, 1)`,
          { ...input, slotId: slot.id, now },
        )
        audit({ entity: 'user', id, code: input.role })
        return show(requireUser(db, id))
      })
      return { user, startPassword: slot.startPassword }
    } catch (error) {
      removeSlot(context.session.dir, slot.id)
      throw error
    }
  },
  change: async (context, { id, role, ...input }) => {
    const before = context.read(({ db }) => {
      refuseTakenEmail(db, input.email, id)
      const user = requireUser(db, id)
      if (user.role === 'owner' && role !== 'owner') refuseLastOwner(db, id)
      if (user.role !== role) refuseOwnAccount(context, id)
      return user
    })
    const ownership = (before.role === 'owner') !== (role === 'owner')
    const put = before.role === role ? context.finish : context.write
    const user = put((command) => rename(command, before, input))
    changeSlotAddress(context.session.dir, before.slotId, input.email)
    if (ownership && !before.disabledAt) return giveStartPassword(context, id, role)
    if (before.role === role) return { user, startPassword: null }
    const changed = context.finish(({ db, audit }) => {
      db.run('UPDATE users SET role = $role WHERE id = $id', { id, role })
      audit({ entity: 'user', id, fields: ['role'], code: role })
      return show(requireUser(db, id))
    })
    context.session.endOthers('access', id)
    return { user: changed, startPassword: null }
  },
  disable: async (context, { id }) => {
    const before = context.read(({ db }) => {
      const user = requireUser(db, id)
      if (user.role === 'owner') refuseLastOwner(db, id)
      refuseOwnAccount(context, id)
      return user
    })
    // The key goes first: from here on the person cannot come in, whatever happens next.
    removeSlot(context.session.dir, before.slotId)
    const user = context.finish(({ db, now, audit }) => {
      db.run('UPDATE users SET disabledAt = $now WHERE id = $id AND disabledAt IS NULL', {
        id,
        now,
      })
      audit({ entity: 'user', id, fields: ['disabledAt'] })
      return show(requireUser(db, id))
    })
    context.session.endOthers('access', id)
    return user
  },
  enable: async (context, { id }) => {
    refuseOwnAccount(context, id)
    const { role } = context.read(({ db }) => requireUser(db, id))
    return giveStartPassword(context, id, role)
  },
  resetPassword: async (context, { id }) => {
    refuseOwnAccount(context, id)
    const user = context.read(({ db }) => requireUser(db, id))
    if (user.disabledAt) throw new AppError('not-found', { entity: 'user', id })
    return giveStartPassword(context, id, user.role)
  },
  resetEnrolment: async (context, { id }) => {
    const user = context.finish(({ db, audit }) => {
      requireUser(db, id)
      db.run('UPDATE users SET totpSecret = NULL, totpLastStep = 0 WHERE id = $id', { id })
      db.run('DELETE FROM userRecoveryCodes WHERE userId = $id', { id })
      audit({ entity: 'user', id, fields: ['totpSecret'] })
      return show(requireUser(db, id))
    })
    context.session.endOthers('access', id)
    return user
  },
  policy: ({ db }) => policyOf(db),
  savePolicy: ({ db, audit }, { requireTotp }) => {
    db.run('UPDATE settings SET requireTotp = $on', { on: requireTotp ? 1 : 0 })
    audit({ entity: 'settings', fields: ['requireTotp'] })
    return policyOf(db)
  },
}
