import { describe, expect, it } from 'vitest'
import { isTold, watchIdle } from '../../electron/shell/idle'

const minutes = 60_000

const watched = (tells: boolean) => {
  const state = { now: 0, machine: 0 }
  const watch = watchIdle({ machine: () => state.machine, tells, now: () => state.now })
  return { state, watch }
}

describe('how long nobody touched anything', () => {
  it('is what the machine says, in any program, where it tells', () => {
    const { state, watch } = watched(true)
    state.machine = 42
    state.now = 20 * minutes
    expect(watch.read()).toEqual({ seconds: 42, of: 'machine' })
    // Somebody works in another program.
    state.machine = 0
    state.now = 60 * minutes
    expect(watch.read()).toEqual({ seconds: 0, of: 'machine' })
  })

  it('is never longer than since the window was touched, whatever the machine says', () => {
    const { state, watch } = watched(true)
    state.machine = 1200
    state.now = 20 * minutes
    watch.touched()
    state.now = 21 * minutes
    expect(watch.read()).toEqual({ seconds: 60, of: 'machine' })
  })

  it('is the silence of the window where the machine does not tell', () => {
    const { state, watch } = watched(false)
    state.machine = 7
    state.now = 10 * minutes
    expect(watch.read()).toEqual({ seconds: 600, of: 'window' })
    watch.touched()
    state.now = 11 * minutes
    expect(watch.read()).toEqual({ seconds: 60, of: 'window' })
  })

  it('is the silence of the window too where the machine says 0 and never anything else', () => {
    const { state, watch } = watched(true)
    state.now = 5 * minutes - 1
    expect(watch.read()).toEqual({ seconds: 0, of: 'machine' })
    state.now = 5 * minutes
    expect(watch.read()).toEqual({ seconds: 300, of: 'window' })
    watch.touched()
    expect(watch.read()).toEqual({ seconds: 0, of: 'machine' })
    // It does tell after all: from then on it is believed.
    state.machine = 1
    state.now += 1000
    expect(watch.read()).toEqual({ seconds: 1, of: 'machine' })
    state.machine = 0
    state.now = 60 * minutes
    expect(watch.read()).toEqual({ seconds: 0, of: 'machine' })
  })

  it.each([
    ['linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, true],
    ['linux', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }, false],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['darwin', {}, true],
    ['win32', { WAYLAND_DISPLAY: 'x' }, true],
  ] as const)('is told on %s with %j: %s', (platform, env, told) => {
    expect(isTold(platform, env)).toBe(told)
  })
})
