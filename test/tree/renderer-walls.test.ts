import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { complaints } from '../support/runner/complaints'

/** What each room of the renderer was rid of, and what must not come: put back, and refused. */
const stopped: [from: string, specifier: string, why: string][] = [
  ['renderer/i18n/i18n.ts', '../clients/words', 'i18n knows no domain'],
  ['renderer/i18n/i18n.ts', '../ui/words', 'nor what stands on it'],
  ['renderer/i18n/i18n.ts', '../frame/words', 'nor the frame'],
  ['renderer/ui/table/search.tsx', '../../clients/client-picker', 'ui knows no domain'],
  ['renderer/ui/form/form.ts', '../../session/session', 'nor who is signed in'],
  ['renderer/api.ts', './session/session', 'the door of the renderer knows nobody'],
  ['renderer/session/trouble-screen.tsx', '../backup/restore/rescue-screen', 'no domain either'],
  ['renderer/session/unlock-screen.tsx', '../frame/gate', 'what is below knows no frame'],
  ['renderer/frame/gate.tsx', '../backup/restore/restore-screen', 'rooms are known by their list'],
  ['renderer/frame/frame.tsx', '../approvals/waiting', 'not even a small part'],
  ['renderer/frame/router.tsx', '../clients/room', 'nor one room alone'],
  ['renderer/rooms.ts', './clients/client-list', 'the list knows what a room hands over'],
  ['renderer/clients/client-list.tsx', '../rooms', 'no domain knows the list'],
  ['renderer/clients/room.ts', '../frame/frame', 'nor the frame'],
  ['renderer/clients/client-list.tsx', '../invoices/invoice-form', 'a domain borrows a picker'],
  ['renderer/clients/client/client-page.tsx', '../../invoices/words', 'from any depth'],
  ['renderer/clients/client-link.tsx', '../invoices/invoice-link', 'what is lent borrows nothing'],
  ['renderer/root-route.ts', './frame/frame', 'the parent of all routes is a leaf'],
  ['renderer/room.ts', './clients/room', 'a shape knows none of what has it'],
  ['renderer/clients/client-list.tsx', 'react-i18next', 'words come through the typed hook'],
  ['renderer/ui/toast.ts', 'i18next', 'everywhere'],
]

const open: [from: string, specifier: string][] = [
  ['renderer/i18n/use-format.ts', 'react-i18next'],
  ['renderer/ui/form/form.ts', '../../i18n/problems/problems'],
  ['renderer/session/session.ts', '../ui/form/kept-typing'],
  ['renderer/clients/client-list.tsx', '../session/session'],
  ['renderer/clients/room.ts', '../root-route'],
  ['renderer/invoices/editor/head-fields.tsx', '../../clients/client-picker'],
  ['renderer/invoices/invoice-page.tsx', '../payments/payment-link'],
  ['renderer/clients/client/client-page.tsx', '../form/client-form'],
  ['renderer/rooms.ts', './clients/room'],
  ['renderer/frame/frame.tsx', '../rooms'],
  ['renderer/main.tsx', './frame/app'],
]

describe('the walls of the renderer', () => {
  test.each(stopped)('%s may not import %s: %s', async (from, specifier) => {
    for (const code of [
      `import { a } from '${specifier}'\nexport const b = a\n`,
      `import type { A } from '${specifier}'\nexport type B = A\n`,
      `export const a = () => import('${specifier}')\n`,
    ])
      expect(await complaints(from, code), code).toContain('walls/imports')
  })

  test.each(open)('%s may import %s', async (from, specifier) => {
    const code = `import { a } from '${specifier}'\nexport const b = a\n`
    expect(await complaints(from, code)).toEqual([])
  })
})

const renderer = join(import.meta.dirname, '../../renderer')
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(renderer, join(entry.parentPath, entry.name)))

/** Who imports whom, by the folders' names `depth` below the renderer; loans apart. */
const folderImports = (within: string): Map<string, Set<string>> => {
  const graph = new Map<string, Set<string>>()
  const folder = (path: string) => {
    const [name = '', rest] = relative(within, path).split('/')
    return rest === undefined ? null : name
  }
  for (const file of files.filter((path) => /\.tsx?$/.test(path) && path.startsWith(within))) {
    const text = readFileSync(join(renderer, file), 'utf8')
    for (const [, specifier = ''] of text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)) {
      const to = join(dirname(file), specifier)
      const [mine, theirs] = [folder(file), to.startsWith(within) ? folder(to) : null]
      if (mine === null || theirs === null || mine === theirs || /-(picker|link)$/.test(to))
        continue
      graph.set(mine, (graph.get(mine) ?? new Set()).add(theirs))
    }
  }
  return graph
}

/** A way round, when there is one. */
const circleIn = (graph: Map<string, Set<string>>): string[] | null => {
  const done = new Set<string>()
  const walk = (node: string, way: readonly string[]): string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node]
    if (done.has(node)) return null
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...way, node])
      if (circle) return circle
    }
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return null
}

describe('the rooms as they stand', () => {
  const rooms = [
    ...new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0])),
  ]

  test('no two know one another', () => {
    const graph = folderImports('')
    expect(graph.size).toBeGreaterThan(12)
    expect(circleIn(graph)).toBeNull()
  })

  test.each(rooms)('nor do the rooms within %s', (room) => {
    expect(circleIn(folderImports(`${room}/`))).toBeNull()
  })

  test('none is crowded', () => {
    const crowds = new Map<string, number>()
    for (const path of files) crowds.set(dirname(path), (crowds.get(dirname(path)) ?? 0) + 1)
    expect([...crowds].filter(([, count]) => count > 22)).toEqual([])
  })

  test('a circle is found', () => {
    const graph = new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['d'])],
      ['d', new Set(['a'])],
    ])
    expect(circleIn(graph)).toEqual(['a', 'b', 'd', 'a'])
    graph.delete('d')
    expect(circleIn(graph)).toBeNull()
  })
})
