/** What a search finds of each sort, and which sort is likeliest what was meant. */
import type {
  FoundClient,
  FoundEntry,
  FoundHeap,
  FoundInvoice,
  FoundRecord,
  FoundSubscription,
} from '../../../shared/search/contract'
import { clientsAlike } from '../clients/alike'
import { listClients } from '../clients/list'
import { listInvoices } from '../invoices/list'
import { listEntries } from '../payments/entry-list'
import { findSubscriptions } from '../services/find'
import { asClient, asInvoice, clientsByIds, type Asker } from './again'

/** Of each sort; what else there is stands in its own room. */
const handful = 5

/** The likeliest sort first. Invoices and bank entries are not for support. */
export const findEverything = (
  asker: Asker,
  { text, clientsOnly }: { text: string; clientsOnly: boolean },
): FoundHeap[] => {
  const typed = text.normalize('NFC').trim()
  if (!/[\p{L}\p{N}]/u.test(typed)) return []
  const clients = findClients(asker, typed)
  if (clientsOnly) return kept([clients])
  const books = asker.user.role !== 'support'
  const heaps = {
    client: clients,
    subscription: heap('subscription', subscriptions(asker, typed)),
    invoice: heap('invoice', books ? invoices(asker, typed) : []),
    entry: heap('entry', books ? entries(asker, typed) : []),
  }
  return kept(likeliest(typed).map((of) => heaps[of]))
}

const heap = (of: FoundRecord['of'], records: FoundRecord[], alike = false): FoundHeap => ({
  of,
  records,
  alike,
})

/** What only comes near stands below what is written so. */
const kept = (heaps: FoundHeap[]): FoundHeap[] => {
  const found = heaps.filter(({ records }) => records.length > 0)
  return [...found.filter(({ alike }) => !alike), ...found.filter(({ alike }) => alike)]
}

/** Digits are a number or an amount, a dot between letters a domain; else somebody is meant. */
const likeliest = (typed: string): FoundRecord['of'][] => {
  if (/^#/.test(typed)) return ['client', 'subscription', 'invoice', 'entry']
  if (/^[€\s]*[\d.,\s-]*\d[\d.,\s-]*$/.test(typed)) {
    return ['invoice', 'entry', 'client', 'subscription']
  }
  if (/\d{3,}/.test(typed)) return ['invoice', 'client', 'entry', 'subscription']
  if (/^\S+\.\p{L}{2,}$/u.test(typed) && !typed.includes('@')) {
    return ['subscription', 'client', 'invoice', 'entry']
  }
  return ['client', 'subscription', 'invoice', 'entry']
}

const findClients = (asker: Asker, typed: string): FoundHeap => {
  const { rows } = listClients(asker, {
    search: typed,
    state: 'all',
    kind: 'all',
    sort: 'name',
    direction: null,
    after: null,
    limit: handful,
  })
  if (rows.length > 0) return heap('client', rows.map<FoundClient>(asClient))
  const near = clientsAlike(asker.db, typed, handful)
  return heap('client', clientsByIds(asker, near), true)
}

const subscriptions = ({ db }: Asker, typed: string): FoundSubscription[] =>
  findSubscriptions(db, typed, handful).map((row) => ({ of: 'subscription', ...row }))

const invoices = ({ db, today }: Asker, typed: string): FoundInvoice[] =>
  listInvoices(
    db,
    {
      filter: 'all',
      clientId: null,
      year: null,
      seriesId: null,
      search: typed,
      sort: 'date',
      descending: true,
      after: null,
      limit: handful,
    },
    today,
  ).rows.map(asInvoice)

const entries = ({ db }: Asker, typed: string): FoundEntry[] =>
  // Shorter words are in no index.
  [...typed].length < 3
    ? []
    : listEntries(db, {
        state: 'all',
        search: typed,
        clientId: null,
        invoiceId: null,
        after: null,
        limit: handful,
      }).rows.map(
        ({ id, state, bookedOn, amountCents, currency, counterpartyName, clientName }) => ({
          of: 'entry',
          id,
          state,
          bookedOn,
          amountCents,
          currency,
          counterpartyName,
          clientName,
        }),
      )
