/** What a desktop tells on a real bus, from services that stand in for its own. */
import { createClient, type MessageBus } from 'dbus-native'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenToDesktop, type DesktopBus } from '../../electron/desk/desktop-bus'
import { openDesk, type OwnDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import type { Idle } from '../../shared/desk'
import { temporaryFolder } from '../support/office/office'

const logind = 'org.freedesktop.login1'
const address = process.env.DBUS_SESSION_BUS_ADDRESS

const idle = { milliseconds: 0 }
let services: MessageBus
const open: { stop(): void }[] = []

/** Everything a desktop has on its buses, on one of the test's own. */
const startServices = async (): Promise<MessageBus> => {
  const bus = createClient({ busAddress: address ?? '' })
  for (const name of [logind, 'org.freedesktop.ScreenSaver', 'org.gnome.Mutter.IdleMonitor'])
    await bus.requestName(name, 0)
  bus.exportInterface(
    { GetSession: (id: string) => `/org/freedesktop/login1/session/_3${id}` },
    '/org/freedesktop/login1',
    { name: `${logind}.Manager`, methods: { GetSession: ['s', 'o', ['id'], ['path']] } },
  )
  bus.exportInterface(
    { GetIdletime: () => idle.milliseconds },
    '/org/gnome/Mutter/IdleMonitor/Core',
    {
      name: 'org.gnome.Mutter.IdleMonitor',
      methods: { GetIdletime: ['', 't', [], ['milliseconds']] },
    },
  )
  return bus
}

const listening = async (heard: string[], sessionId?: string): Promise<DesktopBus> => {
  const bus = listenToDesktop((reason) => heard.push(reason), {
    session: address,
    system: address,
    sessionId,
  })
  open.push(bus)
  // A signal that is heard says that all rules are in place.
  await vi.waitFor(() => {
    services.sendSignal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [
      true,
    ])
    services.sendSignal('/org/freedesktop/login1', `${logind}.Manager`, 'PrepareForSleep', 'b', [
      true,
    ])
    expect(heard).toEqual(expect.arrayContaining(['screen', 'suspend']))
  })
  return bus
}

/** What is heard of these signals; the last one is always heard. */
const after = async (heard: string[], signals: () => void): Promise<string[]> => {
  await vi.waitFor(async () => {
    // What was sent before has come once an answer came after it.
    await services.invokeDbus({ member: 'GetId' })
    const quiet = heard.length
    await services.invokeDbus({ member: 'GetId' })
    expect(heard.length).toBe(quiet)
  })
  heard.splice(0)
  signals()
  services.sendSignal('/org/freedesktop/login1', `${logind}.Manager`, 'PrepareForSleep', 'b', [
    true,
  ])
  await vi.waitFor(() => expect(heard).toContain('suspend'))
  return heard
}

describe('a desktop that tells', () => {
  beforeEach(async () => {
    services = await startServices()
  })
  afterEach(async () => {
    for (const one of open.splice(0)) one.stop()
    services.connection.end()
  })

  it('says that the screen was locked, not that it was opened again', async () => {
    const heard: string[] = []
    await listening(heard)
    const saver = 'org.freedesktop.ScreenSaver'
    const locked = await after(heard, () => {
      services.sendSignal('/org/freedesktop/ScreenSaver', saver, 'ActiveChanged', 'b', [false])
      services.sendSignal('/org/freedesktop/ScreenSaver', saver, 'ActiveChanged', 'b', [true])
      services.sendSignal('/org/freedesktop/login1', `${logind}.Manager`, 'PrepareForSleep', 'b', [
        false,
      ])
    })
    expect(locked.toSorted()).toEqual(['screen', 'suspend'])
  })

  it('says that this session is to be locked, and not another', async () => {
    const heard: string[] = []
    await listening(heard, '7')
    const lock = (id: string) =>
      services.sendSignal(
        `/org/freedesktop/login1/session/_3${id}`,
        `${logind}.Session`,
        'Lock',
        '',
        [],
      )
    // Which one it is was asked when the bus opened.
    await vi.waitFor(async () => expect(await after(heard, () => lock('8'))).toEqual(['suspend']))
    expect((await after(heard, () => lock('7'))).toSorted()).toEqual(['screen', 'suspend'])
  })

  it('is asked how long nobody touched anything where the machine does not say', async () => {
    const hands: Idle = { seconds: 30, of: 'window' }
    const desk: OwnDesk = openDesk({
      dir: temporaryFolder(),
      hands: { ...noHands, idle: () => Promise.resolve(hands) },
      buses: { session: address, system: address, sessionId: undefined },
    })
    open.push({ stop: desk.close })
    idle.milliseconds = 601_900
    await vi.waitFor(async () =>
      expect(await desk.desk.idle()).toEqual({ seconds: 601, of: 'machine' }),
    )
    hands.of = 'machine'
    expect(await desk.desk.idle()).toEqual({ seconds: 30, of: 'machine' })
    const told: string[] = []
    desk.onLeft((reason) => told.push(reason))
    await vi.waitFor(() => {
      services.sendSignal('/ScreenSaver', 'org.freedesktop.ScreenSaver', 'ActiveChanged', 'b', [
        true,
      ])
      expect(told).toContain('screen')
    })
  })
})

describe('a desktop without a bus', () => {
  it('is silent, and the window counts', async () => {
    const nowhere = `unix:path=${temporaryFolder()}/nothing`
    const desk = openDesk({
      dir: temporaryFolder(),
      hands: { ...noHands, idle: () => Promise.resolve({ seconds: 5, of: 'window' }) },
      buses: { session: undefined, system: nowhere, sessionId: '7' },
    })
    expect(await desk.desk.idle()).toEqual({ seconds: 5, of: 'window' })
    desk.close()
  })
})
