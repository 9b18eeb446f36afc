/** Orders of authorities: second approval, secrecy, the very package, and the clocks that run in hours. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../electron/office/orders/personal-data'
import { dataOf } from '../../../electron/office/exports/access/collect'
import type { Input, Output } from '../../../shared/contract'
import { signInAs, signInAsOwner } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice, type TestSeat } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { bytesInZip } from '../../support/zip'

const now = '2026-03-16T09:00:00.000Z'

const national = {
  kind: 'national',
  authority: 'Politie Amsterdam',
  country: 'NL',
  reference: 'PL1300-2026071',
  article: 'Sv art. 126nd',
  scope: 'Naam, adres en facturen over 2026',
  parts: ['client', 'invoices'],
  orderedOn: '2026-03-15',
  receivedOn: '2026-03-16',
  receivedTime: '09:30',
  secret: false,
} as const satisfies Omit<Input<'orders.register'>, 'clientId'>

type Order = Output<'orders.get'>
const seen = ({ id, version }: Order) => ({ id, version })

const aClientWithInvoice = async (office: TestOffice) => {
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
  settle(office, invoice)
  return { id, invoice }
}

const ordered = (
  office: TestOffice,
  clientId: number | null,
  other: Partial<Input<'orders.register'>> = {},
): Promise<Order> => office.call('orders.register', { ...national, clientId, ...other })

const handOver = (office: TestOffice, orderId: number, encrypted = false) =>
  office.call('exports.orderPackage', {
    orderId,
    encrypted,
    language: 'nl',
    file: office.saveTo(join(office.dir, `bevel-${orderId}.zip`)),
  })

/** At a desk of their own. */
const anotherOwner = async (office: TestOffice): Promise<TestSeat> => {
  const email = 'tweede@voorbeeld.nl'
  const { startPassword } = await office.call('users.add', { name: 'Twee', email, role: 'owner' })
  const seat = office.anotherSeat()
  await seat.call('session.unlock', { email, password: startPassword ?? '' })
  await seat.call('session.changePassword', { current: null, password: 'een tweede wachtwoord' })
  return seat
}

