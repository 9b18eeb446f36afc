import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLogin, sealLogin } from '../../../electron/office/credentials/hand-over'
import { AppError } from '../../../shared/errors'
import { codeOf, ownerPassword, temporaryFolder } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import {
  aDesk,
  itemsOf,
  officeIdOf,
  officeWithClient,
  officeWithLogin,
  secret,
} from '../../support/office/logins'

useKeyring()

const proof = { by: 'password', password: ownerPassword } as const

const content = {
  id: 'a'.repeat(32),
  system: 'DirectAdmin',
  purpose: 'Certificaat vernieuwen',
  ticket: null,
  startedAt: '2026-03-16T09:00:00.000Z',
  expiresAt: '2026-03-16T13:00:00.000Z',
  deleteAfterUse: false,
  viewLimit: null,
  fields: [{ kind: 'password' as const, name: null, value: secret }],
}

const handedOver = async (
  options: { thenDestroy?: boolean; fresh?: boolean } & Parameters<typeof officeWithLogin>[0] = {},
) => {
  const { thenDestroy = false, fresh = false, ...overrides } = options
  const { office, login } = await officeWithLogin(overrides, { fresh })
  const path = join(temporaryFolder(), 'login.kluislogin')
  const file = office.saveTo(path)
  const given = await office.call('credentials.handOver', {
    id: login.id,
    proof,
    file,
    thenDestroy,
  })
  return { office, login, path, ...given }
}

