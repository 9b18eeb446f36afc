// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { frameWords } from '../../../renderer/frame/words'
import { rooms } from '../../../renderer/rooms'
import { sessionWords } from '../../../renderer/session/words'
import { uiWords } from '../../../renderer/ui/words'
import { contract } from '../../../shared/contract'
import { wordUse } from './word-use'

const renderer = join(import.meta.dirname, '../../../renderer')

const leaves = (tree: object, path: string): string[] =>
  Object.entries(tree).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [`${path}.${key}`] : leaves(value, `${path}.${key}`),
  )

/** Plurals are asked for by what they have in common. */
const known = new Set(
  [
    ...leaves(uiWords.nl, 'ui'),
    ...leaves(frameWords.nl, 'frame'),
    ...leaves(sessionWords.nl, 'session'),
    ...rooms.flatMap(({ name, words }) => leaves(words.nl, name)),
  ].map((key) => key.replace(/_(one|other)$/, '')),
)

const operations = new Set(
  Object.entries(contract).flatMap(([domain, all]) =>
    Object.keys(all).map((name) => `${domain}.${name}`),
  ),
)

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, use: wordUse(readFileSync(join(renderer, path), 'utf8')) }))

describe('the words the screens ask for', () => {
  it('stand on some screen, every one of them', () => {
    const literals = new Set(
      sources.flatMap(({ use }) => [
        ...use.asked,
        // An operation's name looks like a key and is none.
        ...[...use.written].filter((text) => !operations.has(text)),
      ]),
    )
    const families = sources.flatMap(({ use }) => use.families)
    const unused = [...known].filter(
      (key) => !literals.has(key) && !families.some((family) => family.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('are all there', () => {
    const missing = sources.flatMap(({ path, use }) => [
      ...[...use.asked].filter((key) => !known.has(key)).map((key) => `${path}: ${key}`),
      ...use.families
        .filter((family) => ![...known].some((key) => family.test(key)))
        .map((family) => `${path}: ${family.source}`),
    ])
    expect(missing).toEqual([])
  })

  it('are the own words of the room, or of what every room stands on', () => {
    const borrowed = sources.flatMap(({ path, use }) => {
      const own = [path.split('/')[0], 'ui', 'session']
      const keys = [...use.asked, ...use.families.map(({ source }) => source.slice(1))]
      return keys
        .filter((key) => !own.includes(key.split(/\\?\./)[0]))
        .map((key) => `${path}: ${key}`)
    })
    expect(borrowed).toEqual([])
  })
})

describe('reading what a source asks for', () => {
  it('sees a key, either of two, a plural and what is handed on', () => {
    const { asked, written } = wordUse(`
      const a = t('clients.title'), b = t(kind === 'x.y' ? 'clients.one' : 'clients.two', { count })
      const entry = { label: 'clients.menu' }
      const list = useData('clients.list', {})`)
    expect([...asked]).toEqual(['clients.title', 'clients.one', 'clients.two'])
    expect([...written]).toEqual(['x.y', 'clients.menu', 'clients.list'])
  })

  it('sees a family, whatever is chosen from it', () => {
    const { asked, families } = wordUse("t(`clients.tabs.${one ?? 'none'}.title`)")
    expect([...asked]).toEqual([])
    expect(families.map((family) => family.test('clients.tabs.details.title'))).toEqual([true])
    expect(families.map((family) => family.test('clients.tabs.details.lead'))).toEqual([false])
  })
})
