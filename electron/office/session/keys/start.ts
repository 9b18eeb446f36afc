/** Start passwords: an owner gives them out, and they must be replaced at the first sign-in. */
import { randomUUID } from 'node:crypto'
import { randomBytes } from '../../crypto'
import { newSlotKey, type SlotKey } from './slots'

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

/** A fresh start password with the key of its slot, derived before anything is changed. */
export interface Start {
  slotId: string
  startPassword: string
  key: SlotKey
}

export const newStart = async (): Promise<Start> => {
  const startPassword = newStartPassword()
  return { slotId: randomUUID(), startPassword, key: await newSlotKey(startPassword) }
}
