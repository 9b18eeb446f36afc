/** What the platform's library may throw in passing, thrown on purpose: which of it is tried again. */
import { beforeEach, describe, expect, it, vi } from 'vitest'

const platform = vi.hoisted(() => ({ refusals: [] as string[], asked: 0 }))
vi.mock('@napi-rs/keyring', () => {
  const answer = <T>(value: T): Promise<T> => {
    platform.asked += 1
    const refusal = platform.refusals.shift()
    return refusal === undefined ? Promise.resolve(value) : Promise.reject(new Error(refusal))
  }
  class AsyncEntry {
    getPassword = () => answer('geheim')
    deleteCredential = () => answer(true)
  }
  return { AsyncEntry, findCredentialsAsync: () => answer([{ account: 'a', password: 'geheim' }]) }
})
const { deleteText, listTexts, readText } = await import('../../electron/desk/keychain/keychain')

const times = (count: number, refusal: string): string[] => Array<string>(count).fill(refusal)
const went = 'Item does not exist'
const dropped = 'D-Bus error: the connection was closed'

beforeEach(() => {
  platform.refusals = []
  platform.asked = 0
})

describe('a keychain that is not there', () => {
  // As the platform's library says it of each way in which a session has no bus.
  it.each([
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
    'Platform failure: DBus error: Failed to connect to socket /nowhere: No such file or directory',
    'zbus error: Failed to connect to address `unix:path=/run/user/0/bus`: No such file or directory (os error 2)',
    'zbus error: Failed to connect to address `unix:path=/run/bus`: Connection refused (os error 111)',
    'no secret service provider or dbus session found',
  ])('is missing, and did not refuse: %s', async (refusal) => {
    platform.refusals = times(3, refusal)
    await expect(listTexts('Kluis login')).rejects.toMatchObject({ details: { reason: 'missing' } })
  })

  it('is not told of one that is there and refuses', async () => {
    platform.refusals = times(3, 'zbus error: Permission denied')
    await expect(listTexts('Kluis login')).rejects.toMatchObject({ details: { reason: 'denied' } })
  })
})

describe('a keychain that falters', () => {
  it('is listed although items are deleted beside it, sixty times over', async () => {
    platform.refusals = times(60, went)
    expect(await listTexts('Kluis login')).toEqual(new Map([['a', 'geheim']]))
    platform.refusals = times(6, went)
    expect(await readText('a', 'Kluis login')).toBe('geheim')
    platform.refusals = times(6, went)
    expect(await deleteText('a', 'Kluis login')).toBe(true)
  })

  it('is not waited for without end', async () => {
    platform.refusals = times(1000, went)
    await expect(listTexts('Kluis login')).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(platform.asked).toBe(100)
  })

  it('is asked again where the connection to the bus was dropped, three times at most', async () => {
    platform.refusals = times(2, dropped)
    expect(await readText('a', 'Kluis login')).toBe('geheim')
    platform.refusals = times(3, dropped)
    await expect(readText('a', 'Kluis login')).rejects.toMatchObject({
      code: 'keychain-unavailable',
    })
  })

  it('is asked once while it is locked: each time would ask the person', async () => {
    platform.refusals = times(3, 'D-Bus: the collection is locked')
    await expect(readText('a', 'Kluis login')).rejects.toMatchObject({
      details: { reason: 'locked' },
    })
    expect(platform.asked).toBe(1)
  })
})
