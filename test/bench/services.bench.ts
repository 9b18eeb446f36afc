/** The recurring run: what is due, and ten thousand subscriptions to issued invoices. */
import type { Connection } from '../../electron/office/database/driver'
import { accessRows } from './access-rows'
import type { Bench, Size } from './bench'
import { benchOffice } from './office'
import { portalRow } from './portal-row'

const sizes: Record<Size, number> = { S: 1000, M: 10_000, L: 10_000 }
/** Each client has two, on one invoice. */
const perClient = 2

export default async function services({ size, row }: Bench): Promise<void> {
  const subscriptions = sizes[size]
  const office = await benchOffice(subscriptions / perClient, false)
  try {
    sell(office.office.session.require().database.writer, subscriptions)
    const call = async <T>(op: string, input: object): Promise<[value: T, ms: number]> => {
      const begin = performance.now()
      const answer = await office.office.call(op, input)
      if (!answer.ok) throw new Error(answer.code)
      return [answer.value as T, performance.now() - begin]
    }
    const [due, looked] = await call<{ count: number; left: number }>('services.due', {})
    const what = `${subscriptions} subscriptions`
    row({
      name: `due: ${what}`,
      value: round(looked),
      unit: 'ms',
      mark: '≤ 1000',
      ok: looked <= 1000,
    })
    const [done, ran] = await call<{ invoices: number; left: unknown[] }>('services.run', {
      issue: true,
    })
    const seconds = ran / 1000
    const most = (30 * subscriptions) / 10_000
    row({
      name: `run to ${done.invoices} issued invoices: ${what}`,
      value: round(seconds),
      unit: 's',
      mark: `≤ ${most}`,
      ok: seconds <= most && done.invoices === due.count && done.left.length === due.left,
    })
    const [again] = await call<{ invoices: number }>('services.run', { issue: true })
    row({
      name: 'run again',
      value: again.invoices,
      unit: 'invoices',
      mark: '= 0',
      ok: again.invoices === 0,
    })
    await portalRow(office, row)
  } finally {
    office.close()
  }
  await accessRows({ size, row })
}

const round = (value: number): number => Math.round(value * 100) / 100

const sell = (db: Connection, subscriptions: number): void =>
  db.transaction(() => {
    const itemId = db.insert(
      `INSERT INTO catalogue (version, kind, name, priceCents, setupCents, vatKind, periodMonths,
         noticeMonths, invoiceText)
       VALUES (1, 'hosting', 'Hosting', 12000, 0, 'standard', 12, 1, 'Hosting {domein}, {periode}')`,
    )
    const clients = db.all<{ id: number }>('SELECT id FROM clients ORDER BY id')
    for (let nth = 0; nth < subscriptions; nth += 1) {
      const clientId = clients[Math.floor(nth / perClient)]?.id ?? null
      const id = db.insert(
        `INSERT INTO subscriptions (version, clientId, createdAt, startsOn, periodMonths, vatKind,
           discountBasisPoints, setupCents, together, domain, autoRenew, customer,
           firstTermMonths, renewalMonths, noticeMonths, unusedIsCredited)
         VALUES (1, $clientId, '2026-01-01T09:00:00.000Z', '2026-01-31', 12, 'standard', 0, 0, 1,
           $domain, 1, 'business', 12, 12, 1, 0)`,
        { clientId, domain: `domein-${nth}.nl` },
      )
      db.run('INSERT INTO subscriptionPrices VALUES ($id, $from, $itemId, 12000)', {
        id,
        from: '2026-01-31',
        itemId,
      })
    }
  })
