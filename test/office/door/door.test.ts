import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HandlersOf, QueryContext } from '../../../electron/office/context'
import { handlers } from '../../../electron/office/handlers'
import { settings as contract } from '../../../shared/settings/contract'
import { domainsChangedBy } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { aPerson, signInAs } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

afterEach(() => {
  vi.restoreAllMocks()
})

const call = async ({ office }: TestOffice, op: string, input: unknown = {}) => {
  const answer = await office.call(op, input)
  return answer.ok ? 'answered' : answer.code
}

const logOf = (office: TestOffice): string => {
  const path = join(office.dir, 'office.log')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

const linesOf = (office: TestOffice): number => {
  const db = office.database()
  const count = db.get<{ n: number }>('SELECT count(*) AS n FROM audit')?.n ?? 0
  db.close()
  return count
}

describe('the door looks in this order', () => {
  it('first whether there is such an operation, also while locked', async () => {
    const office = await anOffice()
    await office.call('session.lock', {})
    for (const name of ['nothing', 'clients', 'clients.', '.add', 'clients.drop', 'Clients.add']) {
      expect(await call(office, name), name).toBe('unknown-operation')
    }
  })

  it('and takes no name that only JavaScript knows for one', async () => {
    const office = await anOffice()
    for (const name of [
      'constructor.name',
      '__proto__.toString',
      'clients.constructor',
      'clients.__proto__',
      'clients.hasOwnProperty',
      'toString.call',
    ]) {
      expect(await call(office, name), name).toBe('unknown-operation')
    }
  })

  it('then whether the office is open, before the role and the input', async () => {
    const office = await anOffice()
    await signInAs(office, 'support')
    await office.call('session.lock', {})
    expect(await call(office, 'users.list', 'not an object')).toBe('locked')
  })

  it('then the role, before the input', async () => {
    const office = await anOffice()
    await signInAs(office, 'support')
    expect(await call(office, 'invoices.issue', { id: 'not a number' })).toBe('forbidden')
    expect(await call(office, 'invoices.issue', { id: 1 })).toBe('forbidden')
  })

  it('then the input, with every field that is wrong, before the handler', async () => {
    const office = await anOffice()
    const handler = vi.spyOn(handlers.users, 'add')
    const answer = await office.office.call('users.add', { name: '', email: 'x', role: 'boss' })
    expect(answer).toMatchObject({ ok: false, code: 'invalid-input' })
    if (answer.ok) return
    const { problems } = answer.details as { problems: { path: string; code: string }[] }
    expect(problems.map(({ path }) => path)).toEqual(['name', 'email', 'role'])
    expect(handler).not.toHaveBeenCalled()
  })

  it('and answers oddly shaped input with a code, whatever it is', async () => {
    const office = await anOffice()
    for (const input of [[], 7, 'text', true, { id: {} }, { id: 1e400 }, { id: [1] }]) {
      expect(await call(office, 'clients.get', input)).toBe('invalid-input')
    }
  })
})

describe('what goes wrong unexpectedly', () => {
  it('becomes a number that finds it in the log, and neither holds what was typed', async () => {
    const office = await anOffice()
    const db = office.database()
    db.exec(`CREATE TRIGGER broken BEFORE INSERT ON clients
      BEGIN SELECT RAISE(ABORT, 'cannot store Sanne de Vries of Meppel'); END`)
    db.close()
    const answer = await office.office.call('clients.add', aPerson())
    expect(answer).toMatchObject({ ok: false, code: 'internal' })
    if (answer.ok) return
    const { logId } = answer.details as { logId: string }
    const line = logOf(office).trim().split('\n').at(-1) ?? ''
    expect(JSON.parse(line)).toMatchObject({ id: logId, where: 'clients.add' })
    for (const text of [logOf(office), JSON.stringify(answer)]) {
      for (const typed of ['Sanne', 'Vries', 'Meppel', 'Dorpsstraat', 'devries.example']) {
        expect(text).not.toContain(typed)
      }
    }
  })

  it('leaves nothing half written', async () => {
    const office = await anOffice()
    const before = linesOf(office)
    vi.spyOn(handlers.users, 'savePolicy').mockImplementation(({ db, audit }) => {
      db.run('UPDATE settings SET requireTotp = 1')
      audit({ entity: 'settings', fields: ['requireTotp'] })
      throw new AppError('disk-full', {})
    })
    expect(await codeOf(office.call('users.savePolicy', { requireTotp: true }))).toBe('disk-full')
    expect((await office.call('users.policy', {})).requireTotp).toBe(false)
    expect(linesOf(office)).toBe(before)
    expect(office.changed).not.toContainEqual(domainsChangedBy('users'))
  })
})

describe('a command', () => {
  it('that leaves no line in the log is undone', async () => {
    const office = await anOffice()
    const before = linesOf(office)
    vi.spyOn(handlers.users, 'savePolicy').mockImplementation(({ db }) => {
      db.run('UPDATE settings SET requireTotp = 1')
      return { requireTotp: true }
    })
    expect(await codeOf(office.call('users.savePolicy', { requireTotp: true }))).toBe('internal')
    expect((await office.call('users.policy', {})).requireTotp).toBe(false)
    expect(linesOf(office)).toBe(before)
    expect(office.changed).not.toContainEqual(domainsChangedBy('users'))
  })

  it('that is declared quiet needs none', async () => {
    const office = await anOffice()
    const before = linesOf(office)
    await office.call('typing.keep', { form: 'clients/new', value: '{}', clientId: null })
    expect(linesOf(office)).toBe(before)
    expect(await office.call('typing.recall', { form: 'clients/new' })).toMatchObject({
      value: '{}',
    })
  })

  it('that commits says which domains changed', async () => {
    const office = await anOffice()
    await office.call('users.savePolicy', { requireTotp: true })
    expect(office.changed.at(-1)).toEqual(domainsChangedBy('users'))
  })

  it('cannot be asynchronous: its transaction would end before it does', () => {
    const { saveBehaviour } = contract
    const handler: HandlersOf<{ saveBehaviour: typeof saveBehaviour }> = {
      // @ts-expect-error a promise is no answer of a command
      saveBehaviour: async ({ audit }, input) => {
        audit({ entity: 'settings' })
        return await Promise.resolve(input)
      },
    }
    expect(saveBehaviour.kind).toBe('command')
    expect(handler.saveBehaviour).toBeTypeOf('function')
  })
})

describe('a query', () => {
  it('has no way to write', () => {
    const reads: (keyof QueryContext['db'])[] = ['get', 'all']
    // @ts-expect-error run, insert and transaction are the writer's
    const writes: keyof QueryContext['db'] = 'run'
    expect(reads).not.toContain(writes)
  })

  it('is refused by the database itself when it writes all the same', async () => {
    const office = await anOffice()
    vi.spyOn(handlers.settings, 'behaviour').mockImplementation(({ db }) => {
      db.all('UPDATE settings SET lockAfterMinutes = 1')
      return { lockAfterMinutes: 1 }
    })
    expect(await codeOf(office.call('settings.behaviour', {}))).toBe('internal')
    vi.restoreAllMocks()
    expect((await office.call('settings.behaviour', {})).lockAfterMinutes).toBe(10)
  })
})
