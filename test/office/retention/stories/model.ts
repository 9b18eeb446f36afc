/**
 * The rules of retention once more, from the law and the statement (`dutch-rules.md`, `policy.ts`) and
 * not from the engine: what a run does on a day with each client, document and bank entry, and what a
 * destruction takes.
 */
import { fiscalYear, fiscalYearEnd, later, latest, yearsOn } from './days'
import {
  isLive,
  openOf,
  restOf,
  settledBy,
  type Client,
  type Document,
  type Entry,
  type World,
} from './world'

/** So long a write-off, or money given up, can still be taken back. */
const takeBackDays = 14

/** The day from which on a document's data have lost their current value, once nothing is open. */
const currentUntil = (document: Document): string =>
  latest([document.issuedOn, ...document.settlements.map(({ on }) => on)])

/** AWR art. 52: the term runs from the end of the fiscal year of that day. */
const ownEnd = (world: World, document: Document): string =>
  yearsOn(
    fiscalYearEnd(currentUntil(document), world.fiscalYearStart),
    world.terms[document.keptAs],
  )

const currentEntryUntil = (world: World, entry: Entry): string =>
  latest([
    entry.bookedOn,
    ...entry.ends.map(({ on }) => on),
    ...world.documents.flatMap(({ settlements }) =>
      settlements.filter((one) => one.entry === entry.id).map(({ on }) => on),
    ),
  ])

const ownEntryEnd = (world: World, entry: Entry): string =>
  yearsOn(
    fiscalYearEnd(currentEntryUntil(world, entry), world.fiscalYearStart),
    world.terms.payment,
  )

/** Money that is still kept is of current value. */
const isKept = (world: World, entry: Entry): boolean =>
  entry.keptFor !== null && restOf(world, entry) !== 0

/** A rest nobody looked at is the client's whose documents the entry settles, and nobody else's. */
export const overPaidBy = (world: World, client: Client): Entry[] =>
  world.entries.filter((entry) => {
    if (!isLive(entry) || entry.keptFor !== null || restOf(world, entry) <= 0) return false
    const owners = new Set(
      settledBy(world, entry).flatMap(({ document }) => (isLive(document) ? document.client : [])),
    )
    return owners.size === 1 && owners.has(client.id)
  })

const canBeTakenBack = (on: string, today: string): boolean => later(on, takeBackDays) >= today

const isHeldAlone = (world: World, { id }: Document): boolean =>
  world.holds.some((hold) => hold.document === id)

/** Nothing is open, and what settled it is no mistake of today or of the last fourteen days. */
const isFinal = ({ today }: World, document: Document): boolean =>
  openOf(document) === 0 &&
  document.settlements.every(({ on }) => on < today) &&
  !hasFreshWriteOff(document, today)

const hasFreshWriteOff = ({ settlements }: Document, today: string): boolean =>
  settlements.some(({ kind, on }) => kind === 'write-off' && canBeTakenBack(on, today))

const isEntryFinal = (world: World, entry: Entry): boolean =>
  currentSettlements(world, entry).every((on) => on < world.today) &&
  !entry.ends.some(({ other, on }) => other === null && canBeTakenBack(on, world.today))

const currentSettlements = (world: World, entry: Entry): string[] => [
  ...entry.ends.map(({ on }) => on),
  ...world.documents.flatMap(({ settlements }) =>
    settlements.filter((one) => one.entry === entry.id).map(({ on }) => on),
  ),
]

export interface Prospect {
  step: 'held' | 'whole' | 'reduced'
  claimCents: number
  owedCents: number
  /** anything but a hold: collecting, paying back, or undoing a mistake needs the whole card */
  moneyOpen: boolean
}

