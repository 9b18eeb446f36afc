/** Retention: the preview, erasing, a long run beside other work, the backup, the yearly check. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sealItem } from '../../electron/office/archive/seal'
import type { Connection } from '../../electron/office/database/driver'
import { documentOf } from '../../electron/office/invoices/document'
import { renderInvoicePdf } from '../../electron/office/invoices/pdf/pdf'
import { overview } from '../../electron/office/retention/plan'
import type { Bench, Size } from './bench'
import { benchOffice, median, type BenchOffice } from './office'
import { seedYears } from './seed-years'

const sizes: Record<Size, { clients: number; run: number; sealed: number }> = {
  S: { clients: 1000, run: 50, sealed: 500 },
  M: { clients: 10_000, run: 1000, sealed: 5000 },
  L: { clients: 100_000, run: 1000, sealed: 50_000 },
}
const today = '2026-03-16'

export default async function retention({ size, row }: Bench): Promise<void> {
  const { clients, run, sealed } = sizes[size]
  const office = await benchOffice(clients, false)
  try {
    const db = office.office.session.require().database.writer
    const pdf = await renderInvoicePdf(documentOf(db, 1), { createdAt: new Date(today) })
    await tenYears(office, db, pdf, row)
    await longRun(office, db, pdf, row, run)
    await backup(office, row)
    await yearlyCheck(office, db, pdf, row, sealed)
  } finally {
    office.close()
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** The PDF of each of these invoices, as issuing leaves it. */
const keepPdfs = (db: Connection, pdf: Uint8Array, of: string): void => {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  db.run(
    `INSERT INTO invoiceDocuments (invoiceId, kind, bytes, sha256, createdAt)
     SELECT id, 'pdf', $pdf, $sha256, issuedAt FROM invoices
     WHERE clientId IN (${of}) AND issuedAt IS NOT NULL`,
    { pdf, sha256 },
  )
}

/** As of today, registered so long ago that people could see it coming. */
const terminate = (db: Connection, of: string): void => {
  db.run(
    `INSERT INTO terminations (clientId, registeredAt, registeredBy, releasedAt)
     SELECT id, '2026-03-02T09:00:00.000Z', 1, '2026-03-15T09:00:00.000Z' FROM clients
     WHERE id IN (${of})`,
  )
  db.run(`UPDATE clients SET terminatedOn = '${today}' WHERE id IN (${of})`)
}

const erase = async (office: BenchOffice, expected: number): Promise<number> => {
  // What seeding left in the log is not part of it.
  office.office.session.require().database.writer.pragma('wal_checkpoint(TRUNCATE)')
  const milliseconds = await timed(async () => {
    const { erased, failed } = await office.call('retention.run', { approved: true })
    if (erased !== expected || failed > 0) throw new Error(`erased ${erased}, failed ${failed}`)
  })
  return milliseconds
}

/** One client after the other with 120 invoices over ten years. */
const tenYears = async (
  office: BenchOffice,
  db: Connection,
  pdf: Uint8Array,
  row: Bench['row'],
): Promise<void> => {
  const times: number[] = []
  for (const id of [1, 2, 3]) {
    seedYears(db, id)
    keepPdfs(db, pdf, String(id))
    terminate(db, String(id))
    times.push(await erase(office, 1))
  }
  const middle = times.sort((a, b) => a - b)[1] ?? 0
  const name = 'erasing a client with ten years of invoices'
  row({ name, value: round(middle), unit: 'ms', mark: '< 500', ok: middle < 500 })
  seedYears(db, 4)
  terminate(db, '4')
  const withPdfs = await erase(office, 1)
  row({ name: `${name}, no PDF made yet`, value: round(withPdfs), unit: 'ms', mark: '', ok: true })
}

