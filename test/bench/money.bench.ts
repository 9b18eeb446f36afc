/**
 * Getting paid: a reminder run with its drafts, a batch of direct debits with its file, and the file of
 * a payment provider.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../electron/office/database/driver'
import { openDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import { callAt } from '../../electron/office/connection'
import type { Bench, Size } from './bench'
import { benchOffice, owner } from './office'

const sizes: Record<Size, number> = { S: 1000, M: 10_000, L: 10_000 }
const providerLines: Record<Size, number> = { S: 10_000, M: 100_000, L: 100_000 }
/** The seed leaves the last two invoices of every fifth client open. */
const clientsPerOpen = 2.5

export default async function money({ size, row }: Bench): Promise<void> {
  const open = sizes[size]
  const office = await benchOffice(open * clientsPerOpen, false)
  // At a desk of its own, that writes files.
  const own = openDesk({ dir: join(office.dir, 'desk-of-files'), hands: noHands })
  const seat = office.office.connect(own.desk)
  const call = callAt(seat)
  const saveTo = (name: string) => seat.files.giveChosen(own.offer(join(office.dir, name)), 'save')
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const begin = performance.now()
    const value = await work()
    return [value, (performance.now() - begin) / 1000]
  }
  try {
    await call('session.unlock', owner)
    keepPdfs(office.office.session.require().database.writer)
    const [preview, looked] = await timed(() => call('collection.preview', { limit: 200 }))
    row({
      name: `reminders: looked at ${preview.count}`,
      value: round(looked),
      unit: 's',
      mark: '≤ 2',
      ok: looked <= 2 && preview.count === open,
    })
    const [run, ran] = await timed(() => call('collection.remind', {}))
    const [, saved] = await timed(() =>
      call('collection.saveDrafts', { runId: run.runId ?? 0, file: saveTo('drafts.zip') }),
    )
    // Twenty seconds for five thousand.
    const most = (20 * open) / 5_000
    row({
      name: `reminders: ${run.emails} on record, and their drafts in a file`,
      value: round(ran + saved),
      unit: 's',
      mark: `≤ ${most}`,
      ok: ran + saved <= most && run.emails === open,
    })
    await call('collection.saveDebitSettings', {
      creditorId: 'NL69ZZZ123456780000',
      painVersion: 'pain.008.001.08',
      version: 1,
    })
    signMandates(office.office.session.require().database.writer)
    const [batch, made] = await timed(() =>
      call('collection.makeBatch', { scheme: 'CORE', collectOn: '2026-03-18' }),
    )
    const [, written] = await timed(() =>
      call('collection.writeBatch', { id: batch.id, file: saveTo('debits.xml') }),
    )
    const longest = (5 * open) / 10_000
    row({
      name: `direct debit: a batch of ${batch.count}, and its file`,
      value: round(made + written),
      unit: 's',
      mark: `≤ ${longest}`,
      ok: made + written <= longest && batch.count === open,
    })
    const lines = providerLines[size]
    const path = join(office.dir, 'stripe.csv')
    writeProviderFile(path, lines)
    const file = seat.files.giveChosen(own.offer(path), 'open')
    const before = process.memoryUsage().rss
    let top = before
    const watch = setInterval(() => (top = Math.max(top, process.memoryUsage().rss)), 20)
    const [booked, took] = await timed(async () => {
      const { preview } = await call('payments.previewSettlement', { files: [file] })
      return call('payments.bookSettlement', { preview })
    })
    clearInterval(watch)
    const mark = (15 * lines) / 100_000
    row({
      name: `payment provider: a file of ${lines} lines, read and booked`,
      value: round(took),
      unit: 's',
      mark: `≤ ${mark}`,
      ok: took <= mark && booked.newRows === lines,
    })
    const grown = Math.round((top - before) / 1_048_576)
    row({
      name: 'payment provider: memory it took more',
      value: grown,
      unit: 'MB',
      mark: '≤ 150',
      ok: grown <= 150,
    })
  } finally {
    own.close()
    office.close()
  }
}

/** Half a thousand rows to a payout, as Stripe tells them. */
const writeProviderFile = (path: string, lines: number): void => {
  const title =
    'automatic_payout_id,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,description,customer_name'
  const rows = Array.from({ length: lines }, (_, at) => {
    const payout = `po_${Math.floor(at / 500)}abc`
    return `${payout},txn_${at},2026-03-10 10:00:00,eur,121.00,1.47,119.53,charge,Factuur 2026-${at},Klant ${at}`
  })
  writeFileSync(path, [title, ...rows].join('\n'))
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Each open invoice has its PDF since it was issued: as large as one, and as little to compress. */
const keepPdfs = (db: Connection): void =>
  db.transaction(() => {
    const bytes = new Uint8Array(randomBytes(20_000))
    for (const { id } of db.all<{ id: number }>('SELECT id FROM invoices WHERE openCents > 0'))
      db.run(
        `INSERT INTO invoiceDocuments (invoiceId, kind, sha256, createdAt, bytes)
         VALUES ($id, 'pdf', 'x', '2026-01-02T09:00:00.000Z', $bytes)`,
        { id, bytes },
      )
  })

const signMandates = (db: Connection): void =>
  db.transaction(() => {
    db.run(
      `INSERT INTO mandates (version, clientId, reference, scheme, once, signedOn, iban, holder,
         addedAt, userId)
       SELECT 1, id, 'M-' || id, 'CORE', 0, '2026-01-10', 'NL20INGB0001234567', companyName,
         '2026-01-10T09:00:00.000Z', 1 FROM clients`,
    )
  })
