/** The main job: lists, search, issuing, import, documents, start. */
import { join } from 'node:path'
import { renderInvoicePdf } from '../../electron/office/invoices/pdf/pdf'
import { documentOf } from '../../electron/office/invoices/document'
import { renderUbl } from '../../electron/office/invoices/ubl/ubl'
import { writeLargeCamt } from '../support/bank/bank-files'
import type { Bench, Size } from './bench'
import { benchOffice, median, medians, type BenchOffice } from './office'
import { typedFor } from './seed'
import { start } from './start'

const sizes: Record<Size, { clients: number[]; entries: number }> = {
  S: { clients: [200, 1000], entries: 10_000 },
  M: { clients: [1000, 10_000], entries: 100_000 },
  L: { clients: [1000, 10_000, 100_000], entries: 100_000 },
}

export default async function main({ size, row }: Bench): Promise<void> {
  const { clients, entries } = sizes[size]
  // First, while the process is fresh: what it takes in memory depends on what others left.
  await bankFile(row, entries)
  await againstPlain(row, clients[0] ?? 1000)
  await growth(row, clients)
  await documents(row)
  await start(row)
}

const searches = ['bade', 'koli', 'utrecht', 'info@mona', 'zwolle riso']
const searchTurn = (office: BenchOffice) => (turn: number) =>
  office.call('clients.list', { search: searches[turn % searches.length] ?? '' })
/** One client is found in the small office as in the large one. */
const findTurn = (office: BenchOffice, clients: number) => (turn: number) =>
  office.call('clients.list', { search: typedFor(((turn * 7919) % clients) + 1) })
const listTurn = (office: BenchOffice) => () => office.call('invoices.list', { filter: 'all' })

const issueTurn = (office: BenchOffice) => async (turn: number) => {
  const draft = await office.call('invoices.addDraft', {
    clientId: turn + 1,
    supplyFrom: '2026-03-10',
    lines: [
      { description: 'Webhosting', quantity: 1000, unitPriceCents: 10_000, vatKind: 'standard' },
    ],
  })
  await office.call('invoices.issue', { id: draft.id })
}

const importTurn = (office: BenchOffice) => async (turn: number) => {
  const path = join(office.dir, `bank-${turn}.xml`)
  // Another account each time, or everything would be known already.
  await writeLargeCamt(path, 2000, { account: `NL${String(10 + turn)}BANK0417164300` })
  const { preview } = await office.call('payments.preview', {
    file: office.office.files.give(path, 'open'),
  })
  await office.call('payments.book', { preview, despiteMismatch: true, otherAccounts: true })
}

/** The same code on an encrypted and on a plain file, turn by turn in one run. */
const againstPlain = async (row: Bench['row'], clients: number): Promise<void> => {
  const encrypted = await benchOffice(clients, false)
  const plain = await benchOffice(clients, true)
  const jobs = [
    ['client search', 40, searchTurn],
    ['invoice list page', 40, listTurn],
    ['issuing', 15, issueTurn],
    ['import of 2,000 entries', 3, importTurn],
  ] as const
  for (const [name, times, job] of jobs) {
    const [ours = 0, theirs = 1] = await medians(times, [job(encrypted), job(plain)])
    const ratio = ours / theirs
    row({ name: `${name}, encrypted`, value: round(ours), unit: 'ms', mark: '', ok: true })
    row({
      name: `${name}, encrypted / plain`,
      value: round(ratio),
      unit: '×',
      mark: '≤ 1.5',
      ok: ratio <= 1.5,
    })
  }
  encrypted.close()
  plain.close()
}

const pageTurn = (office: BenchOffice, clients: number) => (turn: number) => {
  const id = ((turn * 7919) % clients) + 1
  return Promise.all([office.call('clients.get', { id }), office.call('clients.timeline', { id })])
}

