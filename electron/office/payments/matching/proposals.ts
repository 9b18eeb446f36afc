/** Proposals as the screen shows them, with the names and numbers of what they settle. */
import type { ShownProposal } from '../../../../shared/payments/contract'
import { propose } from '../../../../shared/payments/matching/matching'
import type { MatchIndex } from '../../../../shared/payments/matching/match-index'
import type { Proposal } from '../../../../shared/payments/matching/proposal'
import type { ReadableDatabase } from '../../database/driver'
import { requireEntry } from '../entries'
import { matchEntryOf } from './match-data'

/** Best first; none for an entry that is settled, set aside or gone back. Errors: not-found. */
export const proposalsFor = (
  db: ReadableDatabase,
  index: MatchIndex,
  entryId: number,
): ShownProposal[] => {
  const entry = requireEntry(db, entryId)
  const closed = [entry.setAsideAt, entry.sealedAt, entry.returnedById].some((it) => it !== null)
  if (closed || entry.amountCents === entry.allocatedCents) return []
  return propose(index, matchEntryOf(entry)).map((proposal) => show(db, proposal))
}

const show = (db: ReadableDatabase, proposal: Proposal): ShownProposal => {
  // From the books: a return touches invoices that are settled, which the index does not hold.
  const invoices = db.all<ShownProposal['invoices'][number]>(
    `SELECT i.id, i.number, coalesce(c.name, '') AS clientName, i.openCents, i.issuedOn
     FROM json_each($ids) place JOIN invoices i ON i.id = place.value
     LEFT JOIN clients c ON c.id = i.clientId ORDER BY place.key`,
    { ids: JSON.stringify(proposal.allocations.map(({ invoiceId }) => invoiceId)) },
  )
  const client = db.get<{ name: string }>('SELECT name FROM clients WHERE id = $clientId', {
    clientId: proposal.clientId,
  })
  const returned = db.get<{ id: number; bookedOn: string; amountCents: number }>(
    'SELECT id, bookedOn, amountCents FROM bankEntries WHERE id = $returnOf',
    { returnOf: proposal.returnOf },
  )
  return { ...proposal, invoices, clientName: client?.name ?? null, returned: returned ?? null }
}
