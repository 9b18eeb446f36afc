import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  indexFileName,
  officesIn,
  readIndex,
  writeIndex,
  type Index,
} from '../../../electron/desk/logins/index-file'
import {
  deleteText,
  listTexts,
  readText,
  writeText,
} from '../../../electron/desk/keychain/keychain'
import { noHands } from '../../../electron/desk/no-hands'
import { createScreen } from '../../../electron/desk/screen'
import {
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import { startKeyring } from '../../support/desktop/secret-service'
import {
  aDesk,
  aLogin,
  itemsOf,
  officeIdOf,
  officeWithClient,
  officeWithLogin,
  withoutKeychain,
} from '../../support/office/logins'

const held = useKeyring()
const deskDir = ({ dir }: TestOffice) => join(dir, 'desk')
const indexPath = (office: TestOffice) => {
  const [officeId = ''] = officesIn(deskDir(office))
  return join(deskDir(office), indexFileName(officeId))
}

const unlock = (office: TestOffice) =>
  office.call('session.unlock', { email: ownerEmail, password: ownerPassword })

/** Changes the index of a closed office as a power cut would have left it. */
const leaveIndex = (office: TestOffice, edit: (index: Index) => void): void => {
  const [officeId = ''] = officesIn(deskDir(office))
  const index = readIndex(deskDir(office), officeId)
  if (typeof index === 'string') throw new Error(`the index is ${index}`)
  edit(index)
  writeIndex(deskDir(office), index)
}

const endings = async (office: TestOffice) =>
  (await office.call('credentials.list', { state: 'ended' })).rows.map(
    ({ destroyedWhy }) => destroyedWhy,
  )

describe('the index beside the database', () => {
  it('names nobody and nothing: random keys and moments only', async () => {
    const { office } = await officeWithLogin()
    const text = readFileSync(indexPath(office), 'utf8')
    expect(text).not.toMatch(/Sanne|Vries|beheer|voorbeeld\.nl|Certificaat|T-1042|Geheim/)
  })

  it.each([
    ['is lost', (path: string) => rmSync(path)],
    ['is damaged', (path: string) => writeFileSync(path, '{"format":"kluis-log')],
    [
      'was changed by another hand',
      (path: string) =>
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('T13:00', 'T23:59')),
    ],
  ])('gives way to the items themselves when it %s', async (_, spoil) => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.close()
    spoil(indexPath(office))
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T13:00:00.000Z' })
    // The office tells its desk whose logins to look for.
    expect(await again.call('credentials.sweep', {})).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeId)).toEqual([])
    await unlock(again)
    expect(await endings(again)).toEqual(['expired'])
  })

  it('is made from the database when it is lost and the keychain cannot be read', async () => {
    const { office } = await officeWithLogin()
    office.close()
    rmSync(indexPath(office))
    await withoutKeychain(async () => {
      const again = emptyOffice({ dir: office.dir, now: '2026-03-16T10:00:00.000Z' })
      await unlock(again)
      await again.office.sweptAtStart
      expect((await again.call('credentials.list', {})).rows).toMatchObject([{ state: 'open' }])
      again.close()
    })
    const later = emptyOffice({ dir: office.dir, now: '2026-03-16T14:00:00.000Z' })
    expect(await later.office.sweptAtStart).toMatchObject({ destroyed: 1 })
  })

  it('follows an item whose own expiry is earlier or later', async () => {
    const { office, login } = await officeWithLogin()
    const [account = ''] = await itemsOf(officeIdOf(office))
    const text = (await listTexts('Kluis login')).get(account) ?? ''
    await writeText(account, text.replace('T13:00:00.000Z', 'T11:30:00.000Z'), 'Kluis login')
    const again = office.reopen()
    await again.office.sweptAtStart
    await again.call('credentials.sweep', {})
    await unlock(again)
    expect((await again.call('credentials.list', {})).rows).toMatchObject([
      { id: login.id, expiresAt: '2026-03-16T11:30:00.000Z' },
    ])
    again.setClock('2026-03-16T11:30:00.000Z')
    await again.call('credentials.sweep', {})
    expect(await endings(again)).toEqual(['expired'])
  })
})

