/** What can't be undone is declared so, and waits for a clock that nobody stands for. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { contract } from '../../../shared/contract'
import type { AnyOperation } from '../../../shared/operation'
import {
  anOffice,
  codeOf,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'

type Ask = (office: TestOffice) => Promise<unknown>

/** Each with an input that is good, so that nothing but the date is in the way. */
const asks: Record<string, Ask> = {
  'archive.destroyDue': (office) =>
    office.call('archive.destroyDue', {
      file: office.saveTo(join(temporaryFolder(), 'proof.zip')),
      language: 'nl',
    }),
  'audit.prune': ({ call }) => call('audit.prune', { before: '2012-01-01' }),
  'clients.confirmTermination': ({ call }) => call('clients.confirmTermination', { id: 1 }),
  'clients.hastenTermination': ({ call }) => call('clients.hastenTermination', { id: 1 }),
  'clients.terminate': ({ call }) => call('clients.terminate', { id: 1, on: '2026-05-01' }),
  'invoices.issue': ({ call }) => call('invoices.issue', { id: 1 }),
  'retention.eraseParts': ({ call }) =>
    call('retention.eraseParts', { requestId: 1, parts: [{ part: 'phone', id: null }] }),
  'services.run': ({ call }) => call('services.run', { issue: true }),
  'session.prepareRotation': ({ call }) =>
    call('session.prepareRotation', { password: ownerPassword, stay: [] }),
  'session.rotateKey': ({ call }) => call('session.rotateKey', { group: 1, text: 'AAAAA' }),
}

const declared = (how: boolean | 'asks'): string[] =>
  Object.entries(contract)
    .flatMap(([domain, operations]) =>
      Object.entries<AnyOperation>(operations).map(([verb, { irreversible }]) => ({
        name: `${domain}.${verb}`,
        irreversible,
      })),
    )
    .filter(({ irreversible }) => irreversible === how)
    .map(({ name }) => name)
    .sort()

it('what can’t be undone is all declared so, and nothing else is', () => {
  expect(declared(true)).toEqual(Object.keys(asks))
  // The erasure run puts the date, and more, to the owner as its own question.
  expect(declared('asks')).toEqual(['retention.run'])
})

it('and waits until an owner says that the date is right', async () => {
  const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
  await office.call('retention.run', { approved: true })
  await office.call('retention.noticeTime', {})
  const codes = async () => {
    const found: Record<string, string> = {}
    for (const [name, ask] of Object.entries(asks)) found[name] = await codeOf(ask(office))
    return found
  }
  office.setClock('2026-05-01T09:00:00.000Z')
  const refused = Object.keys(asks).map((name) => [name, 'date-unconfirmed'])
  expect(await codes()).toEqual(Object.fromEntries(refused))
  await office.call('retention.confirmDate', {})
  expect(Object.values(await codes())).not.toContain('date-unconfirmed')
})
