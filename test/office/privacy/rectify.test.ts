import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed } from '../../support/office/retention'

const now = '2026-11-02T09:00:00.000Z'

const aCase = async (
  office: TestOffice,
  clientId: number,
  type: Input<'privacy.register'>['type'] = 'rectification',
) => {
  const { id, version } = await office.call('privacy.register', {
    ...{ type, clientId, channel: 'mail', receivedOn: '2026-11-02' },
  })
  const move = { move: 'pass-identity', method: 'in-person' } as const
  await office.call('privacy.move', { id, version, move })
  return id
}

/** Given to these recipients: one got the telephone number, one the address. */
const given = async (office: TestOffice, clientId: number) => {
  for (const [name, kind] of [
    ['Registrar', 'phone'],
    ['Boekhouder', 'address'],
  ] as const) {
    const { id: recipientId } = await office.call('disclosures.addRecipient', {
      ...{ name, kind: 'processor', purpose: 'Werk', basis: 'contract', country: 'NL' },
      data: [kind],
    })
    const on = { clientId, givenOn: '2026-11-01' }
    await office.call('disclosures.record', { recipientId, ...on, data: [kind] })
  }
}

describe('data put right', () => {
  it('stand before and after in the case alone; who got them is told, and it closes once all were', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await given(office, clientId)
    const id = await aCase(office, clientId)
    const { updatedAt, fields } = await office.call('privacy.card', { id })
    expect(fields.find(({ field }) => field === 'phone')?.value).toBe('06 98761234')
    const wrong = { id, updatedAt, changes: [{ field: 'postcode', to: 'nergens' }] }
    expect(await codeOf(office.call('privacy.rectify', wrong))).toBe('invalid-input')
    const changes = [{ field: 'phone', to: '06 11112222' }]
    const done = await office.call('privacy.rectify', { id, updatedAt, changes })
    expect(done.rectified).toMatchObject([
      { field: 'phone', before: '06 98761234', after: '06 11112222' },
    ])
    expect(done.tasks).toMatchObject([{ kind: 'recipient', what: 'Registrar', finding: null }])
    // Seen by another before that: nothing is written over.
    expect(await codeOf(office.call('privacy.rectify', { id, updatedAt, changes }))).toBe(
      'changed-meanwhile',
    )
    const [task] = done.tasks
    await office.call('privacy.finishTask', { id: task?.id ?? 0, finding: 'told-by-mail' })
    const { text } = await office.call('privacy.letter', { id, kind: 'request-answer' })
    expect(text).toContain('- Telefoon: 06 98761234 → 06 11112222')
    expect(text).toContain('- Registrar: ingelicht per e-mail')
    // Changed once more, and told once more.
    const again = await office.call('privacy.card', { id })
    const address = [
      { field: 'street', to: 'Nieuwstraat' },
      { field: 'phone', to: '06 33334444' },
    ]
    const more = await office.call('privacy.rectify', { id, ...again, changes: address })
    expect(more.tasks.map(({ what, finding }) => [what, finding])).toEqual([
      ['Registrar', null],
      ['Boekhouder', null],
    ])
    const answer = { move: 'answer', outcome: 'granted' } as const
    const { version } = await office.call('privacy.move', {
      id,
      version: more.version,
      move: answer,
    })
    const close = () => office.call('privacy.move', { id, version, move: { move: 'close' } })
    for (const { id: taskId } of more.tasks) {
      expect(await codeOf(close())).toBe('request-move')
      await office.call('privacy.finishTask', { id: taskId, finding: 'told-in-their-system' })
    }
    await close()
    const db = office.database()
    for (const table of ['rectifications', 'privacyTasks', 'privacyRequests', 'requestKeys'])
      expect([table, JSON.stringify(db.all(`SELECT * FROM ${table}`))]).not.toContain('98761234')
    expect(JSON.stringify(db.all('SELECT * FROM rectifications'))).toBe('[]')
    db.close()
  })

  it('are told of to whom was told of another case only, when the two become one', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await given(office, clientId)
    const change = async (id: number, to: string) => {
      const { updatedAt } = await office.call('privacy.card', { id })
      const changes = [{ field: 'phone' as const, to }]
      return office.call('privacy.rectify', { id, updatedAt, changes })
    }
    const into = await aCase(office, clientId)
    const { tasks } = await change(into, '06 11112222')
    await office.call('privacy.finishTask', { id: tasks[0]?.id ?? 0, finding: 'told-by-mail' })
    const from = await aCase(office, clientId)
    await change(from, '06 33334444')
    const one = await office.call('privacy.merge', { from, into })
    expect(one.tasks).toMatchObject([{ what: 'Registrar', finding: null }])
  })

  it('leave documents as they were sent; one that needs it is taken back and made anew as drafts, once', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, clientId, { supplyFrom: '2026-11-01' })
    const id = await aCase(office, clientId)
    expect(await office.call('privacy.documents', { id })).toEqual([])
    const { updatedAt } = await office.call('privacy.card', { id })
    const changes = [{ field: 'street', to: 'Nieuwstraat' }]
    await office.call('privacy.rectify', { id, updatedAt, changes })
    const documents = await office.call('privacy.documents', { id })
    expect(documents).toMatchObject([{ id: invoice.id, number: invoice.number }])
    const made = await office.call('privacy.redo', { id, invoiceId: invoice.id })
    expect(await office.call('privacy.documents', { id })).toEqual([])
    const redo = office.call('privacy.redo', { id, invoiceId: invoice.id })
    expect(await codeOf(redo)).toBe('not-found')
    await office.call('invoices.issue', { id: made.creditId, sure: true })
    const anew = await office.call('invoices.issue', { id: made.draftId, sure: true })
    expect(anew.grossCents).toBe(invoice.grossCents)
    const right = await office.call('invoices.get', { id: made.draftId })
    expect(right.supplyFrom).toBe('2026-11-01')
    expect(right.buyer?.address.street).toBe('Nieuwstraat')
    const sent = await office.call('invoices.get', { id: invoice.id })
    expect(sent.buyer?.address.street).toBe('Zeldzaamstraat')
  })

  it('are no business of another kind of request, nor of who is not recognised; erasing a part is told too', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await given(office, clientId)
    const request = { type: 'rectification', channel: 'mail', receivedOn: '2026-11-02' } as const
    const unknown = await office.call('privacy.register', { ...request, clientId })
    expect(await codeOf(office.call('privacy.card', { id: unknown.id }))).toBe('request-move')
    const erasure = await aCase(office, clientId, 'erasure')
    expect(await codeOf(office.call('privacy.card', { id: erasure }))).toBe('request-move')
    const parts = [{ part: 'phone', id: null } as const]
    await office.call('retention.eraseParts', { requestId: erasure, parts })
    const { tasks } = await office.call('privacy.get', { id: erasure })
    expect(tasks.map(({ what }) => what)).toEqual(['Registrar'])
  })
})
