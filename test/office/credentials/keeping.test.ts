import { describe, expect, it } from 'vitest'
import { listTexts } from '../../../electron/desk/keychain/keychain'
import { problemsOf } from '../../support/office/clients'
import { codeOf } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import {
  aLogin,
  itemsOf,
  officeIdOf,
  officeWithClient,
  officeWithLogin,
  secret,
} from '../../support/office/logins'

useKeyring()

describe('keeping a login', () => {
  it('puts user name and secret in the keychain, as one item with its own expiry', async () => {
    const { office, login } = await officeWithLogin()
    const accounts = await itemsOf(officeIdOf(office))
    expect(accounts).toHaveLength(1)
    const item: unknown = JSON.parse((await listTexts('Kluis login')).get(accounts[0] ?? '') ?? '')
    expect(item).toEqual({
      v: 1,
      createdAt: '2026-03-16T09:00:00.000Z',
      expiresAt: '2026-03-16T13:00:00.000Z',
      fields: aLogin().fields.map(({ kind, value }) => ({ kind, name: null, value })),
    })
    expect(login).toMatchObject({
      state: 'open',
      expiresAt: '2026-03-16T13:00:00.000Z',
      clientName: 'Sanne de Vries',
      createdBy: 'Olga Eigenaar',
      uses: 0,
    })
  })

  it('keeps nothing of it in the database but label, client, purpose and times', async () => {
    const { office } = await officeWithLogin({
      fields: [
        { kind: 'user-name', value: 'inlognaam-7f3a' },
        { kind: 'password', value: secret },
      ],
    })
    const { reader } = office.office.session.require().database
    const tables = reader.all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'",
    )
    const all = tables.map(({ name }) => JSON.stringify(reader.all(`SELECT * FROM "${name}"`)))
    expect(all.join()).not.toContain(secret)
    expect(all.join()).not.toContain('inlognaam-7f3a')
  })

  it('keeps a password to the letter, spaces and all', async () => {
    const value = '  spatie "vooraf" en erna\t€ 🔑 '
    const { office, login } = await officeWithLogin({ fields: [{ kind: 'password', value }] })
    const { fields } = await office.call('credentials.reveal', {
      id: login.id,
      proof: { by: 'password', password: 'een goed lang wachtwoord' },
    })
    expect(fields[0]?.value).toBe(value)
  })

  it('keeps a key of 100 KB, and refuses more with the limit named', async () => {
    const office = await officeWithClient()
    const key = (length: number) => [{ kind: 'ssh-key' as const, value: 'k'.repeat(length) }]
    const { id } = await office.call('credentials.add', aLogin({ fields: key(100 * 1024) }))
    expect((await office.call('credentials.get', { id })).fields).toHaveLength(1)
    expect(
      await problemsOf(office.call('credentials.add', aLogin({ fields: key(100 * 1024 + 1) }))),
    ).toContain('fields.0.value: secret-too-large')
  })

  it('allows no life beyond the policy, which is 24 hours until the owner says otherwise', async () => {
    const office = await officeWithClient()
    expect(await office.call('credentials.policy', {})).toEqual({ maximumHours: 24 })
    await office.call('credentials.add', aLogin({ lifetime: '1d' }))
    const long = office.call('credentials.add', aLogin({ lifetime: '3d' }))
    expect(await problemsOf(long)).toEqual(['lifetime: beyond-maximum'])
    await office.call('credentials.savePolicy', { maximumHours: 72 })
    const kept = await office.call('credentials.add', aLogin({ lifetime: '3d' }))
    expect(kept.expiresAt).toBe('2026-03-19T09:00:00.000Z')
    expect(await problemsOf(office.call('credentials.savePolicy', { maximumHours: 169 }))).toEqual([
      'maximumHours: too-big',
    ])
  })

  it('ends at 18:00 in the Netherlands when it is for the working day, and not after that', async () => {
    const office = await officeWithClient({ now: '2026-07-01T12:00:00.000Z' })
    const kept = await office.call('credentials.add', aLogin({ lifetime: 'workday' }))
    expect(kept.expiresAt).toBe('2026-07-01T16:00:00.000Z')
    office.setClock('2026-07-01T16:00:00.000Z')
    const late = office.call('credentials.add', aLogin({ lifetime: 'workday' }))
    expect(await problemsOf(late)).toEqual(['lifetime: workday-over'])
  })

  it.each([
    ['system', { system: `Server ${secret}` }],
    ['purpose', { purpose: `Inloggen met ${secret}` }],
    ['ticket', { ticket: secret }],
    ['purpose', { purpose: 'Mail van sanne@devries.example' }],
  ])('refuses a secret or user name that also stands in the %s', async (path, typed) => {
    const office = await officeWithClient()
    const problems = await problemsOf(office.call('credentials.add', aLogin(typed)))
    expect(problems).toEqual([`${path}: contains-secret`])
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })

  it('refuses a login inside the address, and drops what else may carry one', async () => {
    const office = await officeWithClient()
    const inside = aLogin({ system: 'https://beheer:geheim@voorbeeld.nl/' })
    expect(await problemsOf(office.call('credentials.add', inside))).toEqual([
      'system: login-in-address',
    ])
    const row = await office.call(
      'credentials.add',
      aLogin({ system: 'https://voorbeeld.nl/in?token=abc#xyz' }),
    )
    expect(row.system).toBe('https://voorbeeld.nl/in')
  })

  it('refuses a BSN or card number in what the database keeps', async () => {
    const office = await officeWithClient()
    for (const typed of [{ purpose: 'Klant met BSN 111222333' }, { ticket: '4111 1111 1111 1111' }])
      expect(await codeOf(office.call('credentials.add', aLogin(typed)))).toBe('forbidden-content')
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })

  it('takes a user name that is left empty for none, and nothing else', async () => {
    const office = await officeWithClient()
    const fields = (kind: 'user-name' | 'api-token') => [
      { kind, value: '' },
      { kind: 'password' as const, value: secret },
    ]
    const { id } = await office.call('credentials.add', aLogin({ fields: fields('user-name') }))
    expect((await office.call('credentials.get', { id })).fields).toMatchObject([
      { kind: 'password' },
    ])
    const empty = office.call('credentials.add', aLogin({ fields: fields('api-token') }))
    await expect(empty).rejects.toMatchObject({
      details: { problems: [{ path: 'fields.0.value', code: 'required' }] },
    })
  })

  it('refuses a login without a secret, and a seed that makes no codes', async () => {
    const office = await officeWithClient()
    const only = aLogin({ fields: [{ kind: 'user-name', value: 'beheer' }] })
    expect(await problemsOf(office.call('credentials.add', only))).toEqual([
      'fields: secret-required',
    ])
    const bad = aLogin({ fields: [{ kind: 'one-time-codes', value: '123456' }] })
    expect(await problemsOf(office.call('credentials.add', bad))).toEqual([
      'fields.0.value: not-a-seed',
    ])
  })

  it('keeps none for a client who is not there or has left', async () => {
    const office = await officeWithClient()
    expect(await codeOf(office.call('credentials.add', aLogin({ clientId: 99 })))).toBe('not-found')
    await office.call('clients.terminate', { id: 1, on: '2026-03-16' })
    expect(await problemsOf(office.call('credentials.add', aLogin()))).toEqual([
      'clientId: client-ended',
    ])
  })

  it('leaves nothing in the keychain when it could not be put on record', async () => {
    const office = await officeWithClient()
    const officeId = officeIdOf(office)
    const adding = office.call('credentials.add', aLogin())
    // Locked while the keychain is at work.
    office.office.lock('screen')
    expect(await codeOf(adding)).toBe('locked')
    expect(await itemsOf(officeId)).toEqual([])
  })

  it('is not called gone when the keychain was being read while it was written', async () => {
    const office = await officeWithClient()
    for (let turn = 0; turn < 12; turn += 1) {
      const adding = office.call('credentials.add', aLogin({ ticket: `T-${turn}` }))
      // The machine wakes up: the whole keychain is read.
      office.office.resume()
      await adding
      await office.call('credentials.sweep', {})
      expect(await office.call('credentials.counts', {})).toMatchObject({ open: turn + 1, gone: 0 })
    }
  })

  it('lists by what ends first, by client and by search, a page at a time', async () => {
    const office = await officeWithClient()
    await office.call('credentials.savePolicy', { maximumHours: 168 })
    const add = (system: string, lifetime: '1h' | '1d' | '7d') =>
      office.call('credentials.add', aLogin({ system, lifetime }))
    await add('Week', '7d')
    await add('Uur', '1h')
    await add('Dag', '1d')
    const first = await office.call('credentials.list', { limit: 2 })
    expect(first.rows.map(({ system }) => system)).toEqual(['Uur', 'Dag'])
    const rest = await office.call('credentials.list', { limit: 2, after: first.next })
    expect(rest.rows.map(({ system }) => system)).toEqual(['Week'])
    expect(rest.next).toBeNull()
    const today = await office.call('credentials.list', { state: 'today' })
    expect(today.rows.map(({ system }) => system)).toEqual(['Uur'])
    const found = await office.call('credentials.list', { search: 'week' })
    expect(found.rows.map(({ system }) => system)).toEqual(['Week'])
    expect((await office.call('credentials.list', { clientId: 2 })).rows).toEqual([])
    expect(await office.call('credentials.counts', {})).toEqual({
      open: 3,
      today: 1,
      gone: 0,
      overdue: 0,
      unconfirmed: 0,
      now: '2026-03-16T09:00:00.000Z',
    })
  })
})