/** What a run would do with a client; null: its day has not come, or it is gone. */
export const prospectOf = (world: World, client: Client): Prospect | null => {
  const { today } = world
  const { terminatedOn, state } = client
  if (state === 'erased' || terminatedOn === null || terminatedOn > today) return null
  const own = world.documents.filter((one) => isLive(one) && one.client === client.id)
  const rests = [
    ...own.map(openOf),
    ...world.entries
      .filter((one) => isLive(one) && one.keptFor === client.id)
      .map((one) => -restOf(world, one)),
    ...overPaidBy(world, client).map((one) => -restOf(world, one)),
  ]
  const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0)
  const kept = world.entries.filter((one) => isLive(one) && one.keptFor === client.id)
  const moneyOpen =
    rests.some((cents) => cents !== 0) ||
    own.some(
      (one) => hasFreshWriteOff(one, today) || one.settlements.some(({ on }) => on >= today),
    ) ||
    kept.some((one) => !isEntryFinal(world, one))
  const money = {
    claimCents: sum(rests.filter((cents) => cents > 0)),
    owedCents: sum(rests.filter((cents) => cents < 0).map(Math.abs)),
    moneyOpen,
  }
  if (world.holds.some((hold) => hold.client === client.id)) return { step: 'held', ...money }
  const whole = !moneyOpen && !own.some((one) => isHeldAlone(world, one))
  return { step: whole ? 'whole' : 'reduced', ...money }
}

/** Everything a run does on the world's day, an owner having said yes. */
export const run = (world: World): { erased: number } => {
  let erased = 0
  for (const client of world.clients) {
    const prospect = prospectOf(world, client)
    if (prospect === null || prospect.step === 'held') continue
    leave(world, client, prospect)
    if (client.state === 'erased') erased += 1
  }
  endOld(world)
  return { erased }
}

const leave = (world: World, client: Client, { step, moneyOpen }: Prospect): void => {
  const leftOn = client.terminatedOn ?? ''
  for (const entry of overPaidBy(world, client)) entry.keptFor = client.id
  const going = world.documents.filter(
    (one) =>
      isLive(one) && one.client === client.id && isFinal(world, one) && !isHeldAlone(world, one),
  )
  const settling = world.entries.filter(
    (entry) => isLive(entry) && settledBy(world, entry).some((one) => going.includes(one.document)),
  )
  const own = world.entries.filter((one) => isLive(one) && one.keptFor === client.id)
  const strays = moneyOpen ? [] : straysOf(world, client)
  for (const document of going) {
    document.fate = 'sealed'
    document.destroyAfter = latest([
      ownEnd(world, document),
      yearsOn(leftOn, world.terms[document.keptAs]),
    ])
  }
  for (const entry of ended(world, [...settling, ...own, ...strays], () => true)) {
    seal(world, entry, leftOn)
  }
  client.state = step === 'whole' ? 'erased' : 'reduced'
  if (step === 'reduced' && moneyOpen && client.card === 'full') client.card = 'needed'
  if (step === 'reduced' && !moneyOpen) client.card = 'name'
  if (step === 'whole' || !moneyOpen) client.accounts = []
  if (step === 'whole')
    for (const one of world.entries) if (one.keptFor === client.id) one.keptFor = null
  world.drafts = world.drafts.filter(
    (draft) => draft.client !== client.id || (step !== 'whole' && draft.writtenOn >= world.today),
  )
}

/** Entries from an account of this client and of no other, whatever was done with them. */
const straysOf = (world: World, client: Client): Entry[] =>
  world.entries.filter(
    (entry) =>
      isLive(entry) &&
      entry.keptFor === null &&
      client.accounts.includes(entry.iban) &&
      !world.clients.some((other) => other !== client && other.accounts.includes(entry.iban)),
  )

const othersOf = (world: World, entry: Entry): Entry[] =>
  world.entries.filter((one) => isLive(one) && entry.ends.some(({ other }) => other === one.id))

/**
 * One fate: of the entries, and of those that took their money back, the ones that settle nothing in
 * the books, keep no money and were not settled lately; one that stays keeps those it is tied to.
 */
const ended = (
  world: World,
  candidates: readonly Entry[],
  mayGo: (entry: Entry) => boolean,
): Entry[] => {
  const group = new Set(candidates)
  for (const entry of group) for (const other of othersOf(world, entry)) group.add(other)
  const free = new Set(
    [...group].filter(
      (entry) =>
        !settledBy(world, entry).some(({ document }) => isLive(document)) &&
        !isKept(world, entry) &&
        isEntryFinal(world, entry) &&
        mayGo(entry),
    ),
  )
  for (let before = -1; before !== free.size;) {
    before = free.size
    for (const entry of free) {
      if (othersOf(world, entry).some((other) => !free.has(other))) free.delete(entry)
    }
  }
  return [...free]
}