describe('an order to hand over data', () => {
  it('waits for another owner, at whatever desk, and then gives exactly what was asked for, once', async () => {
    const office = await anOffice({ now })
    const { id: clientId, invoice } = await aClientWithInvoice(office)
    const second = await anotherOwner(office)
    const order = await ordered(office, clientId)
    expect(order).toMatchObject({ number: `B-2026-${order.id}`, next: 'ask-approval' })
    const path = join(office.dir, `bevel-${order.id}.zip`)
    expect(await codeOf(handOver(office, order.id))).toBe('approval-needed')
    expect(existsSync(path)).toBe(false)
    const request = { operation: 'disclosures.handOver', subject: String(order.id) } as const
    const asked = await office.call('approvals.request', request)
    expect(await codeOf(handOver(office, order.id))).toBe('approval-needed')
    await second.call('approvals.decide', { id: asked.id, approved: false, reason: 'Te breed' })
    expect(await office.call('orders.get', { id: order.id })).toMatchObject({
      next: 'ask-approval',
      refused: { by: 'Twee', reason: 'Te breed' },
    })
    const again = await office.call('approvals.request', request)
    await second.call('approvals.decide', { id: again.id, approved: true, reason: null })

    const { sha256, passphrase } = await handOver(office, order.id)
    expect(passphrase).toBeNull()
    const bytes = readFileSync(path)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    const files = await bytesInZip(path)
    const pdf = `facturen/${invoice.number}-${invoice.id}.pdf`
    expect([...files.keys()]).toEqual(['verstrekking.pdf', 'gegevens.json', pdf])
    const data = JSON.parse(String(files.get('gegevens.json'))) as Record<string, unknown>
    expect(Object.keys(data)).toEqual(['format', 'madeOn', 'order', 'client', 'invoices'])

    const after = await office.call('orders.get', { id: order.id })
    expect(after.handedOver).toMatchObject({
      by: 'Olga Eigenaar',
      approvedBy: 'Twee',
      sha256,
      bytes: bytes.length,
    })
    for (const { name, sha256: hash } of after.handedOver?.contents ?? [])
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
      ).toBe(hash)
    const [logged] = (await office.call('disclosures.list', { clientId })).rows
    expect(logged).toMatchObject({
      way: 'legal-order',
      recipient: { name: 'Politie en justitie' },
      clients: 1,
      basis: 'legal-obligation',
    })
    expect(logged?.data).toEqual(expect.arrayContaining(['name', 'address', 'invoices']))
    expect(logged?.data).not.toContain('payments')
    expect(await codeOf(handOver(office, order.id))).toBe('order-closed')

    const receipt = { receipt: 'Brigadier Jansen', receiptOn: '2026-03-16' }
    const noted = await office.call('orders.noteReceipt', { ...seen(after), ...receipt })
    const refused = { ...seen(noted), outcome: 'nothing-held' } as const
    expect(await codeOf(office.call('orders.close', refused))).toBe('order-not-handed-over')
    const closed = await office.call('orders.close', { ...seen(noted), outcome: 'handed-over' })
    expect(closed).toMatchObject({ next: null, handedOver: receipt, outcome: 'handed-over' })
    expect(await office.call('retention.holds', { clientId })).toEqual([])
  })

  it('says, in an office of one owner, that nobody could be asked', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aClientWithInvoice(office)
    const order = await ordered(office, clientId, { parts: ['client'] })
    expect(order.next).toBe('hand-over')
    const { passphrase } = await handOver(office, order.id, true)
    expect(passphrase).toMatch(/.{12}/)
    const after = await office.call('orders.get', { id: order.id })
    expect(after.handedOver?.approvedBy).toBeNull()
    const { rows } = await office.call('audit.list', { domain: 'exports' })
    expect(rows.map(({ code }) => code)).toContain('handed-over-alone')
  })

  it('about nobody the office knows, or in the future, gives nothing', async () => {
    const office = await anOffice({ now })
    const order = await ordered(office, null)
    expect(order).toMatchObject({ next: 'close', client: null })
    expect(await codeOf(handOver(office, order.id))).toBe('order-without-client')
    const late = ordered(office, null, { receivedTime: '11:00' })
    expect(await codeOf(late)).toBe('invalid-input')
    expect(await codeOf(ordered(office, null, { receivedTime: '25:00' }))).toBe('invalid-input')
    expect(await codeOf(ordered(office, null, { orderedOn: '2026-03-17' }))).toBe('invalid-input')
    const refused = office.call('orders.close', { ...seen(order), outcome: 'refused' })
    expect(await codeOf(refused)).toBe('invalid-input')
    await office.call('orders.close', { ...seen(order), outcome: 'nothing-held' })
  })
})

