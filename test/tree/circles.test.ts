/** What two files both need stands in a leaf: no circle of imports, those of types alone included. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../electron/launch/project'

/** Which files each file imports, by their paths in the repository. */
type Imports = ReadonlyMap<string, readonly string[]>

const sources = ['shared', 'electron', 'renderer', 'portal'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(room, name.replaceAll('\\', '/')))
    .filter((name) => /\.tsx?$/.test(name)),
)

const importsOf = (files: ReadonlyMap<string, string>): Imports =>
  new Map(
    [...files].map(([path, text]) => [
      path,
      [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].flatMap(([, written = '']) => {
        const to = posix.join(posix.dirname(path), written.replace(/\?.*$/, ''))
        return [to, `${to}.ts`, `${to}.tsx`].filter((name) => files.has(name))
      }),
    ]),
  )

/** The circles there are: each a list of files that reach one another (Tarjan's components). */
const circlesIn = (imports: Imports): string[][] => {
  const order = new Map<string, number>()
  const path: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const mine = order.size
    order.set(file, mine)
    path.push(file)
    let low = mine
    for (const next of imports.get(file) ?? []) {
      const seen = order.get(next)
      if (seen === undefined) low = Math.min(low, visit(next))
      else if (path.includes(next)) low = Math.min(low, seen)
    }
    if (low === mine) {
      const circle = path.splice(path.indexOf(file))
      if (circle.length > 1) circles.push(circle.sort())
    }
    return low
  }
  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return circles
}

test('no file of the program imports one that imports it, whatever lies between', () => {
  const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  expect(texts.size).toBeGreaterThan(500)
  expect(circlesIn(importsOf(texts))).toEqual([])
})

test('a circle of types alone, over three files, is seen', () => {
  const texts = new Map([
    ['electron/a.ts', "import type { B } from './b'\nimport { d } from './d'\n"],
    ['electron/b.ts', "import type { C } from './rooms/c'\n"],
    ['electron/rooms/c.ts', "export type { A } from '../a'\n"],
    ['electron/d.ts', 'export const d = 1\n'],
  ])
  expect(circlesIn(importsOf(texts))).toEqual([
    ['electron/a.ts', 'electron/b.ts', 'electron/rooms/c.ts'],
  ])
})
