import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import { signInAs } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const now = '2026-11-02T09:00:00.000Z'

const two: Input<'elsewhere.addSystems'> = {
  systems: [
    { kind: 'mailbox', name: 'Postvak' },
    { kind: 'paper', name: 'Ordners' },
  ],
}

const aCase = async (
  office: TestOffice,
  clientId: number | null,
  type: Input<'privacy.register'>['type'] = 'access',
) => {
  const name = clientId === null ? 'Iemand' : null
  const { id } = await office.call('privacy.register', {
    ...{ type, clientId, name, channel: 'mail', receivedOn: '2026-11-02' },
  })
  const move = async (wanted: Input<'privacy.move'>['move']) => {
    const { version } = await office.call('privacy.get', { id })
    return office.call('privacy.move', { id, version, move: wanted })
  }
  const recognised = async () => {
    await move({ move: 'ask-identity' })
    return move({ move: 'pass-identity', method: 'in-person' })
  }
  return { id, move, recognised }
}

describe('what lies outside the program', () => {
  it('opens a task per system once it is known who asks; the letter says each, and the case waits for all', async () => {
    const office = await anOffice({ now })
    await office.call('elsewhere.addSystems', two)
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id, move, recognised } = await aCase(office, clientId)
    expect((await office.call('privacy.get', { id })).tasks).toEqual([])
    const { tasks, version } = await recognised()
    expect(tasks).toMatchObject([
      { kind: 'system', what: 'Postvak', finding: null },
      { kind: 'system', what: 'Ordners', finding: null },
    ])
    expect(await office.call('elsewhere.tasks', {})).toMatchObject({
      open: 2,
      requests: [{ requestId: id, what: ['Postvak', 'Ordners'] }],
    })
    const [mailbox, paper] = tasks
    // How a recipient was told is no outcome of looking somewhere.
    const wrong = { id: mailbox?.id ?? 0, finding: 'told-by-mail' } as const
    expect(await codeOf(office.call('privacy.finishTask', wrong))).toBe('invalid-input')
    await office.call('privacy.finishTask', { id: mailbox?.id ?? 0, finding: 'found' })
    await office.call('privacy.write', { id, version, answer: 'Zie het pakket.' })
    const { text } = await office.call('privacy.letter', { id, kind: 'request-answer' })
    expect(text).toContain('- Postvak: gevonden\n- Ordners: kijken wij nog na')
    await move({ move: 'answer', outcome: 'granted' })
    // Struck out since: what stood stays, and is still to be done.
    const [, system] = await office.call('elsewhere.systems', {})
    await office.call('elsewhere.strikeSystem', { id: system?.id ?? 0, struck: true })
    expect(await codeOf(move({ move: 'close' }))).toBe('request-move')
    await office.call('privacy.finishTask', { id: paper?.id ?? 0, finding: 'nothing-found' })
    expect(await move({ move: 'close' })).toMatchObject({ state: 'closed', tasks: [] })
  })

  it('is looked at for nobody who is not recognised, is refused, or asks something else', async () => {
    const office = await anOffice({ now })
    await office.call('elsewhere.addSystems', two)
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const stranger = await aCase(office, null)
    expect((await office.call('privacy.get', { id: stranger.id })).tasks).toEqual([])
    const other = await aCase(office, clientId, 'portability')
    expect((await other.recognised()).tasks).toEqual([])
    const withdrawn = await aCase(office, clientId, 'erasure')
    expect((await withdrawn.recognised()).tasks).toHaveLength(2)
    expect((await withdrawn.move({ move: 'withdraw' })).tasks).toEqual([])
  })

  it('is looked at when a client leaves: on the start screen until it is done, and on the certificate', async () => {
    const office = await anOffice({ now })
    await office.call('elsewhere.addSystems', two)
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await office.call('clients.terminate', { id, on: '2026-12-01' })
    expect((await office.call('elsewhere.tasks', {})).open).toBe(2)
    await office.call('clients.undoTermination', { id })
    expect((await office.call('elsewhere.tasks', {})).open).toBe(0)
    await terminated(office, { id, on: '2026-11-02' })
    const [first, second] = (await office.call('elsewhere.tasks', {})).terminations
    expect(first).toMatchObject({ clientId: id, client: 'Xanthippe Quispelaar', what: 'Postvak' })
    await office.call('elsewhere.finish', { id: first?.id ?? 0, finding: 'deleted' })
    // What came into use meanwhile is looked at too.
    await office.call('elsewhere.addSystems', { systems: [{ kind: 'other', name: 'Telefoon' }] })
    await office.call('retention.run', { approved: true })
    const left = await office.call('elsewhere.tasks', {})
    expect(left.terminations.map(({ client, what }) => [client, what])).toEqual([
      [null, 'Ordners'],
      [null, 'Telefoon'],
    ])
    const path = join(office.dir, 'certificate.json')
    const print = { format: 'json', language: 'nl', file: office.saveTo(path) } as const
    await office.call('retention.saveCertificate', { id: 1, ...print })
    const { elsewhere } = JSON.parse(readFileSync(path, 'utf8')) as { elsewhere: unknown }
    expect(elsewhere).toEqual([
      { what: 'Postvak', finding: 'deleted', doneOn: '2026-11-02', doneBy: 'Olga Eigenaar' },
      { what: 'Ordners', finding: null, doneOn: null, doneBy: null },
      { what: 'Telefoon', finding: null, doneOn: null, doneBy: null },
    ])
    await office.call('elsewhere.finish', { id: second?.id ?? 0, finding: 'nothing-found' })
    const done = await office.call('elsewhere.tasks', { done: true })
    expect(done.terminations.map(({ what }) => what)).toEqual(['Ordners', 'Postvak'])
  })

  it('goes on in a case whose client is erased meanwhile, with nothing that names anybody', async () => {
    const office = await anOffice({ now })
    await office.call('elsewhere.addSystems', two)
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id, recognised } = await aCase(office, clientId, 'erasure')
    await recognised()
    await office.call('privacy.addTask', { id, what: 'Bel Quispelaar' })
    await terminated(office, { id: clientId, on: '2026-11-02' })
    await office.call('retention.run', { approved: true })
    const { tasks } = await office.call('privacy.get', { id })
    expect(tasks.map(({ what }) => what)).toEqual(['Postvak', 'Ordners'])
  })

  it('is changed by owners alone, holds no number of a person, and is not written over', async () => {
    const office = await anOffice({ now })
    const [system] = await office.call('elsewhere.addSystems', two)
    const { id = 0, version = 0 } = system ?? {}
    const change = { id, version, kind: 'mailbox', name: 'Postvak van de zaak' } as const
    await office.call('elsewhere.changeSystem', change)
    expect(await codeOf(office.call('elsewhere.changeSystem', change))).toBe('changed-meanwhile')
    const number = { systems: [{ kind: 'other', name: 'Map 111222333' } as const] }
    expect(await codeOf(office.call('elsewhere.addSystems', number))).toBe('forbidden-content')
    await signInAs(office, 'staff')
    expect(await codeOf(office.call('elsewhere.addSystems', two))).toBe('forbidden')
    expect(await office.call('elsewhere.systems', {})).toHaveLength(2)
  })
})