/** What is due, looked at first; then carried out while somebody else works on. */
const longRun = async (
  office: BenchOffice,
  db: Connection,
  pdf: Uint8Array,
  row: Bench['row'],
  clients: number,
): Promise<void> => {
  // Every fifth client has open invoices, and would only be reduced.
  const due = `SELECT id FROM clients WHERE id > 4 AND id % 5 <> 0 ORDER BY id LIMIT ${clients}`
  keepPdfs(db, pdf, due)
  terminate(db, due)
  const preview = await median(5, () => office.call('retention.due', {}))
  row({
    name: `preview of ${clients} due clients`,
    value: round(preview),
    unit: 'ms',
    mark: '< 1000',
    ok: preview < 1000,
  })
  const { reader } = office.office.session.require().database
  const old = await median(3, () => Promise.resolve(overview(reader, '2030-01-04')))
  row({
    name: 'preview in a year with two old fiscal years due',
    value: round(old),
    unit: 'ms',
    mark: '< 1000',
    ok: old < 1000,
  })

  let answered = 0
  let slowest = 0
  const state = { running: true }
  const others = (async () => {
    while (state.running) {
      const took = await timed(() => office.call('clients.list', {}))
      slowest = Math.max(slowest, took)
      answered += 1
      await new Promise(setImmediate)
    }
  })()
  const seconds = (await erase(office, clients)) / 1000
  state.running = false
  await others
  const name = `run of ${clients} clients`
  row({ name, value: round(seconds), unit: 's', mark: '< 180', ok: seconds < 180 })
  row({
    name: `${name}: other operations answered meanwhile`,
    value: answered,
    unit: '',
    mark: `> ${clients / 2}`,
    ok: answered > clients / 2,
  })
  row({ name: `${name}: slowest of those`, value: round(slowest), unit: 'ms', mark: '', ok: true })
}

/**
 * Copied, looked through page by page, packed, read back: all of it counts. Once a week, and the first
 * time, the indexes are compared with their tables as well.
 */
const backup = async (office: BenchOffice, row: Bench['row']): Promise<void> => {
  const weekly = await oneBackup(office)
  row({ ...weekly, name: `${weekly.name}, with the weekly check in depth`, mark: '', ok: true })
  const daily = await oneBackup(office)
  row({ ...daily, mark: '≥ 50', ok: daily.value >= 50 })
}

const oneBackup = async (office: BenchOffice) => {
  const begin = performance.now()
  const { bytes, folders } = await office.call('backup.make', {})
  const seconds = (performance.now() - begin) / 1000
  const failed = folders.find(({ failure }) => failure !== null)
  if (failed) throw new Error(`No backup was made: ${failed.failure}.`)
  const megabytes = bytes / 1e6
  const name = `verified backup of ${Math.round(megabytes)} MB`
  return { name, value: round(megabytes / seconds), unit: 'MB/s' }
}

const yearlyCheck = async (
  office: BenchOffice,
  db: Connection,
  pdf: Uint8Array,
  row: Bench['row'],
  items: number,
): Promise<void> => {
  const { archiveKey } = office.office.session.require().office
  const content = {
    document: documentOf(db, 10),
    settlements: [],
    documents: [
      {
        kind: 'pdf',
        bytes: Buffer.from(pdf).toString('base64'),
        sha256: createHash('sha256').update(pdf).digest('hex'),
        createdAt: today,
      },
    ],
  }
  const known = db.get<{ n: number }>('SELECT count(*) AS n FROM archive')?.n ?? 0
  for (let from = known; from < items; from += 1000) {
    db.transaction(() => {
      for (let at = from; at < Math.min(from + 1000, items); at++) {
        const item = { kind: 'invoice', sourceId: 100_000_000 + at, fiscalYear: 2015 } as const
        const end = { destroyAfter: '2025-12-31', rule: 'fiscal-year-end', basis: 'AWR' } as const
        sealItem(db, archiveKey, { ...item, ...end, content }, `${today}T09:00:00.000Z`)
      }
    })
  }
  const limit = 300 * (items / 50_000)
  const seconds = (await timed(() => office.call('archive.check', {}))) / 1000
  row({
    name: `yearly check of ${Math.max(items, known)} sealed items`,
    value: round(seconds),
    unit: 's',
    mark: `< ${limit}`,
    ok: seconds < limit,
  })
  const file = office.office.files.give(join(office.dir, 'proof.zip'), 'save')
  const destroying = await timed(() =>
    office.call('archive.destroyDue', { file, language: 'nl', dateConfirmed: today }),
  )
  row({
    name: 'checking and destroying them, with the proof pack',
    value: round(destroying / 1000),
    unit: 's',
    mark: '',
    ok: true,
  })
}
