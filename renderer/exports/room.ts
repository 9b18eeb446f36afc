import type { Room } from '../room'
import { exportsWords } from './words'

/** Lends its part to the rooms that something leaves the office from. */
export const exportsRoom = {
  name: 'exports',
  words: exportsWords,
  routes: [],
  menu: [],
} as const satisfies Room
