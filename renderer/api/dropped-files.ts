/** What fell on the window and is on its way to the page that reads it. */
import type { ChosenFile } from '../../shared/files/contract'
import { onLocked } from '../api'

let held: ChosenFile[] = []

export const holdDropped = (files: ChosenFile[]): void => {
  held = files
}

/** Once. */
export const takeHeld = (): ChosenFile[] => {
  const files = held
  held = []
  return files
}

onLocked(() => {
  held = []
})
