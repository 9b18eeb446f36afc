/**
 * The rules of retention once more, from the law and the statement and not from the engine: what a
 * run does with each client and each invoice on a day, given what happened before.
 */
export interface ModelInvoice {
  id: number
  client: number
  issuedOn: string
  openCents: number
  /** the days of what settled it */
  settledOn: string[]
  writtenOffOn: string[]
  held: boolean
  fate: 'live' | 'sealed' | 'scrubbed'
  destroyAfter: string | null
}

export interface ModelClient {
  id: number
  terminatedOn: string | null
  held: boolean
  /** money kept for the client, per entry, and when it was given up */
  kept: { entryId: number; cents: number; givenUpOn: string | null }[]
  state: 'live' | 'reduced' | 'erased'
}

const later = (a: string, b: string): string => (a > b ? a : b)
const day = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
/** The same day seven years on; the last of February for a leap day. */
const sevenYears = (date: string): string => {
  const moved = `${Number(date.slice(0, 4)) + 7}${date.slice(4)}`
  return date.endsWith('-02-29') ? moved.replace('-02-29', '-02-28') : moved
}

/** AWR art. 52: seven years from the end of the year in which the invoice was last of current value. */
const ownEnd = (invoice: ModelInvoice): string => {
  const last = invoice.settledOn.reduce(later, invoice.issuedOn)
  return sevenYears(`${last.slice(0, 4)}-12-31`)
}

const isFinal = (invoice: ModelInvoice, today: string): boolean =>
  invoice.openCents === 0 &&
  invoice.settledOn.every((on) => on < today) &&
  invoice.writtenOffOn.every((on) => day(on, 14) < today)

/** What the world looks like after a run on `today`. */
export const afterRun = (
  clients: readonly ModelClient[],
  invoices: readonly ModelInvoice[],
  today: string,
): void => {
  for (const client of clients) {
    const { terminatedOn } = client
    if (client.state === 'erased' || terminatedOn === null || terminatedOn > today) continue
    if (client.held) continue
    const own = invoices.filter((one) => one.client === client.id && one.fate === 'live')
    const goes = own.filter((one) => isFinal(one, today) && !one.held)
    for (const one of goes) {
      one.fate = 'sealed'
      one.destroyAfter = later(ownEnd(one), sevenYears(terminatedOn))
    }
    const moneyStays = client.kept.some(
      ({ cents, givenUpOn }) => cents > 0 && (givenUpOn === null || day(givenUpOn, 14) >= today),
    )
    client.state = goes.length === own.length && !moneyStays ? 'erased' : 'reduced'
  }
  for (const one of invoices) {
    const client = clients.find(({ id }) => id === one.client)
    if (one.fate !== 'live' || one.openCents !== 0 || one.held || client?.held) continue
    if (ownEnd(one) < today) one.fate = 'scrubbed'
  }
}
