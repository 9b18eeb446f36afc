/** Where one was in a list, for coming back to it; as long as the same person works here. */
import type { Sight } from './pages'

export interface ListPlace {
  sight: Sight
  /** pixels */
  scrolled: number
  /** the row the keyboard is on */
  active: number
  /** a row was opened from here */
  opened: boolean
}

const most = 50
const places = new Map<string, ListPlace>()

export const placeOf = (list: string): ListPlace | undefined => places.get(list)

export const keepPlace = (list: string, place: ListPlace): void => {
  places.delete(list)
  places.set(list, place)
  for (const oldest of places.keys()) {
    if (places.size <= most) return
    places.delete(oldest)
  }
}

export const forgetPlace = (list: string): void => void places.delete(list)

/** Another person works here now. */
export const forgetPlaces = (): void => places.clear()
