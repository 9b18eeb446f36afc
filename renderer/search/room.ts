import type { Room } from '../room'
import { SearchButton } from './search-button'
import { searchWords } from './words'

export const searchRoom = {
  name: 'search',
  words: searchWords,
  routes: [],
  menu: [],
  TopBar: SearchButton,
} as const satisfies Room
