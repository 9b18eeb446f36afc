import { parseNumber } from '../../../shared/payments/matching/invoice-number'
import { buildMatchIndex, type MatchContext } from '../../../shared/payments/matching/match-index'
import { propose } from '../../../shared/payments/matching/matching'
import type {
  MatchEntry,
  OpenInvoice,
  PastEntry,
  Proposal,
} from '../../../shared/payments/matching/proposal'

export const zonneveldIban = 'NL91ABNA0417164300'
export const jansenIban = 'NL20INGB0001234567'

/** An open invoice of Bakkerij Zonneveld, unless told otherwise. */
export function anInvoice(overrides: Partial<OpenInvoice> = {}): OpenInvoice {
  const openCents = overrides.openCents ?? 12100
  return {
    id: 1,
    clientId: 1,
    kind: openCents < 0 ? 'credit' : 'invoice',
    number: '2026-0012',
    openCents,
    grossCents: openCents,
    issuedOn: '2026-01-05',
    dueOn: '2026-02-04',
    clientName: 'Bakkerij Zonneveld B.V.',
    otherNames: [],
    clientNumber: '',
    clientIbans: [zonneveldIban],
    ...overrides,
  }
}

export const jansen = {
  clientId: 2,
  clientName: 'P. Jansen',
  clientIbans: [jansenIban],
} satisfies Partial<OpenInvoice>

/** Money that came in from an account nobody knows. */
export function anEntry(overrides: Partial<MatchEntry> = {}): MatchEntry {
  return {
    id: 100,
    bookedOn: '2026-01-20',
    amountCents: 12100,
    currency: 'EUR',
    counterpartyName: null,
    counterpartyIban: null,
    description: '',
    structuredReference: null,
    endToEndId: null,
    reversal: false,
    returnReason: null,
    ...overrides,
  }
}

export function aPastEntry(overrides: Partial<PastEntry> = {}): PastEntry {
  return {
    id: 50,
    bookedOn: '2026-01-10',
    amountCents: 12100,
    counterpartyIban: zonneveldIban,
    endToEndId: 'INCASSO-7',
    clientId: 1,
    allocations: [{ invoiceId: 1, amountCents: 12100 }],
    ...overrides,
  }
}

export function proposals(
  invoices: readonly OpenInvoice[],
  entry: Partial<MatchEntry>,
  context: MatchContext = {},
): Proposal[] {
  return propose(buildMatchIndex(invoices, context), anEntry(entry))
}

/** The best proposal, in one readable object; null when there is none. */
export function best(
  invoices: readonly OpenInvoice[],
  entry: Partial<MatchEntry>,
  context: MatchContext = {},
) {
  const [first] = proposals(invoices, entry, context)
  if (!first) return null
  return {
    kind: first.kind,
    certain: first.certain,
    paid: Object.fromEntries(first.allocations.map((it) => [it.invoiceId, it.amountCents])),
    remainder: first.remainderCents,
    clientId: first.clientId,
  }
}

export function codes(proposal: Proposal | undefined): string[] {
  return [...new Set(proposal?.reasons.map((reason) => reason.code) ?? [])]
}

/** The number's digits, for holding against a text's. */
export function digitsOf(number: string): string {
  return parseNumber(number).digits
}