describe('an order that must not be told of', () => {
  it('is known to owners alone, in every list and line, and stays out of the access package until lifted', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aClientWithInvoice(office)
    const [secret, open] = [
      await ordered(office, clientId, { secret: true, parts: ['client'] }),
      await ordered(office, clientId, { parts: ['client'], reference: 'Openlijk' }),
    ]
    await office.call('approvals.request', {
      operation: 'disclosures.handOver',
      subject: String(secret.id),
    })
    await handOver(office, secret.id)
    office.setClock('2026-03-16T09:05:00.000Z')
    await handOver(office, open.id)
    const holds = await office.call('retention.holds', { clientId })
    const secretHold = holds.find(({ reason }) => reason === secret.number)?.id ?? 0
    const db = office.database()
    const told = () => {
      const { orders, disclosures, holds: kept } = dataOf(db, clientId)
      return [orders.length, disclosures.length, kept.length]
    }
    expect(told()).toEqual([1, 1, 0])
    const running = await ordered(office, clientId, {
      secret: true,
      answerBy: '2026-03-20',
      reference: 'Loopt',
    })
    expect((await office.call('orders.due', {})).map(({ id }) => id)).toEqual([running.id])

    await signInAs(office, 'staff')
    // Asking for approval would tell that there is one.
    const asks = { operation: 'disclosures.handOver', subject: String(running.id) } as const
    expect(await codeOf(office.call('approvals.request', asks))).toBe('forbidden')
    const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
    const lists = async () => ({
      orders: ids((await office.call('orders.list', {})).rows),
      due: await office.call('orders.due', {}),
      holds: (await office.call('retention.holds', { clientId })).map(({ reason }) => reason),
      disclosures: (await office.call('disclosures.list', { clientId })).rows.map((d) => d.note),
      approvals: (await office.call('approvals.list', {})).length,
    })
    expect(await lists()).toEqual({
      orders: [open.id],
      due: [],
      holds: [open.number],
      disclosures: [open.number],
      approvals: 0,
    })
    expect(await codeOf(office.call('orders.get', { id: secret.id }))).toBe('not-found')
    expect(await codeOf(office.call('retention.liftHold', { id: secretHold }))).toBe('not-found')
    const lines = async () => {
      const { rows } = await office.call('audit.list', { limit: 200 })
      return rows.filter(
        ({ entity, entityId }) =>
          (entity === 'order' && entityId === secret.id) ||
          (entity === 'hold' && entityId === secretHold) ||
          entity === 'approval',
      )
    }
    // Of the open one a single line says that nobody could be asked.
    expect((await lines()).map(({ code }) => code)).toEqual(['nobody-to-ask'])
    await signInAsOwner(office)
    expect((await lines()).length).toBeGreaterThan(3)
    const { version } = await office.call('orders.get', { id: secret.id })
    await office.call('orders.liftSecrecy', { id: secret.id, version })
    expect(told()[0]).toBe(2)
    expect(told()[1]).toBe(2)
    db.close()
  })
})

describe('an order of another member state', () => {
  it('runs in hours from its receipt: eight in an emergency, ten days otherwise', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aClientWithInvoice(office)
    const foreign = { country: 'DE', article: '2023/1543 art. 5' }
    await ordered(office, clientId, { ...foreign, kind: 'production' })
    await ordered(office, clientId, { ...foreign, kind: 'production-emergency' })
    await ordered(office, clientId)
    expect(await office.call('orders.due', {})).toMatchObject([
      { kind: 'production-emergency', dueAt: '2026-03-16T16:30:00.000Z' },
      { kind: 'production', dueAt: '2026-03-26T22:59:59.999Z' },
    ])
  })

  it('preserves: nothing of the client is erased until its last day is over, and then it is', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aClientWithInvoice(office)
    const order = await ordered(office, clientId, { kind: 'preservation', country: 'BE' })
    expect(order).toMatchObject({ next: 'preserve', preservedUntil: '2026-05-15' })
    const [hold] = await office.call('retention.holds', { clientId })
    expect(hold).toMatchObject({ kind: 'legal-order', reviewOn: '2026-05-15' })
    expect(await codeOf(office.call('retention.liftHold', { id: hold?.id ?? 0 }))).toBe(
      'hold-of-order',
    )
    await terminated(office, { id: clientId, on: '2026-03-16' })
    const run = async (moment: string) => {
      office.setClock(moment)
      await office.call('retention.confirmDate', {})
      return office.call('retention.run', { approved: true })
    }
    expect(await run('2026-03-20T09:00:00.000Z')).toMatchObject({ erased: 0 })
    const longer = await office.call('orders.prolong', seen(order))
    expect(longer.preservedUntil).toBe('2026-06-14')
    expect(await codeOf(office.call('orders.prolong', seen(longer)))).toBe('order-no-preservation')
    expect(await run('2026-06-14T21:00:00.000Z')).toMatchObject({ erased: 0 })
    await run('2026-06-14T22:30:00.000Z')
    expect(await office.call('orders.get', { id: order.id })).toMatchObject({
      outcome: 'preserved',
      next: null,
      client: null,
      scope: '',
    })
    const db = office.database()
    expect(collect(db, clientId)).toEqual([])
    db.close()
    // That there was one stays for its own term, and no longer.
    await run('2031-06-15T09:00:00.000Z')
    expect((await office.call('orders.list', { closed: true })).rows).toHaveLength(1)
    await run('2031-06-17T09:00:00.000Z')
    expect((await office.call('orders.list', { closed: true })).rows).toEqual([])
  })
})
