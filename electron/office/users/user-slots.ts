/** The slots behind users: made with a start password, re-addressed, taken away. */
import { randomUUID } from 'node:crypto'
import type { Role } from '../../../shared/operation'
import type { ActionContext } from '../context'
import { randomBytes } from '../crypto'
import { readKeyFile, writeKeyFile } from '../session/key-file'
import { makeSlot, whoDigest } from '../session/slots'

export interface NewSlot {
  id: string
  startPassword: string
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen characters in four groups, easy to read out: about 79 random bits. */
export const newStartPassword = (): string => {
  const letters: string[] = []
  while (letters.length < 16) {
    // Bytes past the last whole multiple are thrown away, so that each letter is equally likely.
    for (const byte of randomBytes(32)) {
      if (byte < alphabet.length * 8) letters.push(alphabet.charAt(byte % alphabet.length))
    }
  }
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}

/** Owners' slots hold the archive's key as well; the others never see it. */
export const addSlot = (context: ActionContext, user: { email: string; role: Role }): NewSlot => {
  const { dir } = context.session
  const opened = context.session.require()
  const file = readKeyFile(dir)
  const startPassword = newStartPassword()
  const slot = makeSlot({
    officeId: file.officeId,
    slotId: randomUUID(),
    kind: 'user',
    who: whoDigest(file, user.email),
    password: startPassword,
    secrets: {
      databaseKey: opened.secrets.databaseKey,
      archivePrivateKey: user.role === 'owner' ? opened.secrets.archivePrivateKey : null,
    },
  })
  // An older slot with this address makes way: two would leave it open which one a password is for.
  file.slots = [...file.slots.filter((one) => one.who !== slot.who), slot]
  writeKeyFile(dir, file, { forgetPrevious: true })
  return { id: slot.id, startPassword }
}

export const removeSlot = (dir: string, slotId: string): void => {
  const file = readKeyFile(dir)
  file.slots = file.slots.filter((slot) => slot.id !== slotId)
  writeKeyFile(dir, file, { forgetPrevious: true })
}

export const changeSlotAddress = (dir: string, slotId: string, email: string): void => {
  const file = readKeyFile(dir)
  const who = whoDigest(file, email)
  file.slots = file.slots.map((slot) => (slot.id === slotId ? { ...slot, who } : slot))
  writeKeyFile(dir, file)
}
