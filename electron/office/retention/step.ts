/** What a run does with a client as it stands, and what of it stays and why. */
import { takeBackUntil } from '../../../shared/payments/write-off'
import type { Stays, WaitsFor } from '../../../shared/retention/contract'
import type { ReadableDatabase } from '../database/driver'
import { ownEntries } from '../payments/personal-data'
import { entriesOf, sharedEntries } from './fate'
import { invoicesToSeal, type Standing } from './standing'

/** What keeps (a part of) the client here; empty: nothing does. */
export const waitsFor = (client: Standing): WaitsFor[] => {
  if (client.holdId !== null) return ['hold']
  const reasons: [WaitsFor, boolean][] = [
    ['claim', client.claims > 0],
    ['owed', client.owed > 0],
    ['settled-today', client.settledToday > 0],
    ['write-off', client.writtenOffOn !== null],
    ['held-invoice', client.heldInvoices > 0],
  ]
  return reasons.filter(([, holds]) => holds).map(([name]) => name)
}

/** The same, with how many of each and how much; for the certificate. */
export const staysOf = (client: Standing): Stays[] => {
  const parts = {
    hold: { items: 1, cents: null },
    claim: { items: client.claims, cents: client.claimCents },
    owed: { items: client.owed, cents: client.owedCents },
    'settled-today': { items: client.settledToday, cents: null },
    'write-off': { items: client.writtenOff, cents: client.writtenOffCents },
    'held-invoice': { items: client.heldInvoices, cents: client.heldCents },
  } satisfies Record<WaitsFor, Pick<Stays, 'items' | 'cents'>>
  return waitsFor(client).map((why) => ({
    why,
    ...parts[why],
    until: why === 'write-off' ? lastTakeBack(client) : null,
  }))
}

/** The last day on which a write-off of this client can surely be taken back; null: none can. */
export const lastTakeBack = ({ writtenOffOn }: Standing): string | null =>
  writtenOffOn === null ? null : takeBackUntil(writtenOffOn)

/** What has still to be collected or paid back, now or after a mistake of today was put right. */
export const isMoneyOpen = (client: Standing): boolean =>
  waitsFor(client).some((why) => why !== 'held-invoice' && why !== 'hold')

/**
 * What a run does with the client now: `whole`, everything goes; `reduced`, all but what is still
 * needed; `waits`, that was done and nothing has changed; `held`, a hold on the client keeps it.
 */
export const stepFor = (client: Standing): 'whole' | 'reduced' | 'waits' | 'held' => {
  const reasons = waitsFor(client)
  if (reasons.includes('hold')) return 'held'
  if (reasons.length === 0) return 'whole'
  const again = client.sealable > 0 || client.leftovers > 0
  const less = client.fullCard > 0 && !isMoneyOpen(client)
  return client.reducedAt === null || again || less ? 'reduced' : 'waits'
}

/** `name-only`: of a client of whom nothing but a held invoice is left. */
export type Extent = 'whole' | 'reduced' | 'name-only'

/** How much goes of a client of whom something does. */
export const extentOf = (client: Standing): Extent =>
  stepFor(client) === 'whole' ? 'whole' : isMoneyOpen(client) ? 'reduced' : 'name-only'

/** Entries that are the client's beside what settles its documents, for as much as goes of it. */
export const ownThen = (
  db: ReadableDatabase,
  { clientId, extent }: { clientId: number; extent: Extent },
): number[] => ownEntries(db, clientId, { accounts: extent !== 'reduced' })

/** How many entries will stay for another client when a run does with this one what it would. */
export const sharedThen = (db: ReadableDatabase, today: string, client: Standing): number => {
  const { clientId } = client
  if (stepFor(client) === 'held') return 0
  const going = entriesOf(db, invoicesToSeal(db, today, client))
  const own = ownThen(db, { clientId, extent: extentOf(client) })
  return sharedEntries(db, clientId, new Set([...going, ...own])).length
}
