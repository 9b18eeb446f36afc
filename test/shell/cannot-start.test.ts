import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../support/office/office'

// Only what shows the window needs Electron.
vi.mock('electron', () => ({ app: {}, BrowserWindow: {} }))
const { unusable } = await import('../../electron/shell/cannot-start')

const folders = (office: string) => ({
  office,
  desk: join(office, 'desk'),
  window: join(office, 'window'),
})

describe('a data folder', () => {
  it('that can be used is made', () => {
    expect(unusable(folders(join(temporaryFolder(), 'new', 'office')))).toBeNull()
  })

  it('in the place of a file cannot be used', () => {
    const parent = temporaryFolder()
    writeFileSync(join(parent, 'file'), 'in the way')
    expect(unusable(folders(join(parent, 'file', 'office')))).toBe('folder-not-writable')
    // Nor one of which only a part is in the way.
    mkdirSync(join(parent, 'office'))
    writeFileSync(join(parent, 'office', 'window'), 'in the way')
    expect(unusable(folders(join(parent, 'office')))).toBe('folder-not-writable')
  })

  it('of too long a name says so, also where only what lies in it will be too long', () => {
    const parent = temporaryFolder()
    expect(unusable(folders(join(parent, 'a'.repeat(300))))).toBe('path-too-long')
    const deep = (length: number) =>
      join(parent, ...Array<string>(80).fill('b'.repeat(49))).slice(0, length)
    expect(unusable(folders(deep(3960)), 'linux')).toBeNull()
    expect(unusable(folders(deep(3990)), 'linux')).toBe('path-too-long')
    expect(unusable(folders(deep(200)), 'win32')).toBe('path-too-long')
    expect(unusable(folders(deep(100)), 'win32')).toBeNull()
  })
})
