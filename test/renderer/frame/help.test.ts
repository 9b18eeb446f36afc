// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { pathsOf, readable, roomAt, topicsWith } from '../../../renderer/frame/help/pages'
import type { Help } from '../../../renderer/i18n/help'
import { rooms } from '../../../renderer/rooms'
import { keysHere } from '../../../renderer/frame/help/keys-here'

const button = (text: string, attributes: Record<string, string>, hint = ''): HTMLElement => {
  const made = document.createElement('button')
  made.append(text)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  const seen = document.createElement('kbd')
  seen.setAttribute('aria-hidden', 'true')
  seen.append(hint)
  made.append(seen)
  return made
}

it('the sheet names the keys of the buttons that stand there, each once', () => {
  document.body.append(
    button('Nieuwe klant', { 'aria-keyshortcuts': 'N' }, 'N'),
    button('Definitief maken', { 'aria-keyshortcuts': 'Control+Shift+Enter' }),
    button('', { 'aria-keyshortcuts': 'E', 'aria-label': 'Wijzigen' }, 'E'),
    button('Nog een', { 'aria-keyshortcuts': 'N' }),
    button('Zonder toets', {}),
  )
  expect(keysHere(document.body)).toEqual([
    { name: 'Nieuwe klant', keys: 'N' },
    { name: 'Definitief maken', keys: 'Ctrl+Shift+Enter' },
    { name: 'Wijzigen', keys: 'E' },
  ])
})

describe('what the rooms say about themselves', () => {
  const inMenu = rooms.filter(({ menu }) => menu.length > 0)

  it.each(inMenu.map((room) => [room.name, room] as const))(
    '%s, in both languages',
    async (_, room) => {
      expect('help' in room).toBe(true)
      const help: Help = 'help' in room ? (await room.help()).default : { nl: [], en: [] }
      expect(help.nl.length).toBeGreaterThan(0)
      expect(help.en.map(({ roles, steps }) => [roles, steps?.length])).toEqual(
        help.nl.map(({ roles, steps }) => [roles, steps?.length]),
      )
      // Whoever sees the room reads something about it.
      for (const role of room.menu.flatMap(({ roles }) => [...roles])) {
        expect(readable(help.nl, role).length, role).toBeGreaterThan(0)
      }
    },
  )

  it('is found by the place one is at', () => {
    const places = rooms.map((room) => ({
      name: room.name,
      paths: pathsOf(room),
    }))
    const at = (path: string) => roomAt(places, path)?.name ?? null
    expect(['/', '/clients/12', '/clients/new', '/clients/12/logins', '/nowhere'].map(at)).toEqual([
      'dashboard',
      'clients',
      'clients',
      'credentials',
      null,
    ])
  })

  it('is searched by any of its words, titles first, slips forgiven', () => {
    const page = (title: string, text: string) => ({
      name: title,
      title,
      topics: [{ title, text }],
    })
    const pages = [page('Klanten', 'Ook over een factuur.'), page('Facturen', 'Van concept af.')]
    const found = (typed: string) => topicsWith(pages, typed).map(({ topic }) => topic.title)
    expect(found('factur')).toEqual(['Facturen', 'Klanten'])
    expect(found('concpet')).toEqual(['Facturen'])
    expect(found('zebra')).toEqual([])
    expect(found('')).toEqual([])
  })
})