describe('a power cut', () => {
  it('after a destruction was begun ends in that destruction on record, not in "gone"', async () => {
    const { office } = await officeWithLogin()
    const [account = ''] = await itemsOf(officeIdOf(office))
    office.close()
    leaveIndex(office, ({ logins }) => {
      for (const one of logins) Object.assign(one, { phase: 'destroying', why: 'done' })
    })
    await deleteText(account, 'Kluis login')
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T10:00:00.000Z' })
    await again.office.sweptAtStart
    await unlock(again)
    expect(await endings(again)).toEqual(['done'])
  })

  it('while a login was being kept leaves nothing of it', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.close()
    leaveIndex(office, ({ logins }) => {
      for (const one of logins) one.phase = 'keeping'
    })
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T10:00:00.000Z' })
    await again.office.sweptAtStart
    expect(await itemsOf(officeId)).toEqual([])
    await unlock(again)
    expect(await endings(again)).toEqual(['interrupted'])
  })

  it('before the record was made makes it once, at the next unlocking', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    await office.call('session.lock', {})
    office.setClock('2026-03-16T14:00:00.000Z')
    await office.call('credentials.sweep', {})
    const swept = readIndex(deskDir(office), officeId)
    await unlock(office)
    await office.call('session.lock', {})
    office.close()
    if (typeof swept !== 'string') writeIndex(deskDir(office), swept)
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T15:00:00.000Z' })
    await unlock(again)
    expect(await endings(again)).toEqual(['expired'])
  })
})

describe('several at once', () => {
  it('keeps two offices in one keychain apart', async () => {
    const first = await officeWithLogin()
    const second = await officeWithLogin({ lifetime: '1h' }, { fresh: true })
    second.office.setClock('2026-03-16T12:00:00.000Z')
    await second.office.call('credentials.sweep', {})
    expect(await itemsOf(officeIdOf(second.office))).toEqual([])
    expect(await itemsOf(officeIdOf(first.office))).toHaveLength(1)
    await first.office.call('credentials.copy', { id: first.login.id, field: 1 })
  })

  it('lets a second Kluis on the same folder neither in nor sweep', async () => {
    const { office } = await officeWithLogin()
    expect(() => emptyOffice({ dir: office.dir })).toThrow('office-in-use')
  })

  it('ends a login once when many ask at the same time', async () => {
    const { office, login } = await officeWithLogin()
    const all = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(office.call('credentials.done', { id: login.id }))),
    )
    expect(all.sort()).toEqual([...Array<string>(4).fill('credential-ended'), 'ok'])
    expect(await endings(office)).toEqual(['done'])
  })
})

