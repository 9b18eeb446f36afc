/** Random life stories, played on an office and on the model; a failing one is shrunk and replayable. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAppError } from '../../../../shared/errors'
import { anOffice, type TestOffice } from '../../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed } from '../../../support/office/retention'
import { terminated } from '../../../support/office/terminated'
import { afterRun, type ModelClient, type ModelInvoice } from './model'

const kinds = [
  'bill',
  'bill',
  'pay',
  'pay',
  'part',
  'write-off',
  'undo',
  'keep',
  'give-up',
] as const
const rare = [
  'terminate',
  'hold-invoice',
  'hold-client',
  'lift',
  'wait',
  'wait',
  'run',
  'run',
] as const
const step = fc.record({
  kind: fc.constantFrom(...kinds, ...rare),
  which: fc.nat(20),
  days: fc.constantFrom(1, 1, 14, 15, 200, 1100, 2600),
})
type Step = { kind: (typeof kinds)[number] | (typeof rare)[number]; which: number; days: number }

const names = ['Quispelaar', 'Wolkenband', 'Dijkgraaf']

class Story {
  today = '2026-03-16'
  readonly clients: ModelClient[] = []
  readonly invoices: ModelInvoice[] = []
  readonly entries = new Map<number, number[]>()
  holds: { id: number; lift: () => void }[] = []
  constructor(readonly office: TestOffice) {}

  pick<T>(list: readonly T[], which: number): T | undefined {
    return list.length === 0 ? undefined : list[which % list.length]
  }

  async play({ kind, which, days }: Step): Promise<void> {
    const { office, today } = this
    const client = this.pick(
      this.clients.filter(({ state }) => state !== 'erased'),
      which,
    )
    const invoice = this.pick(
      this.invoices.filter(({ fate }) => fate === 'live'),
      which,
    )
    if (kind === 'wait') {
      this.today = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
      office.setClock(`${this.today}T09:00:00.000Z`)
      // The owner says that the date is right, however far it went.
      await office.call('retention.confirmDate', {})
    }
    if (kind === 'run') {
      await office.call('retention.run', { approved: true })
      afterRun(this.clients, this.invoices, today)
      this.check()
    }
    if (kind === 'bill' && client && client.state === 'live') {
      const { id } = await anInvoiceFor(office, client.id, { supplyFrom: today })
      this.invoices.push({
        id,
        client: client.id,
        issuedOn: today,
        openCents: 12_100,
        settledOn: [],
        writtenOffOn: [],
        held: false,
        fate: 'live',
        destroyAfter: null,
      })
    }
    if ((kind === 'pay' || kind === 'part') && invoice && invoice.openCents > 0) {
      const cents = kind === 'pay' ? invoice.openCents : Math.ceil(invoice.openCents / 2)
      const name = names[this.clients.findIndex(({ id }) => id === invoice.client)] ?? ''
      const entryId = aBankEntry(office, { bookedOn: today, cents, name })
      const allocations = [{ invoiceId: invoice.id, amountCents: cents }]
      await office.call('payments.match', { id: entryId, allocations })
      invoice.openCents -= cents
      invoice.settledOn.push(today)
      this.entries.set(entryId, [invoice.id])
    }
    if (kind === 'write-off' && invoice && invoice.openCents > 0) {
      const { id: invoiceId, openCents: amountCents } = invoice
      await office.call('payments.writeOff', { invoiceId, amountCents })
      invoice.openCents = 0
      invoice.settledOn.push(today)
      invoice.writtenOffOn.push(today)
    }
    if (kind === 'undo' && invoice && invoice.writtenOffOn.length > 0) {
      const { openCents } = await office.call('payments.undoWriteOff', { invoiceId: invoice.id })
      invoice.openCents = openCents
      for (const on of invoice.writtenOffOn.splice(0)) {
        invoice.settledOn.splice(invoice.settledOn.indexOf(on), 1)
      }
    }
    if (kind === 'keep' && client) {
      const name = names[this.clients.indexOf(client)] ?? ''
      const entryId = aBankEntry(office, { bookedOn: today, cents: 500, name })
      await office.call('payments.match', {
        id: entryId,
        allocations: [],
        remainderClientId: client.id,
      })
      client.kept.push({ entryId, cents: 500, givenUpOn: null })
    }
    const money = client?.kept.find(({ givenUpOn }) => givenUpOn === null)
    if (kind === 'give-up' && money) {
      await office.call('payments.giveUpMoney', { entryId: money.entryId, reason: 'waived' })
      money.givenUpOn = today
    }
    if (kind === 'terminate' && client && client.terminatedOn === null) {
      await terminated(office, { id: client.id, on: today })
      client.terminatedOn = today
    }
    if (kind === 'hold-invoice' && invoice && !invoice.held) {
      await this.hold({ invoiceId: invoice.id }, invoice)
    }
    if (kind === 'hold-client' && client && !client.held) {
      await this.hold({ clientId: client.id }, client)
    }
    const hold = kind === 'lift' ? this.pick(this.holds, which) : undefined
    if (hold) {
      await office.call('retention.liftHold', { id: hold.id })
      hold.lift()
      this.holds = this.holds.filter((one) => one !== hold)
    }
  }

  async hold(
    covers: { invoiceId: number } | { clientId: number },
    of: { held: boolean },
  ): Promise<void> {
    const reviewOn = `${Number(this.today.slice(0, 4)) + 1}-01-01`
    const { id } = await this.office.call('retention.addHold', {
      kind: 'dispute',
      covers,
      reason: 'Geschil',
      reviewOn,
    })
    of.held = true
    this.holds.push({ id, lift: () => (of.held = false) })
  }

  /** What is live, sealed and gone; who can still be read; and the books. */
  check(): void {
    const db = this.office.database()
    const stateOf = (id: number) =>
      db.get<{ state: string }>(
        `SELECT CASE WHEN erasedAt IS NOT NULL THEN 'erased' WHEN reducedAt IS NOT NULL THEN 'reduced'
         ELSE 'live' END AS state FROM clients WHERE id = $id`,
        { id },
      )?.state
    expect(this.clients.map(({ id }) => [id, stateOf(id)])).toEqual(
      this.clients.map(({ id, state }) => [id, state]),
    )
    for (const { id, fate, destroyAfter } of this.invoices) {
      const row = db.get<{ live: number; until: string | null }>(
        `SELECT sealedAt IS NULL AS live, (SELECT destroyAfter FROM archive
           WHERE kind = 'invoice' AND sourceId = $id) AS until FROM invoices WHERE id = $id`,
        { id },
      )
      expect([this.today, id, row?.live === 1, row?.until ?? null]).toEqual([
        this.today,
        id,
        fate === 'live',
        destroyAfter,
      ])
    }
    const fates = new Map(this.invoices.map(({ id, fate }) => [id, fate]))
    for (const [entryId, settles] of this.entries) {
      const live = db.get('SELECT 1 FROM bankEntries WHERE id = $entryId AND sealedAt IS NULL', {
        entryId,
      })
      expect([this.today, 'entry', entryId, live !== undefined]).toEqual([
        this.today,
        'entry',
        entryId,
        settles.some((id) => fates.get(id) === 'live'),
      ])
    }
    for (const [at, { state }] of this.clients.entries()) {
      if (state !== 'erased') continue
      const text = db.all<{ text: string }>(
        `SELECT coalesce(counterpartyName, '') AS text FROM bankEntries
         UNION ALL SELECT name FROM clients UNION ALL SELECT coalesce(buyerName, '') FROM invoices
         UNION ALL SELECT coalesce(reason, '') FROM holds`,
      )
      expect(text.filter((row) => row.text.includes(names[at] ?? '?'))).toEqual([])
    }
    db.close()
  }
}

const stories = Number(process.env['KLUIS_STORIES'] ?? 4)

it('goes as the rules say, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 45, size: 'max' }),
      async (steps) => {
        const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
        const story = new Story(office)
        await office.call('retention.run', { approved: true })
        for (const name of names) {
          const { id } = await aPersonNamed(office, name)
          story.clients.push({ id, terminatedOn: null, held: false, kept: [], state: 'live' })
        }
        try {
          for (const one of steps) await story.play(one)
          await story.play({ kind: 'run', which: 0, days: 1 })
          expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
        } catch (error) {
          if (isAppError(error)) throw new Error(`refused: ${error.code}`, { cause: error })
          throw error
        } finally {
          office.close()
        }
      },
    ),
    { numRuns: stories, seed: Number(process.env['KLUIS_SEED'] ?? 20260316) },
  )
}, 600_000)
