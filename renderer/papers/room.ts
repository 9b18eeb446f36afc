import type { Room } from '../room'
import { papersWords } from './words'

/** Without pages of its own: papers stand where they belong. */
export const papersRoom = {
  name: 'papers',
  words: papersWords,
  routes: [],
  menu: [],
} as const satisfies Room