describe('--sweep', () => {
  const sweep = (office: TestOffice, now: string, env: NodeJS.ProcessEnv = {}) => {
    const args = ['--import', 'tsx', 'electron/launch/lines.ts', office.dir, '--sweep']
    const { stdout, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, ...env, KLUIS_NOW: now },
    })
    return { answer: JSON.parse(stdout) as unknown, status }
  }

  it('destroys what came due without unlocking, and says what it did', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.close()
    expect(sweep(office, '2026-03-16T12:00:00.000Z')).toEqual({
      answer: { ok: true, value: { state: 'ok', destroyed: 0, gone: 0, left: 1 } },
      status: 0,
    })
    expect(sweep(office, '2026-03-16T14:00:00.000Z')).toEqual({
      answer: { ok: true, value: { state: 'ok', destroyed: 1, gone: 0, left: 0 } },
      status: 0,
    })
    expect(await itemsOf(officeId)).toEqual([])
    const again = emptyOffice({ dir: office.dir, now: '2026-03-18T09:00:00.000Z' })
    await unlock(again)
    expect(await endings(again)).toEqual(['expired'])
  })

  it('leaves nothing in the keychain of one person when another had the folder meanwhile', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.close()
    const other = await startKeyring()
    onTestFinished(() => other.stop())
    const { DBUS_SESSION_BUS_ADDRESS } = other.env
    // With them it is gone: nothing is called destroyed.
    expect(sweep(office, '2026-03-16T14:00:00.000Z', { DBUS_SESSION_BUS_ADDRESS })).toEqual({
      answer: { ok: true, value: { state: 'ok', destroyed: 0, gone: 1, left: 0 } },
      status: 0,
    })
    expect(await itemsOf(officeId)).toHaveLength(1)
    expect(sweep(office, '2026-03-16T15:00:00.000Z')).toEqual({
      answer: { ok: true, value: { state: 'ok', destroyed: 1, gone: 0, left: 0 } },
      status: 0,
    })
    expect(await itemsOf(officeId)).toEqual([])
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T16:00:00.000Z' })
    await unlock(again)
    expect(await endings(again)).toEqual(['expired'])
  })

  it('leaves it to a Kluis that is running, and fails when the keychain cannot be reached', async () => {
    const { office } = await officeWithLogin()
    expect(sweep(office, '2026-03-16T14:00:00.000Z')).toEqual({
      answer: { ok: false, code: 'office-in-use' },
      status: 0,
    })
    office.close()
    await withoutKeychain(() => {
      expect(sweep(office, '2026-03-16T14:00:00.000Z')).toEqual({
        answer: { ok: false, code: 'keychain-unavailable' },
        status: 1,
      })
      return Promise.resolve()
    })
  })
})

describe('a thousand logins', () => {
  it('are swept in one go, however many connections a bus allows', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.close()
    const text = (await listTexts('Kluis login')).get((await itemsOf(officeId))[0] ?? '') ?? ''
    const expired = text.replace('T13:00:00.000Z', 'T09:30:00.000Z')
    const many = Array.from({ length: 1000 }, (_, n) => {
      return [`${officeId}:${n}`, n < 100 ? expired : text] as const
    })
    await held.keyring.replaceBy(new Map(many))
    await readText(`${officeId}:0`, 'Kluis login')
    const again = emptyOffice({ dir: office.dir, now: '2026-03-16T10:00:00.000Z' })
    await again.office.sweptAtStart
    await again.call('credentials.sweep', {})
    expect(await itemsOf(officeId)).toHaveLength(900)
    await held.keyring.kill()
    held.keyring.forgetAll()
    await held.keyring.start()
  })
})

describe('by the clock on the wall', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('empties the clipboard after thirty seconds, counted from the last copy', async () => {
    vi.useFakeTimers()
    const { log, desk } = aDesk()
    const screen = createScreen({ ...noHands, ...desk })
    await screen.copyForAWhile('eerste')
    await vi.advanceTimersByTimeAsync(20_000)
    await screen.copyForAWhile('tweede')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(log.clipboard).toBe('tweede')
    await vi.advanceTimersByTimeAsync(1)
    expect(log.clipboard).toBeNull()
  })

  it('lets the screen be captured again fifteen seconds after the last secret was shown', async () => {
    vi.useFakeTimers()
    const { log, desk } = aDesk()
    const screen = createScreen({ ...noHands, ...desk })
    await screen.concealFor(15)
    await vi.advanceTimersByTimeAsync(10_000)
    await screen.concealFor(15)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(log.protected).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(log.protected).toBe(false)
  })

  it('destroys what came due without being asked, open or locked', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const office = await officeWithClient()
    const officeId = officeIdOf(office)
    await office.call('credentials.add', aLogin({ lifetime: '1h' }))
    await office.call('credentials.add', aLogin({ lifetime: '4h' }))
    office.setClock('2026-03-16T10:00:00.000Z')
    vi.advanceTimersByTime(5000)
    // Comes after the sweep that the timer started.
    await office.call('credentials.sweep', {})
    expect(await endings(office)).toEqual(['expired'])
    await office.call('session.lock', {})
    office.setClock('2026-03-16T13:00:00.000Z')
    vi.advanceTimersByTime(5000)
    await vi.waitFor(async () => expect(await itemsOf(officeId)).toEqual([]), { timeout: 300_000 })
  })
})
