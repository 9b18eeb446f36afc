import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInReach, keepPlace, keptPlace, type Place } from '../../electron/shell/window-place'
import { temporaryFolder } from '../support/office/office'

const screen = { x: 0, y: 24, width: 1920, height: 1056 }
const beside = { x: -1280, y: 0, width: 1280, height: 1024 }
const place: Place = { x: 100, y: 80, width: 1000, height: 700, maximized: false }

const inReach = (change: Partial<Place>, ...screens: (typeof screen)[]) =>
  isInReach({ ...place, ...change }, screens)

describe('the place of the window', () => {
  it('is the one it had, for this person’s eyes only', () => {
    const folder = temporaryFolder()
    keepPlace(folder, { ...place, maximized: true })
    expect(keptPlace(folder)).toEqual({ ...place, maximized: true })
    expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600)
  })

  it('is in reach on whichever screen it can be taken hold of and fits', () => {
    expect(inReach({}, screen)).toBe(true)
    expect(inReach({ x: -1200 }, screen, beside)).toBe(true)
    expect(inReach({ x: -1200 }, screen)).toBe(false)
    expect(inReach({ x: 1900 }, screen)).toBe(false)
    expect(inReach({ x: -900 }, screen)).toBe(false)
    expect(inReach({ y: 0 }, screen)).toBe(false)
    expect(inReach({ y: 1060 }, screen)).toBe(false)
    expect(inReach({ width: 2400 }, screen)).toBe(false)
    expect(inReach({}, { ...screen, width: 800, height: 600 })).toBe(false)
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
    expect(keptPlace(folder)).toBeNull()
  })

  it('is none without a file, and a folder that takes none stops nobody', () => {
    const nowhere = join(temporaryFolder(), 'not', 'there')
    keepPlace(nowhere, place)
    expect(keptPlace(nowhere)).toBeNull()
  })
})