describe('extending a login', () => {
  it('needs a reason, and stays within the maximum of its whole life', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T12:00:00.000Z')
    const extend = (lifetime: '1h' | '4h' | '1d' | 'maximum', reason = 'Klus loopt uit') =>
      office.call('credentials.extend', { id: login.id, lifetime, reason })
    expect(await problemsOf(extend('4h', ' '))).toEqual(['reason: required'])
    expect(await problemsOf(extend('1d'))).toEqual(['lifetime: beyond-maximum'])
    expect(await problemsOf(extend('1h'))).toEqual(['lifetime: no-longer'])
    expect((await extend('4h')).expiresAt).toBe('2026-03-16T16:00:00.000Z')
    expect((await extend('maximum')).expiresAt).toBe('2026-03-17T09:00:00.000Z')
    const { extensions } = await office.call('credentials.get', { id: login.id })
    expect(extensions.map(({ reason, toAt }) => [reason, toAt])).toEqual([
      ['Klus loopt uit', '2026-03-16T16:00:00.000Z'],
      ['Klus loopt uit', '2026-03-17T09:00:00.000Z'],
    ])
    const [account = ''] = await itemsOf(officeIdOf(office))
    expect((await listTexts('Kluis login')).get(account)).toContain(
      '"expiresAt":"2026-03-17T09:00:00.000Z"',
    )
  })

  it('is not offered for what would hardly be longer', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T09:00:30.000Z')
    const offered = async () =>
      (await office.call('credentials.get', { id: login.id })).choices.map(
        ({ lifetime }) => lifetime,
      )
    expect(await offered()).not.toContain('4h')
    office.setClock('2026-03-16T09:05:00.000Z')
    expect(await offered()).toContain('4h')
  })

  it('takes no secret, BSN or card number as a reason', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T12:30:00.000Z')
    const extend = (reason: string) =>
      office.call('credentials.extend', { id: login.id, lifetime: '4h', reason })
    expect(await problemsOf(extend(`Wachtwoord is ${secret}`))).toEqual(['reason: contains-secret'])
    expect(await codeOf(extend('BSN 111222333'))).toBe('forbidden-content')
  })

  it('does not bring back what has expired', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T13:00:00.000Z')
    const late = office.call('credentials.extend', { id: login.id, lifetime: '4h', reason: 'Nog' })
    expect(await codeOf(late)).toBe('credential-ended')
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })
})
