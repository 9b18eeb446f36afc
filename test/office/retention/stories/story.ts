/** Plays what happens on an office through its door, and writes it down in the world of the model. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { temporaryFolder, type TestOffice } from '../../../support/office/office'
import { aBankEntry, aPersonNamed } from '../../../support/office/retention'
import { terminated } from '../../../support/office/terminated'
import { aBackup, restore } from '../../backup/books'
import { lookAround } from './look'
import { fiscalYear, fiscalYearEnd, latest, later, nextLeapDay } from './days'
import { destroy, overPaidBy, prospectOf, run } from './model'
import type { Step, StepKind } from './steps'
import {
  isLive,
  openOf,
  restOf,
  settledBy,
  type Client,
  type Document,
  type Entry,
  type Hold,
  type KeptAs,
  type World,
} from './world'

const names = ['Quispelaar', 'Wolkenband', 'Dijkgraaf', 'Zonneveld', 'Ruisdaal', 'Kraaienest']
/** Nobody's in particular: a payment service, or a household. */
const sharedIban = 'NL13TEST0000000099'
const ibanOf = (name: string): string => `NL13TEST000000000${names.indexOf(name)}`
const lastYear = 2090

/** What the ledger knows of an item or a client, whatever an older backup says. */
interface Lasting {
  documents: Map<number, Document>
  entries: Map<number, Entry>
  clients: Map<number, Client>
}

export class Story {
  world: World
  private readonly lasting: Lasting = {
    documents: new Map(),
    entries: new Map(),
    clients: new Map(),
  }
  private backups: { path: string; world: World }[] = []

  constructor(
    readonly office: TestOffice,
    { today, fiscalYearStart }: Pick<World, 'today' | 'fiscalYearStart'>,
  ) {
    this.world = {
      today,
      fiscalYearStart,
      terms: { invoice: 7, 'long-invoice': 10, payment: 7 },
      clients: [],
      documents: [],
      entries: [],
      holds: [],
      drafts: [],
    }
  }

  async begin(): Promise<void> {
    await this.office.call('retention.run', { approved: true })
    for (let n = 0; n < 3; n++) await this.acts.join({ kind: 'join', which: n, how: 0 })
  }

  async play(step: Step): Promise<void> {
    await this.acts[step.kind](step)
    await lookAround(this.office, this.world)
  }

  private pick<T>(list: readonly T[], { which }: Step): T | undefined {
    return list[which % Math.max(list.length, 1)]
  }

  private get documents(): Document[] {
    return this.world.documents.filter(isLive)
  }

  private get entries(): Entry[] {
    return this.world.entries.filter(isLive)
  }

  private clientOf(document: Document): Client {
    return this.world.clients.find(({ id }) => id === document.client) as Client
  }

  private byId(id: number): Entry {
    return this.world.entries.find((entry) => entry.id === id) as Entry
  }

  /** A bank entry, put on record today and booked then or a little before. */
  private entry(
    cents: number,
    { name, iban = ibanOf(name), how }: { name: string; iban?: string; how: number },
  ): Entry {
    const bookedOn = how % 4 === 3 ? later(this.world.today, -20) : this.world.today
    const entry: Entry = {
      id: aBankEntry(this.office, { bookedOn, cents, name, iban }),
      fate: 'live',
      destroyAfter: null,
      destroyed: false,
      bookedOn,
      cents,
      iban,
      name,
      keptFor: null,
      ends: [],
      aside: false,
      returnedBy: null,
    }
    this.world.entries.push(entry)
    return entry
  }

  /** Settles documents with an entry, as a person does who matches it. */
  private async match(
    entry: Entry,
    parts: readonly { document: Document; cents: number }[],
    keptFor: number | null = entry.keptFor,
  ): Promise<void> {
    await this.office.call('payments.match', {
      id: entry.id,
      allocations: parts.map(({ document, cents }) => ({
        invoiceId: document.id,
        amountCents: cents,
      })),
      remainderClientId: keptFor,
    })
    const on = latest([entry.bookedOn, this.world.today])
    const kind = entry.cents < 0 ? 'refund' : 'payment'
    for (const { document, cents } of parts) {
      document.settlements.push({ kind, cents, on, entry: entry.id })
    }
    entry.keptFor = restOf(this.world, entry) === 0 ? null : keptFor
    this.readAccounts()
  }