/** Never before a sealed document that it, or an entry it is tied to, settles. */
const entryEnd = (world: World, entry: Entry, leftOn: string | null): string => {
  const tied = [entry.id, ...entry.ends.map(({ other }) => other)]
  return latest([
    ownEntryEnd(world, entry),
    ...(leftOn === null ? [] : [yearsOn(leftOn, world.terms.payment)]),
    ...world.documents.flatMap(({ settlements, destroyAfter }) =>
      destroyAfter !== null && settlements.some((one) => tied.includes(one.entry ?? -1))
        ? destroyAfter
        : [],
    ),
  ])
}

const seal = (world: World, entry: Entry, leftOn: string | null): void => {
  entry.destroyAfter = entryEnd(world, entry, leftOn)
  entry.fate = 'sealed'
  entry.keptFor = null
}

/** Documents and payments whose own term is over, whoever's they are. */
const endOld = (world: World): void => {
  const { today } = world
  const old = world.documents.filter(
    (one) =>
      isLive(one) && openOf(one) === 0 && ownEnd(world, one) < today && !isDocumentHeld(world, one),
  )
  const settling = world.entries.filter(
    (entry) => isLive(entry) && settledBy(world, entry).some((one) => old.includes(one.document)),
  )
  for (const document of old) document.fate = 'scrubbed'
  const mayGo = (entry: Entry): boolean => !isEntryHeld(world, entry)
  const end = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      if (entryEnd(world, entry, null) >= today) seal(world, entry, null)
      else {
        entry.fate = 'scrubbed'
        entry.keptFor = null
      }
    }
  }
  end(ended(world, settling, mayGo))
  const expired = world.entries.filter(
    (entry) => isLive(entry) && ownEntryEnd(world, entry) < today,
  )
  end(ended(world, expired, (entry) => mayGo(entry) && ownEntryEnd(world, entry) < today))
}

const isDocumentHeld = (world: World, document: Document): boolean =>
  world.holds.some(
    (hold) =>
      hold.document === document.id ||
      (isLive(document) && hold.client === document.client) ||
      hold.fiscalYear === fiscalYear(document.issuedOn, world.fiscalYearStart),
  )

const isEntryHeld = (world: World, entry: Entry): boolean =>
  world.holds.some(
    (hold) =>
      (hold.client !== null && hold.client === entry.keptFor) ||
      hold.fiscalYear === fiscalYear(entry.bookedOn, world.fiscalYearStart),
  ) || settledBy(world, entry).some(({ document }) => isDocumentHeld(world, document))

/** What the yearly check destroys on the world's day; gives how many items. */
export const destroy = (world: World): number => {
  const { today, fiscalYearStart, holds } = world
  const isOver = (one: Document | Entry): boolean =>
    one.fate === 'sealed' && !one.destroyed && (one.destroyAfter ?? '') < today
  const held = (document: Document): boolean =>
    holds.some(
      (hold) =>
        hold.document === document.id ||
        hold.fiscalYear === fiscalYear(document.issuedOn, fiscalYearStart),
    )
  const due = [
    ...world.documents.filter((one) => isOver(one) && !held(one)),
    ...world.entries.filter(
      (one) =>
        isOver(one) &&
        !holds.some((hold) => hold.fiscalYear === fiscalYear(one.bookedOn, fiscalYearStart)) &&
        !settledBy(world, one).some(({ document }) => held(document)),
    ),
  ]
  for (const one of due) one.destroyed = true
  return due.length
}

/** What is shown as to be paid back: of each document and entry by itself. */
export const toRefund = (world: World): { count: number; cents: number } => {
  const rests = [
    ...world.documents.filter(isLive).map((one) => -openOf(one)),
    ...world.entries
      .filter((one) => isLive(one) && isKept(world, one))
      .map((one) => restOf(world, one)),
    ...world.clients.flatMap((client) =>
      overPaidBy(world, client).map((one) => restOf(world, one)),
    ),
  ].filter((cents) => cents > 0)
  return { count: rests.length, cents: rests.reduce((a, b) => a + b, 0) }
}
