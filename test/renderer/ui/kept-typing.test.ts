import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { root } from '../../../electron/launch/project'
import { form } from '../../../shared/typing/contract'

const sent = vi.hoisted(() => ({ calls: [] as [string, unknown][], locked: false, kept: '' }))
vi.mock('../../../renderer/api', () => ({
  call: (op: string, input: unknown) => {
    sent.calls.push([op, input])
    if (sent.locked) return Promise.reject(new Error('locked'))
    return Promise.resolve(op === 'typing.recall' && sent.kept ? { value: sent.kept } : null)
  },
}))
vi.stubGlobal('window', { addEventListener: () => undefined })

const typing = await import('../../../renderer/ui/form/kept-typing')

const typed = (value: string, form = 'clients/new') => ({
  form,
  clientId: null,
  value: () => value,
})
const kept = (value: string, form = 'clients/new') => [
  'typing.keep',
  { form, clientId: null, value },
]

beforeEach(() => {
  vi.useFakeTimers()
  typing.dropTyping()
  sent.calls.length = 0
  sent.locked = false
  sent.kept = ''
})
afterEach(() => vi.useRealTimers())

describe('typing that is not saved yet', () => {
  it('goes to the office once the hands rest, and only as it stands then', async () => {
    typing.keepSoon(typed('G'))
    await vi.advanceTimersByTimeAsync(300)
    typing.keepSoon(typed('Gr'))
    await vi.advanceTimersByTimeAsync(300)
    expect(sent.calls).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(sent.calls).toEqual([kept('Gr')])
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.calls).toHaveLength(1)
  })

  it('goes at once when asked: at a lock, a closing window, a form that closes', async () => {
    typing.keepSoon(typed('A'))
    typing.keepSoon(typed('B', 'invoices/3'))
    await typing.keepNow('invoices/3')
    expect(sent.calls).toEqual([kept('B', 'invoices/3')])
    await typing.keepNow()
    expect(sent.calls).toEqual([kept('B', 'invoices/3'), kept('A')])
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.calls).toHaveLength(2)
  })

  it('waits through a lock and goes in when the same person unlocks', async () => {
    typing.keepSoon(typed('half a na'))
    sent.locked = true
    typing.pauseTyping()
    await typing.keepNow()
    expect(typing.hasTyping()).toBe(true)
    sent.locked = false
    sent.calls.length = 0
    await typing.keepNow()
    expect(sent.calls).toEqual([kept('half a na')])
  })

  it('is never sent for another person', async () => {
    typing.keepSoon(typed('secret plan'))
    typing.dropTyping()
    await typing.keepNow()
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.calls).toEqual([])
    expect(typing.hasTyping()).toBe(false)
  })

  it('is forgotten after a save, also what was still on its way', async () => {
    typing.keepSoon(typed('Gracht'))
    await typing.forgetTyping('clients/new')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.calls).toEqual([['typing.discard', { form: 'clients/new' }]])
  })

  it('troubles the office only about what it keeps', async () => {
    await typing.forgetTyping('clients/new', { onlyIfKept: true })
    expect(sent.calls).toEqual([])
    sent.kept = '{}'
    await typing.recallTyping('clients/new')
    await typing.forgetTyping('clients/new', { onlyIfKept: true })
    expect(sent.calls.map(([op]) => op)).toEqual(['typing.recall', 'typing.discard'])
  })

  it('answers a form nothing while the office is locked, and does not fail', async () => {
    sent.locked = true
    expect(await typing.recallTyping('clients/new')).toBeNull()
    await expect(typing.forgetTyping('clients/new')).resolves.toBeUndefined()
  })
})

it('is taken by the office under the name of every form there is', () => {
  const renderer = join(root, 'renderer')
  const names = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap(
      (path) => readFileSync(join(renderer, path), 'utf8').match(/^ *form: .*\/.*,$/gm) ?? [],
    )
    .flatMap((line) => line.replace(/\$\{[^}]*\}/g, 'x-1').match(/['`][^'`]*\/[^'`]*['`]/g) ?? [])
    .map((name) => name.slice(1, -1))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !form.safeParse(name).success)).toEqual([])
})
