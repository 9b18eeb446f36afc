/** The main job: lists, search, issuing, import, documents, start. */
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { renderInvoicePdf } from '../../electron/office/invoices/pdf/pdf'
import { documentOf } from '../../electron/office/invoices/document'
import { renderUbl } from '../../electron/office/invoices/ubl/ubl'
import type { InvoiceDocument } from '../../shared/invoices/document'
import { writeLargeCamt } from '../support/bank/bank-files'
import type { Bench, Size } from './bench'
import { benchOffice, figures, type BenchOffice, type Figures } from './office'
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

/** Drafts made beforehand: what is measured is issuing alone. */
const issueTurn = async (office: BenchOffice, times: number) => {
  const drafts: number[] = []
  for (let turn = 0; turn <= times; turn++) {
    const { id } = await office.call('invoices.addDraft', {
      clientId: turn + 1,
      supplyFrom: '2026-03-10',
      lines: [
        { description: 'Webhosting', quantity: 1000, unitPriceCents: 10_000, vatKind: 'standard' },
      ],
    })
    drafts.push(id)
  }
  return (turn: number) => office.call('invoices.issue', { id: drafts[turn] ?? 0 })
}

/** Invoices whose PDF is kept beside them. */
const openTurn = async (office: BenchOffice, times: number) => {
  const issue = await issueTurn(office, times)
  const ids: number[] = []
  for (let turn = 0; turn <= times; turn++) ids.push((await issue(turn)).id)
  await office.call('invoices.makePdfs', { ids })
  return (turn: number) => office.call('invoices.get', { id: ids[turn] ?? 0 })
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
  const compare = async (name: string, times: number, job: Job, cpuMark?: number) => {
    const works = [await job(encrypted, times), await job(plain, times)]
    const [ours = nothing, theirs = nothing] = await figures(times, works)
    const ratio = ours.ms / theirs.ms
    row({
      name: `${name}, encrypted`,
      value: round(ours.ms),
      unit: 'ms',
      cpu: ours.cpu,
      mark: cpuMark === undefined ? '' : `≤ ${cpuMark} ms CPU`,
      ok: ours.cpu <= (cpuMark ?? Infinity),
    })
    row({
      name: `${name}, encrypted / plain`,
      value: round(ratio),
      unit: '×',
      mark: '≤ 1.5',
      ok: ratio <= 1.5,
    })
  }
  await compare('client search', 40, searchTurn)
  await compare('invoice list page', 40, listTurn)
  await compare('open an invoice', 40, openTurn)
  await compare('issue without PDF', 40, issueTurn, 3)
  await compare('import of 2,000 entries', 3, importTurn)
  encrypted.close()
  plain.close()
}

type Turn = (turn: number) => Promise<unknown>
type Job = (office: BenchOffice, times: number) => Turn | Promise<Turn>
const nothing: Figures = { ms: 1, cpu: 0 }

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
    const measured = await figures(
      times,
      offices.map((office, at) => job(office, sizes[at] ?? 1)),
    )
    for (const [at, { ms, cpu }] of measured.entries()) {
      const about = `${name}, ${sizes[at]} clients`
      row({ name: about, value: round(ms), unit: 'ms', cpu, mark: '', ok: true })
    }
    const ratio = (measured.at(-1)?.ms ?? 0) / (measured[0]?.ms ?? 1)
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
  const [pdf = nothing, ubl = nothing] = await figures(20, [
    () => renderInvoicePdf(document, { createdAt }),
    () => Promise.resolve(renderUbl(document, 'nlcius')),
  ])
  row({
    name: 'PDF of one page',
    value: round(pdf.ms),
    unit: 'ms',
    cpu: pdf.cpu,
    mark: '≤ 40',
    ok: pdf.ms <= 40,
  })
  row({
    name: 'UBL',
    value: round(ubl.ms),
    unit: 'ms',
    cpu: ubl.cpu,
    mark: '≤ 5',
    ok: ubl.ms <= 5,
  })
  await memoryOf(row, document)
  office.close()
}

/** Ten thousand invoices of ten thousand customers: the texts kept shaped have a bound. */
const memoryOf = async (row: Bench['row'], document: InvoiceDocument): Promise<void> => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const createdAt = new Date('2026-03-16T09:00:00.000Z')
  let at = 0
  const heapAfter = async (count: number): Promise<number> => {
    for (; at < count; at++) {
      const lines = document.lines.map((line) => ({
        ...line,
        description: `${line.description} ${wordOf(at)} ${wordOf(at * 7)} ${at}`,
      }))
      const buyer = { ...document.buyer, name: `${wordOf(at * 13)} ${wordOf(at * 31)} B.V.` }
      await renderInvoicePdf({ ...document, buyer, lines }, { createdAt })
    }
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  const before = await heapAfter(2_000)
  const growth = (await heapAfter(10_000)) - before
  row({
    name: 'memory, PDF 2,000 to 10,000',
    value: round(growth),
    unit: 'MB',
    mark: '≤ 10',
    ok: growth <= 10,
  })
}

/** A word like no other: its number in letters. */
const wordOf = (count: number): string =>
  String(count * 7919 + 104_729).replace(/\d/g, (digit) => 'aeioubkrst'.charAt(Number(digit)))

const round = (value: number): number => Math.round(value * 100) / 100