  private async bill({ which, how }: Step, keptAs: KeptAs): Promise<void> {
    const { world, office } = this
    const client = this.pick(
      world.clients.filter(({ state }) => state === 'live'),
      { kind: 'bill', which, how },
    )
    if (!client) return
    const cents = (how + 1) * 1000
    const draft = await office.call('invoices.addDraft', {
      clientId: client.id,
      supplyFrom: world.today,
      reference: `Opdracht ${client.name}`,
      keptAs,
      lines: [
        {
          description: `Werk voor ${client.name}`,
          quantity: 1000,
          unitPriceCents: cents,
          vatKind: 'standard',
        },
      ],
    })
    const issued = await office.call('invoices.issue', { id: draft.id, sure: true })
    world.documents.push({
      id: issued.id,
      fate: 'live',
      destroyAfter: null,
      destroyed: false,
      client: client.id,
      credits: null,
      number: issued.number,
      netCents: cents,
      vatCents: (cents * 21) / 100,
      issuedOn: world.today,
      keptAs,
      settlements: [],
    })
  }

  private async hold(covers: Partial<Hold>, reason: string): Promise<void> {
    const { document = null, client = null, fiscalYear: year = null } = covers
    const { id } = await this.office.call('retention.addHold', {
      kind: 'dispute',
      covers:
        document !== null
          ? { invoiceId: document }
          : client !== null
            ? { clientId: client }
            : { fiscalYear: year ?? 0 },
      reason,
      reviewOn: later(this.world.today, 365),
    })
    this.world.holds.push({ id, document, client, fiscalYear: year })
  }

  private async goTo(day: string): Promise<void> {
    if (Number(day.slice(0, 4)) > lastYear) return
    this.world.today = day
    this.office.setClock(`${day}T09:00:00.000Z`)
    // The owner says that the date is right, however far it went.
    await this.office.call('retention.confirmDate', {})
  }

  /** What is remembered apart from the file, and goes on being so in whatever is put back. */
  private remember(): void {
    const { documents, entries, clients } = this.world
    for (const one of documents) if (!isLive(one)) this.lasting.documents.set(one.id, { ...one })
    for (const one of entries) if (!isLive(one)) this.lasting.entries.set(one.id, { ...one })
    for (const one of clients) {
      if (one.state !== 'live') this.lasting.clients.set(one.id, structuredClone(one))
    }
  }

  private async putBack({ path, world }: { path: string; world: World }): Promise<void> {
    await restore(this.office, path)
    const { today } = this.world
    const before = structuredClone(world)
    this.world = { ...before, today }
    const { lasting } = this
    for (const one of [...before.documents, ...before.entries]) {
      const known = ('client' in one ? lasting.documents : lasting.entries).get(one.id)
      if (!known) continue
      const { fate, destroyAfter, destroyed } = known
      Object.assign(one, { fate, destroyAfter, destroyed })
      if ('keptFor' in one) one.keptFor = null
    }
    for (const client of before.clients) {
      const known = lasting.clients.get(client.id)
      if (!known) continue
      const { state, terminatedOn, card } = known
      // Reduced in the backup already, it is not reduced once more: the next run looks at what came since.
      const reducedNow = card === 'name' && client.card !== 'name'
      Object.assign(client, { state, terminatedOn, card })
      if (state === 'erased' || reducedNow) client.accounts = []
      if (state === 'erased') {
        for (const entry of before.entries) if (entry.keptFor === client.id) entry.keptFor = null
        this.world.drafts = this.world.drafts.filter((draft) => draft.client !== client.id)
      } else {
        this.world.drafts = this.world.drafts.filter(
          (draft) => draft.client !== client.id || draft.writtenOn >= today,
        )
        // Reduced once more: a rest that nobody had looked at then is the client's.
        for (const entry of overPaidBy(this.world, client)) entry.keptFor = client.id
      }
    }
    await this.office.call('retention.confirmDate', {})
  }

