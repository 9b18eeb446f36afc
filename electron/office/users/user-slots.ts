/** The slots behind users: an owner makes them with a start password, or takes them away. */
import type { Role } from '../../../shared/operation'
import type { ActionContext, CommandContext } from '../context'
import { wipe } from '../crypto'
import { changeSlots, type SlotChange } from '../session/keys/change'
import type { KeyFile } from '../session/keys/key-file'
import { makeSlot, whoDigest, type Slot } from '../session/keys/slots'
import type { Start } from '../session/keys/start'
import { secretsOf } from '../session/sign-in/own-write'

export const classOf = (role: Role): Slot['class'] => (role === 'owner' ? 'owner' : 'member')

/** The slot itself: an owner's holds the keys of the archive as well, the others' never. */
export const startSlot = (
  context: ActionContext,
  now: KeyFile,
  epoch: number,
  { slotId, key, ...user }: Omit<Start, 'startPassword'> & { email: string; role: Role },
): Slot => {
  const head = {
    id: slotId,
    class: classOf(user.role),
    who: whoDigest(now, user.email),
  } as const
  const slot = makeSlot(now.officeId, head, key, secretsOf(context.session.require(), epoch))
  wipe(key.key)
  return slot
}

/** Changes slots and users in one transaction. Errors: those of changing slots, and of `write`. */
export const changeUserSlots = <T>(
  context: ActionContext,
  plan: (now: KeyFile, epoch: number) => SlotChange,
  write: (command: CommandContext) => T,
): T => {
  const { session } = context
  return changeSlots(session.dir, session.require().database.reader, plan, (store) =>
    context.finish((command) => {
      store(command.db)
      return write(command)
    }),
  )
}
