import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepPlace, keptPlace, type Place } from '../../electron/shell/window-place'
import { temporaryFolder } from '../support/office/office'

const screen = { x: 0, y: 24, width: 1920, height: 1056 }
const beside = { x: -1280, y: 0, width: 1280, height: 1024 }
const place: Place = { x: 100, y: 80, width: 1000, height: 700, maximized: false }

const kept = (change: Partial<Place>, ...screens: (typeof screen)[]) => {
  const folder = temporaryFolder()
  keepPlace(folder, { ...place, ...change })
  return keptPlace(folder, screens)
}

describe('the place of the window', () => {
  it('is the one it had, on whichever screen, for this person’s eyes only', () => {
    expect(kept({}, screen)).toEqual(place)
    expect(kept({ x: -1200, maximized: true }, screen, beside)).toMatchObject({ x: -1200 })
    const folder = temporaryFolder()
    keepPlace(folder, place)
    expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600)
  })

  it('is none where the window could not be taken hold of, or would not fit', () => {
    expect(kept({ x: -1200 }, screen)).toBeNull()
    expect(kept({ x: 1900 }, screen)).toBeNull()
    expect(kept({ x: -900 }, screen)).toBeNull()
    expect(kept({ y: 0 }, screen)).toBeNull()
    expect(kept({ y: 1060 }, screen)).toBeNull()
    expect(kept({ width: 2400 }, screen)).toBeNull()
    expect(kept({}, { ...screen, width: 800, height: 600 })).toBeNull()
  })

  it.each([
    '',
    'null',
    '[]',
    '{"x":1}',
    '{"x":0,"y":24,"width":10,"height":10}',
    '{"x":"0","y":24,"width":1000,"height":700}',
    `{"x":1e99,"y":24,"width":1000,"height":700}`,
    '{'.repeat(100_000),
  ])('is none when the file says %.40s', (text) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'window.json'), text)
    expect(keptPlace(folder, [screen])).toBeNull()
  })

  it('is none without a file, and a folder that takes none stops nobody', () => {
    const nowhere = join(temporaryFolder(), 'not', 'there')
    keepPlace(nowhere, place)
    expect(keptPlace(nowhere, [screen])).toBeNull()
  })
})