describe('handing a login over', () => {
  it('writes nothing anybody can read without the passphrase', async () => {
    const { path, passphrase } = await handedOver()
    const text = readFileSync(path, 'utf8')
    expect(text).not.toMatch(/Geheim|sanne|beheer|Certificaat|T-1042/)
    expect(passphrase).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/)
    expect(text).not.toContain(passphrase.replaceAll(' ', ''))
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('gives a colleague the login with its expiry, on their own record', async () => {
    const { path, passphrase } = await handedOver()
    const { log, desk } = aDesk()
    const other = await officeWithClient({ now: '2026-03-16T10:00:00.000Z', desk })
    const row = await other.call('credentials.receive', {
      file: other.readFrom(path),
      // Said aloud and typed in one go.
      passphrase: passphrase.replaceAll(' ', '-'),
      clientId: 1,
    })
    expect(row).toMatchObject({
      system: 'https://beheer.voorbeeld.nl/login',
      purpose: 'Certificaat vernieuwen',
      ticket: 'T-1042',
      expiresAt: '2026-03-16T13:00:00.000Z',
      createdAt: '2026-03-16T10:00:00.000Z',
    })
    await other.call('credentials.copy', { id: row.id, field: 1 })
    expect(log.clipboard).toBe(secret)
  })

  it('asks who is there as showing it does, and counts a wrong answer', async () => {
    const { office, login } = await officeWithLogin({})
    const path = join(temporaryFolder(), 'login.kluislogin')
    const give = (password: string) =>
      codeOf(
        office.call('credentials.handOver', {
          id: login.id,
          proof: { by: 'password', password },
          file: office.saveTo(path),
        }),
      )
    for (let wrong = 0; wrong < 3; wrong += 1) expect(await give('niet dit')).toBe('wrong-password')
    expect(await give(ownerPassword)).toBe('wait-first')
    expect(existsSync(path)).toBe(false)
    office.setClock('2026-03-16T09:30:00.000Z')
    expect(await give(ownerPassword)).toBe('ok')
  })

  it('keeps the login here, or destroys it when that was asked', async () => {
    const kept = await handedOver()
    expect(kept.destroyed).toBe(false)
    expect(await itemsOf(officeIdOf(kept.office))).toHaveLength(1)
    const gone = await handedOver({ thenDestroy: true, fresh: true })
    expect(gone.destroyed).toBe(true)
    expect(await itemsOf(officeIdOf(gone.office))).toEqual([])
    const { rows } = await gone.office.call('credentials.list', { state: 'ended' })
    expect(rows).toMatchObject([{ destroyedWhy: 'handed-over', uses: 1 }])
  })

  it('asks again for a wrong passphrase, without choosing the file again', async () => {
    const { path, passphrase } = await handedOver()
    const other = await officeWithClient()
    const receive = (file: string, typed: string) =>
      other.call('credentials.receive', { file, passphrase: typed, clientId: 1 })
    const wrong = passphrase.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
    let again = ''
    try {
      await receive(other.readFrom(path), wrong)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'wrong-passphrase') throw error
      again = (error as AppError<'wrong-passphrase'>).details.file
    }
    expect((await receive(again, passphrase)).state).toBe('open')
  })

  it('is not taken in after its time, nor twice', async () => {
    const { path, passphrase } = await handedOver()
    const late = await officeWithClient({ now: '2026-03-16T13:00:00.000Z' })
    const receive = (office: typeof late) =>
      office.call('credentials.receive', { file: office.readFrom(path), passphrase, clientId: 1 })
    expect(await codeOf(receive(late))).toBe('hand-over-expired')
    expect(await itemsOf(officeIdOf(late))).toEqual([])
    const other = await officeWithClient({ now: '2026-03-16T12:00:00.000Z' })
    const { id } = await receive(other)
    expect(await codeOf(receive(other))).toBe('already-received')
    await other.call('credentials.done', { id })
    expect(await codeOf(receive(other))).toBe('already-received')
  })

  it('lives no longer than the policy of the desktop that takes it in', async () => {
    const other = await officeWithClient({ now: '2026-03-16T10:00:00.000Z' })
    await other.call('credentials.savePolicy', { maximumHours: 2 })
    const path = join(temporaryFolder(), 'login.kluislogin')
    writeFileSync(path, sealLogin({ ...content, expiresAt: '2026-03-30T09:00:00.000Z' }, '12345'))
    const row = await other.call('credentials.receive', {
      file: other.readFrom(path),
      passphrase: '12345',
      clientId: 1,
    })
    expect(row.expiresAt).toBe('2026-03-16T11:00:00.000Z')
  })

  it('takes no more views along than were left', async () => {
    const { office, login } = await officeWithLogin({ viewLimit: 3 })
    await office.call('credentials.copy', { id: login.id, field: 1 })
    const path = join(temporaryFolder(), 'login.kluislogin')
    const { passphrase } = await office.call('credentials.handOver', {
      id: login.id,
      proof,
      file: office.saveTo(path),
    })
    expect(openLogin(readFileSync(path, 'utf8'), passphrase)?.viewLimit).toBe(2)
  })

  it.each([
    ['an empty file', ''],
    ['another file', '{"format":"kluis-keys","version":1}'],
    ['half a file', sealLogin(content, '12345').slice(0, 200)],
    ['a changed algorithm', sealLogin(content, '12345').replace('argon2id13', 'none')],
    ['a hostile amount of memory', sealLogin(content, '12345').replace(/"mem":\d+/, '"mem":9e15')],
  ])('refuses %s as no login that was handed over', async (_, text) => {
    const office = await officeWithClient()
    const path = join(temporaryFolder(), 'x.kluislogin')
    writeFileSync(path, text)
    const file = office.readFrom(path)
    const receiving = office.call('credentials.receive', { file, passphrase: '1', clientId: 1 })
    expect(await codeOf(receiving)).toBe('file-unreadable')
  })

  it('opens for nobody when a single character of it was changed', () => {
    const text = sealLogin(content, '12345')
    const at = text.indexOf('"box":"') + 60
    const flipped = text.charAt(at) === 'A' ? 'B' : 'A'
    expect(openLogin(text.slice(0, at) + flipped + text.slice(at + 1), '12345')).toBeNull()
    expect(openLogin(text, '12345')).toEqual(content)
  })
})