/** The same work in a small and in a large office, turn by turn. */
const growth = async (row: Bench['row'], sizes: readonly number[]): Promise<void> => {
  const offices: BenchOffice[] = []
  for (const clients of sizes) offices.push(await benchOffice(clients, false))
  const jobs = [
    ['client list', 100, (office: BenchOffice) => () => office.call('clients.list', {})],
    ['search of one client', 200, findTurn],
    // Two rows in a small office are thirty in a large one: each row that is found is shown.
    ['search of many clients', 200, searchTurn],
    ['client page', 100, pageTurn],
  ] as const
  for (const [name, times, job] of jobs) {
    const figures = await medians(
      times,
      offices.map((office, at) => job(office, sizes[at] ?? 1)),
    )
    for (const [at, figure] of figures.entries()) {
      const about = `${name}, ${sizes[at]} clients`
      row({ name: about, value: round(figure), unit: 'ms', mark: '', ok: true })
    }
    const ratio = (figures.at(-1) ?? 0) / (figures[0] ?? 1)
    const most = job === searchTurn ? 3 : 2
    row({
      name: `${name}, ${sizes.at(-1)} / ${sizes[0]} clients`,
      value: round(ratio),
      unit: '×',
      mark: `≤ ${most}`,
      ok: ratio <= most,
    })
  }
  for (const office of offices) office.close()
}

/** A large CAMT.053 file: read, check, book, match; and what others notice of it. */
const bankFile = async (row: Bench['row'], entries: number): Promise<void> => {
  const office = await benchOffice(1000, false)
  const path = join(office.dir, 'large.xml')
  await writeLargeCamt(path, entries)
  globalThis.gc?.()
  const idle = process.memoryUsage().rss
  let peak = idle
  let slowest = 0
  let answered = 0
  const state = { running: true }
  const others = (async () => {
    while (state.running) {
      const begin = performance.now()
      await office.call('clients.list', {})
      slowest = Math.max(slowest, performance.now() - begin)
      answered += 1
      peak = Math.max(peak, process.memoryUsage().rss)
      await new Promise(setImmediate)
    }
  })()
  const begin = performance.now()
  const { preview } = await office.call('payments.preview', {
    file: office.office.files.give(path, 'open'),
  })
  await office.call('payments.book', { preview, despiteMismatch: true, otherAccounts: true })
  await office.call('payments.acceptCertain', {})
  const seconds = (performance.now() - begin) / 1000
  state.running = false
  await others
  const megabytes = (peak - idle) / 2 ** 20
  const name = `CAMT.053, ${entries} entries`
  row({
    name: `${name}: read, check, book, match`,
    value: round(seconds),
    unit: 's',
    mark: '≤ 15',
    ok: seconds <= 15,
  })
  row({
    name: `${name}: memory over idle`,
    value: round(megabytes),
    unit: 'MB',
    mark: '≤ 300',
    ok: megabytes <= 300,
  })
  row({
    name: `${name}: other operations answered meanwhile`,
    value: answered,
    unit: '',
    mark: '> 0',
    ok: answered > 0,
  })
  row({ name: `${name}: slowest of those`, value: round(slowest), unit: 'ms', mark: '', ok: true })
  office.close()
}

const documents = async (row: Bench['row']): Promise<void> => {
  const office = await benchOffice(5, false)
  const document = documentOf(office.office.session.require().database.reader, 1)
  const createdAt = new Date('2026-03-16T09:00:00.000Z')
  const pdf = await median(20, () => renderInvoicePdf(document, { createdAt }))
  row({ name: 'PDF of one page', value: round(pdf), unit: 'ms', mark: '≤ 40', ok: pdf <= 40 })
  const ubl = await median(20, async () => renderUbl(document, 'nlcius'))
  row({ name: 'UBL', value: round(ubl), unit: 'ms', mark: '≤ 5', ok: ubl <= 5 })
  office.close()
}

const round = (value: number): number => Math.round(value * 100) / 100
