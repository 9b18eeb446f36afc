import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../electron/launch/project'
import { rolesDocument } from '../../../electron/launch/roles'
import { contract } from '../../../shared/contract'
import { roles, type AnyOperation, type Role } from '../../../shared/operation'
import { signInAs } from '../../support/office/clients'
import { anOffice, ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'

const operations = Object.entries(contract).flatMap(([domain, verbs]) =>
  Object.entries<AnyOperation>(verbs).map(([verb, operation]) => ({
    name: `${domain}.${verb}`,
    operation,
  })),
)

/** No operation takes a bare text: this input is wrong for all of them. */
const wrongInput = 'not an object'

/** What the door says to a call: a code, or `answered`. */
const answerTo = async ({ office }: TestOffice, name: string, input: unknown): Promise<string> => {
  const answer = await office.call(name, input)
  return answer.ok ? 'answered' : answer.code
}

const columnOf = async (office: TestOffice, input: unknown): Promise<Record<string, string>> => {
  const column: Record<string, string> = {}
  for (const { name } of operations) column[name] = await answerTo(office, name, input)
  return column
}

const declaredFor = (expected: (operation: AnyOperation) => string): Record<string, string> =>
  Object.fromEntries(operations.map(({ name, operation }) => [name, expected(operation)]))

describe('who may do what, for every operation there is', () => {
  for (const role of roles) {
    it(`${role}: what is not declared is forbidden before the input is looked at`, async () => {
      const office = await anOffice()
      if (role !== 'owner') await signInAs(office, role)
      expect(await columnOf(office, wrongInput)).toEqual(
        declaredFor(({ roles }) => (roles.includes(role) ? 'invalid-input' : 'forbidden')),
      )
    })

    it(`${role}: what is declared is really theirs to read`, async () => {
      const office = await anOffice()
      if (role !== 'owner') await signInAs(office, role)
      for (const { name, operation } of operations) {
        if (operation.kind !== 'query' || !operation.roles.includes(role)) continue
        const answer = await answerTo(office, name, {})
        expect(['answered', 'invalid-input', 'not-found'], name).toContain(answer)
      }
    })
  }

  it('locked: only what is declared for it answers', async () => {
    const office = await anOffice()
    await office.call('session.lock', {})
    expect(await columnOf(office, wrongInput)).toEqual(
      declaredFor(({ whileLocked }) => (whileLocked ? 'invalid-input' : 'locked')),
    )
  })

  it('between password and second step: no more than when locked', async () => {
    const office = await anOffice({ setUp: { requireTotp: true } })
    await office.call('session.lock', {})
    const status = await office.call('session.unlock', {
      email: ownerEmail,
      password: ownerPassword,
    })
    expect(status).toMatchObject({ state: 'signing-in', step: 'enrol' })
    expect(await columnOf(office, wrongInput)).toEqual(
      declaredFor(({ whileLocked }) => (whileLocked ? 'invalid-input' : 'locked')),
    )
  })
})

describe('the declared matrix', () => {
  const mayCall = (role: Role, domain: string): string[] =>
    operations
      .filter(({ name, operation }) => {
        return name.startsWith(`${domain}.`) && operation.roles.includes(role)
      })
      .map(({ name }) => name)

  it('keeps support away from invoices, payments, users, log and archive', () => {
    for (const domain of ['invoices', 'payments', 'users', 'audit', 'archive', 'approvals']) {
      expect(mayCall('support', domain), domain).toEqual([])
    }
  })

  it('keeps staff away from users, and from what is in the archive', () => {
    expect(mayCall('staff', 'users')).toEqual([])
    for (const name of ['archive.search', 'archive.open', 'archive.destroyDue']) {
      expect(mayCall('staff', 'archive')).not.toContain(name)
    }
  })

  it('gives the owner everything', () => {
    expect(operations.filter(({ operation }) => !operation.roles.includes('owner'))).toEqual([])
  })

  it('lets nothing work while locked that needs the books open', () => {
    const open = operations.filter(({ operation }) => operation.whileLocked)
    expect(open.filter(({ operation }) => operation.kind !== 'action')).toEqual([])
    for (const domain of ['clients', 'invoices', 'payments', 'archive', 'users', 'audit']) {
      expect(
        open.filter(({ name }) => name.startsWith(`${domain}.`)),
        domain,
      ).toEqual([])
    }
  })

  it('stands in the documentation as it is (npm run docs)', () => {
    const printed = readFileSync(join(root, 'resources/docs/roles.md'), 'utf8')
    expect(printed).toBe(rolesDocument())
  })
})
