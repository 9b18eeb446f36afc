import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  isInReach,
  keepPlace,
  keptPlace,
  middleOf,
  type Place,
} from '../../electron/shell/window-place'
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

  it('is else the middle of the screen, never larger than that', () => {
    const usual = { width: 1360, height: 860 }
    expect(middleOf(screen, usual)).toEqual({ x: 280, y: 122, ...usual })
    const small = { x: 0, y: 40, width: 1280, height: 680 }
    expect(middleOf(small, usual)).toEqual(small)
  })

  it('is written over no file that a link in its place leads to, and read from none', () => {
    const folder = temporaryFolder()
    const other = join(folder, 'elsewhere')
    writeFileSync(other, JSON.stringify(place))
    symlinkSync(other, join(folder, 'window.json'))
    expect(keptPlace(folder)).toBeNull()
    keepPlace(folder, { ...place, x: 1 })
    expect(JSON.parse(readFileSync(other, 'utf8'))).toEqual(place)
    expect(keptPlace(folder)).toEqual({ ...place, x: 1 })
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
