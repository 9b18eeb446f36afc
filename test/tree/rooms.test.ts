/** The tree shows the architecture: every room has its place, and none grows out of its walls. */
import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { MAY_KNOW } from '../../.config/walls.js'
import { root } from '../../electron/launch/project'

const inside = (folder: string): Dirent[] =>
  readdirSync(join(root, folder), { withFileTypes: true })

const sources = ['shared', 'electron', 'renderer', 'portal', 'test', '.config']

/** Every folder of the project's own sources with how many files it holds. */
const folders = sources.flatMap((room) =>
  [room, ...inside(room).flatMap((entry) => foldersIn(room, entry))].map((path) => ({
    path,
    files: inside(path).filter((entry) => entry.isFile()).length,
  })),
)

function foldersIn(room: string, entry: Dirent): string[] {
  const path = join(room, entry.name)
  if (!entry.isDirectory() || /^(?:fixtures|output|shots)$/.test(entry.name)) return []
  return [path, ...inside(path).flatMap((one) => foldersIn(path, one))]
}

test('the walls name every room of the office, and none that is not there', () => {
  const rooms = inside('electron/office').flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  expect([...MAY_KNOW.keys()].sort()).toEqual(rooms.sort())
})

test('what a room may know is a room, and no two know each other', () => {
  for (const [room, known] of MAY_KNOW)
    for (const other of known) {
      expect(MAY_KNOW.has(other), `${room} may know ${other}`).toBe(true)
      expect(MAY_KNOW.get(other)?.includes(room), `${room} and ${other}`).toBe(false)
    }
})

test('a folder holds about twenty files; past that it has rooms', () => {
  expect(folders.length).toBeGreaterThan(100)
  // Steps of the database stand in one row for good: none ever goes.
  const crowded = folders.filter(({ path, files }) => files > 24 && !path.endsWith('/migrations'))
  expect(crowded.map(({ path, files }) => `${relative('.', path)}: ${files}`)).toEqual([])
})

test('no folder of tests is left out of a run', () => {
  const config = readFileSync(join(root, '.config/vitest.config.ts'), 'utf8')
  const lists = [...config.matchAll(/include: \['test\/\{?([a-z,]+)\}?\/\*\*/g)]
  const withTests = inside('test').filter(
    (entry) =>
      entry.isDirectory() &&
      readdirSync(join(root, 'test', entry.name), { recursive: true, encoding: 'utf8' }).some(
        (file) => /\.test\.tsx?$/.test(file),
      ),
  )
  const named = lists.flatMap(([, list = '']) => list.split(','))
  expect(named.sort()).toEqual(withTests.map(({ name }) => name).sort())
})