  private readonly acts: Record<StepKind, (step: Step) => Promise<void>> = {
    join: async () => {
      const { world, office } = this
      const name = names[world.clients.length]
      if (name === undefined) return
      // Two of them have an e-mail address in common, as a household or a bookkeeper has.
      const shared = world.clients.length === 1 || world.clients.length === 2
      const { id } = await aPersonNamed(office, name, shared ? ['samen@gedeeld.example'] : [])
      world.clients.push({
        id,
        name,
        terminatedOn: null,
        state: 'live',
        accounts: [],
        card: 'full',
      })
    },
    bill: (step) => this.bill(step, 'invoice'),
    'bill-long': (step) => this.bill(step, 'long-invoice'),
    draft: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state }) => state !== 'erased'),
        step,
      )
      if (!client) return
      const { id } = await this.office.call('invoices.addDraft', {
        clientId: client.id,
        reference: `Concept ${client.name}`,
        lines: [],
      })
      this.world.drafts.push({ id, client: client.id, writtenOn: this.world.today })
    },
    note: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state, card }) => state !== 'erased' && card !== 'name'),
        step,
      )
      if (!client) return
      const { books, createdAt, terminatedOn, name, ...card } = await this.office.call(
        'clients.get',
        { id: client.id },
      )
      await this.office.call('clients.change', {
        ...card,
        kvkNumber: null,
        vatId: null,
        paymentTermDays: null,
        note: `Later getypt over ${client.name} (${this.world.today})`,
        contacts: [{ name: `Buur van ${client.name}`, role: null, email: null, phone: null }],
      })
      client.card = 'full'
    },
    pay: async (step) => {
      const document = this.pick(
        this.documents.filter((one) => openOf(one) > 0),
        step,
      )
      if (!document) return
      const { name } = this.clientOf(document)
      const iban = step.how % 5 === 4 ? sharedIban : ibanOf(name)
      const cents = openOf(document)
      await this.match(this.entry(cents, { name, iban, how: step.how }), [{ document, cents }])
    },
    part: async (step) => {
      const document = this.pick(
        this.documents.filter((one) => openOf(one) > 1),
        step,
      )
      if (!document) return
      const { name } = this.clientOf(document)
      const cents = Math.floor(openOf(document) / 2)
      await this.match(this.entry(cents, { name, how: step.how }), [{ document, cents }])
    },
    over: async (step) => {
      const document = this.pick(
        this.documents.filter((one) => openOf(one) > 0),
        step,
      )
      if (!document) return
      const client = this.clientOf(document)
      const cents = openOf(document)
      const entry = this.entry(cents + 777, { name: client.name, how: step.how })
      // What is too much is kept for the client, or stays where nobody looked at it.
      await this.match(entry, [{ document, cents }], step.how % 2 === 0 ? client.id : null)
    },
    'pay-two': async (step) => {
      const open = this.documents.filter((one) => openOf(one) > 0)
      const first = this.pick(open, step)
      const second = this.pick(
        open.filter((one) => one !== first),
        { ...step, which: step.which + step.how },
      )
      if (!first || !second) return
      const parts = [first, second].map((document) => ({ document, cents: openOf(document) }))
      const sum = parts.reduce((total, { cents }) => total + cents, 0)
      const { name } = this.clientOf(first)
      const extra = step.how % 3 === 2 ? 333 : 0
      const iban = step.how % 2 === 0 ? sharedIban : ibanOf(name)
      await this.match(this.entry(sum + extra, { name, iban, how: step.how }), parts)
    },
    credit: async (step) => {
      const { world, office } = this
      const original = this.pick(
        this.documents.filter(
          (one) =>
            one.credits === null && !world.documents.some(({ credits }) => credits === one.id),
        ),
        step,
      )
      if (!original) return
      const whole = step.how % 3 !== 0
      const { lines: left } = await office.call('invoices.creditable', { id: original.id })
      const lines = whole ? null : left.map(({ id: lineId }) => ({ lineId, quantity: 500 }))
      const note = await office.call('invoices.credit', { id: original.id, lines })
      const issued = await office.call('invoices.issue', { id: note.id, sure: true })
      const netCents = whole ? original.netCents : original.netCents / 2
      const credit: Document = {
        ...original,
        id: issued.id,
        credits: original.id,
        number: issued.number,
        netCents: -netCents,
        vatCents: -(netCents * 21) / 100,
        issuedOn: world.today,
        settlements: [],
      }
      world.documents.push(credit)
      const cents = Math.min(Math.max(openOf(original), 0), -openOf(credit))
      if (cents > 0) {
        original.settlements.push({ kind: 'credit', cents, on: world.today, entry: null })
        credit.settlements.push({ kind: 'credit', cents: -cents, on: world.today, entry: null })
      }
    },
    refund: async (step) => {
      const document = this.pick(
        this.documents.filter((one) => openOf(one) < 0),
        step,
      )
      if (!document) return
      const cents = openOf(document)
      const { name } = this.clientOf(document)
      await this.match(this.entry(cents, { name, how: step.how }), [{ document, cents }])
    },
    storno: async (step) => {
      const { world, office } = this
      const entry = this.pick(
        this.entries.filter(
          (one) =>
            one.cents > 0 &&
            one.returnedBy === null &&
            one.ends.length === 0 &&
            !one.aside &&
            settledBy(world, one).length > 0 &&
            settledBy(world, one).every(({ document }) => isLive(document)),
        ),
        step,
      )
      if (!entry) return
      const back = this.entry(-entry.cents, { name: entry.name, iban: entry.iban, how: 0 })
      const parts = settledBy(world, entry)
      await office.call('payments.match', {
        id: back.id,
        allocations: parts.map(({ document, cents }) => ({
          invoiceId: document.id,
          amountCents: -cents,
        })),
        returnOf: entry.id,
      })
      for (const { document, cents } of parts) {
        document.settlements.push({
          kind: 'return',
          cents: -cents,
          on: world.today,
          entry: back.id,
        })
      }
      entry.returnedBy = back.id
      this.tie(entry, back)
    },
    'write-off': async (step) => {
      const document = this.pick(
        this.documents.filter((one) => openOf(one) !== 0),
        step,
      )
      if (!document) return
      const open = openOf(document)
      const amountCents = step.how % 4 === 3 ? Math.sign(open) : open
      await this.office.call('payments.writeOff', {
        invoiceId: document.id,
        amountCents,
        reason: 'waived',
      })
      const { today } = this.world
      document.settlements.push({ kind: 'write-off', cents: amountCents, on: today, entry: null })
    },
    'undo-write-off': async (step) => {
      const document = this.pick(
        this.documents.filter(({ settlements }) =>
          settlements.some(({ kind }) => kind === 'write-off'),
        ),
        step,
      )
      if (!document) return
      await this.office.call('payments.undoWriteOff', { invoiceId: document.id })
      document.settlements = document.settlements.filter(({ kind }) => kind !== 'write-off')
    },
    keep: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state }) => state !== 'erased'),
        step,
      )
      if (!client) return
      const iban = step.how % 4 === 1 ? sharedIban : ibanOf(client.name)
      await this.match(this.entry(500, { name: client.name, iban, how: step.how }), [], client.id)
    },
    'use-kept': async (step) => {
      const entry = this.pick(this.kept, step)
      const document = this.pick(
        this.documents.filter((one) => openOf(one) > 0 && one.client === entry?.keptFor),
        step,
      )
      if (!entry || !document) return
      const cents = Math.min(restOf(this.world, entry), openOf(document))
      await this.match(entry, [{ document, cents }])
    },
    'pay-back': async (step) => {
      const { world } = this
      const entry = this.pick(
        this.entries.filter(
          (one) => restOf(world, one) > 0 && one.cents > 0 && !one.aside && one.returnedBy === null,
        ),
        step,
      )
      if (!entry) return
      const rest = restOf(world, entry)
      const cents = step.how % 3 === 0 ? Math.ceil(rest / 2) : rest
      const back = this.entry(-cents, { name: entry.name, iban: entry.iban, how: step.how })
      await this.office.call('payments.payBack', { entryId: entry.id, byId: back.id })
      this.tie(entry, back)
    },
    'give-up': async (step) => {
      const entry = this.pick(this.kept, step)
      if (!entry) return
      await this.office.call('payments.giveUpMoney', { entryId: entry.id, reason: 'waived' })
      const { today } = this.world
      entry.ends.push({ cents: restOf(this.world, entry), on: today, other: null })
    },
    'undo-kept': async (step) => {
      const entry = this.pick(
        this.entries.filter((one) => one.cents > 0 && one.ends.length > 0 && !one.returnedBy),
        step,
      )
      if (!entry) return
      await this.office.call('payments.undoKeptMoney', { entryId: entry.id })
      this.untie(entry)
    },
    unmatch: async (step) => {
      const { world } = this
      const entry = this.pick(
        this.entries.filter(
          (one) =>
            one.cents > 0 &&
            one.returnedBy === null &&
            settledBy(world, one).length > 0 &&
            settledBy(world, one).every(({ document }) => isLive(document)),
        ),
        step,
      )
      if (!entry) return
      await this.office.call('payments.unmatch', { id: entry.id })
      this.untie(entry)
      for (const document of this.documents) {
        document.settlements = document.settlements.filter((one) => one.entry !== entry.id)
      }
      entry.keptFor = null
      this.readAccounts()
    },
    stray: async (step) => {
      const { name } = this.pick(this.world.clients, step) as Client
      const iban = step.how % 3 === 0 ? sharedIban : ibanOf(name)
      this.entry(step.how % 5 === 0 ? -250 : 250, { name, iban, how: step.how })
      return Promise.resolve()
    },
    aside: async (step) => {
      const { world } = this
      const entry = this.pick(
        this.entries.filter(
          (one) =>
            one.keptFor === null &&
            one.ends.length === 0 &&
            !one.aside &&
            settledBy(world, one).length === 0,
        ),
        step,
      )
      if (!entry) return
      await this.office.call('payments.setAside', { ids: [entry.id], reason: 'former-client' })
      entry.aside = true
    },
    terminate: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state, terminatedOn }) => state === 'live' && !terminatedOn),
        step,
      )
      if (!client) return
      const on = later(this.world.today, [0, 0, 0, 0, 1, 1, 15, 15, 60, 200, 0, 0][step.how] ?? 0)
      await terminated(this.office, { id: client.id, on })
      client.terminatedOn = on
    },
    move: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state, terminatedOn }) => state === 'live' && terminatedOn),
        step,
      )
      if (!client) return
      const on = later(this.world.today, step.how * 7)
      await terminated(this.office, { id: client.id, on })
      client.terminatedOn = on
    },
    stay: async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state, terminatedOn }) => state === 'live' && terminatedOn),
        step,
      )
      if (!client) return
      await this.office.call('clients.undoTermination', { id: client.id })
      client.terminatedOn = null
    },
    'hold-client': async (step) => {
      const client = this.pick(
        this.world.clients.filter(({ state }) => state !== 'erased'),
        step,
      )
      if (client) await this.hold({ client: client.id }, `Geschil met ${client.name}`)
    },
    'hold-document': async (step) => {
      const document = this.pick(
        this.world.documents.filter(({ fate }) => fate !== 'scrubbed'),
        step,
      )
      if (!document) return
      const reason = isLive(document) ? `Geschil met ${this.clientOf(document).name}` : 'Geschil'
      await this.hold({ document: document.id }, reason)
    },
    'hold-year': async (step) => {
      const { today, fiscalYearStart } = this.world
      const on = this.pick(this.world.documents, step)?.issuedOn ?? today
      await this.hold({ fiscalYear: fiscalYear(on, fiscalYearStart) }, 'Controle')
    },
    lift: async (step) => {
      const hold = this.pick(this.world.holds, step)
      if (!hold) return
      await this.office.call('retention.liftHold', { id: hold.id })
      this.world.holds = this.world.holds.filter((one) => one !== hold)
    },
    lengthen: async ({ which, how }) => {
      const { terms } = this.world
      const name = (['invoice', 'payment', 'long-invoice'] as const)[which % 3] ?? 'invoice'
      terms[name] = Math.min(terms[name] + (how % 3) + 1, 12)
      await this.office.call('retention.saveTerm', { class: name, years: terms[name], days: 0 })
    },
    wait: async (step) => {
      await this.acts.closed(step)
      await this.acts.run(step)
    },
    closed: async ({ which, how }) => {
      const { today, fiscalYearStart, documents, entries } = this.world
      const ends = [...documents, ...entries].flatMap(({ destroyAfter, destroyed }) =>
        destroyAfter !== null && !destroyed && destroyAfter >= today ? destroyAfter : [],
      )
      const leaving = this.world.clients.flatMap(({ terminatedOn: on }) =>
        on !== null && on > today ? on : [],
      )
      // The last day that what was written off or given up can be taken back.
      const settled = [
        ...documents.flatMap(({ settlements }) =>
          settlements.flatMap(({ kind, on }) => (kind === 'write-off' ? on : [])),
        ),
        ...entries.flatMap(({ ends: list }) =>
          list.flatMap(({ other, on }) => (other === null ? on : [])),
        ),
      ].filter((on) => later(on, 14) > today)
      const days = [
        later(today, 1),
        latest([today, later(settled[which % Math.max(settled.length, 1)] ?? today, 14)]),
        later(today, 14),
        later(today, 15),
        later(today, 200),
        later(today, 1100),
        later(today, 2600),
        fiscalYearEnd(today, fiscalYearStart),
        later(fiscalYearEnd(today, fiscalYearStart), 1),
        nextLeapDay(today),
        later(ends[which % Math.max(ends.length, 1)] ?? today, which % 2),
        leaving[which % Math.max(leaving.length, 1)] ?? later(today, 2),
      ]
      await this.goTo(days[how] ?? today)
    },
    run: async () => {
      const { office, world } = this
      await this.compareList()
      const result = await office.call('retention.run', { approved: true })
      const { erased } = run(world)
      this.remember()
      expect([world.today, result.erased, result.failed]).toEqual([world.today, erased, 0])
    },
    destroy: async () => {
      const { office, world } = this
      const file = office.saveTo(join(temporaryFolder(), 'bewijs.zip'))
      const { destroyed } = await office.call('archive.destroyDue', {
        file,
        language: 'nl',
        dateConfirmed: world.today,
      })
      expect([world.today, 'destroyed', destroyed]).toEqual([
        world.today,
        'destroyed',
        destroy(world),
      ])
      this.remember()
    },
    backup: async () => {
      const path = join(temporaryFolder(), 'kopie.kluisbackup')
      copyFileSync(await aBackup(this.office), path)
      this.backups.push({ path, world: structuredClone(this.world) })
    },
    restore: async (step) => {
      const at = step.which % Math.max(this.backups.length, 1)
      const backup = this.backups[at]
      if (!backup) return
      // What was made after it is of a history that did not go on.
      this.backups = this.backups.slice(0, at + 1)
      await this.putBack(backup)
    },
  }

  /** Whose an account is taken to be is a matter of matching; what becomes of it, one of retention. */
  private readAccounts(): void {
    const db = this.office.database()
    const known = db.all<{ client: number; iban: string }>(
      'SELECT clientId AS client, iban FROM clientAccounts',
    )
    db.close()
    for (const client of this.world.clients) {
      client.accounts = known.flatMap((one) => (one.client === client.id ? one.iban : []))
    }
  }

  private get kept(): Entry[] {
    return this.entries.filter(
      (one) =>
        one.keptFor !== null &&
        restOf(this.world, one) > 0 &&
        one.returnedBy === null &&
        !one.aside,
    )
  }

  /** As much as they can settle of one another. */
  private tie(entry: Entry, back: Entry): void {
    const { world } = this
    const cents = Math.min(restOf(world, entry), -restOf(world, back))
    if (cents <= 0) return
    const on = latest([entry.bookedOn, back.bookedOn, world.today])
    entry.ends.push({ cents, on, other: back.id })
    back.ends.push({ cents: -cents, on, other: entry.id })
    back.keptFor = entry.keptFor
  }

  private untie(entry: Entry): void {
    for (const { other } of entry.ends.splice(0)) {
      if (other === null) continue
      const back = this.byId(other)
      back.ends = back.ends.filter((end) => end.other !== entry.id)
      back.keptFor = null
    }
  }

  /** What is listed before a run is what the run does. */
  private async compareList(): Promise<void> {
    const { world, office } = this
    const { rows } = await office.call('retention.dueList', { limit: 200 })
    expect(
      rows.map(({ clientId, step, claimCents, owedCents }) => ({
        clientId,
        step: step === 'waits' ? 'reduced' : step,
        claimCents,
        owedCents,
      })),
    ).toEqual(
      world.clients.flatMap((client) => {
        const prospect = prospectOf(world, client)
        if (!prospect) return []
        const { step, claimCents, owedCents } = prospect
        return [{ clientId: client.id, step, claimCents, owedCents }]
      }),
    )
  }
}
