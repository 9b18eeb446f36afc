// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { keysHere } from '../../../renderer/frame/keys-here'

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
