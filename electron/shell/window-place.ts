/**
 * Where the window stood and how large it was, kept for the next time in a file of Chromium's own
 * folder. Whoever can write there can only move a window: what is no place on a screen is passed over.
 */
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Place {
  x: number
  y: number
  width: number
  height: number
  maximized: boolean
}

export type Area = Pick<Place, 'x' | 'y' | 'width' | 'height'>

export const smallest = { width: 640, height: 480 }
/** So much of the window's top must be on a screen that it can be dragged by it. */
const handle = { width: 120, height: 32 }

const mostBytes = 1000
const fileIn = (folder: string) => join(folder, 'window.json')

/** A place that cannot be kept is no reason to keep the window open. */
export const keepPlace = (folder: string, place: Place): void => {
  try {
    // Put in the place of whatever lies there: a link to another file is not followed.
    const next = `${fileIn(folder)}.next`
    rmSync(next, { force: true })
    writeFileSync(next, JSON.stringify(place), { mode: 0o600, flag: 'wx' })
    renameSync(next, fileIn(folder))
  } catch {
    // The next window opens where a first one does.
  }
}

/** The place that was kept, or null. Whether a screen is there is still to be asked. */
export const keptPlace = (folder: string): Place | null => {
  try {
    const file = lstatSync(fileIn(folder))
    if (!file.isFile() || file.size > mostBytes) return null
    const found = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<
      Record<keyof Place, unknown>
    > | null
    const { x, y, width, height, maximized } = found ?? {}
    if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null
    if (width < smallest.width || height < smallest.height) return null
    return { x, y, width, height, maximized: maximized === true }
  } catch {
    return null
  }
}

const isWhole = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 100_000

/** Whether the window can be taken hold of on one of these screens, and fits there. */
export const isInReach = (place: Area, screens: readonly Area[]): boolean =>
  screens.some((screen) => isWithin(place, screen))

const isWithin = (place: Area, screen: Area): boolean =>
  place.x + place.width - handle.width >= screen.x &&
  place.x + handle.width <= screen.x + screen.width &&
  place.y >= screen.y &&
  place.y + handle.height <= screen.y + screen.height &&
  // On a smaller screen than it was kept on, it would not fit.
  place.width <= screen.width &&
  place.height <= screen.height

/** In the middle of a screen, as large as usual, or as it allows: the top always in sight. */
export const middleOf = (screen: Area, usual: Pick<Area, 'width' | 'height'>): Area => {
  const width = Math.min(usual.width, screen.width)
  const height = Math.min(usual.height, screen.height)
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  }
}
