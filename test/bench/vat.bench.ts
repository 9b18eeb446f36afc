/** What a year amounts to for VAT. */
import type { Bench, Size } from './bench'
import { benchOffice, median } from './office'

/** Ten invoices each: a million of them is what the second is promised for. */
const sizes: Record<Size, number> = { S: 10_000, M: 100_000, L: 100_000 }

export default async function vat({ size, row }: Bench): Promise<void> {
  const clients = sizes[size]
  const office = await benchOffice(clients, false)
  const invoices = clients * 10
  const most = invoices / 1000
  try {
    // In 2026 two of every fifth client's invoices become bad debts.
    for (const year of [2024, 2026]) {
      const from = `${year}-01-01`
      const ms = await median(5, () => office.call('vat.overview', { length: 'year', from }))
      row({
        name: `VAT of ${year}: ${invoices} invoices`,
        value: Math.round(ms * 10) / 10,
        unit: 'ms',
        mark: `≤ ${most}`,
        ok: ms <= most,
      })
    }
    const span = { from: '2024-01-01', to: '2024-12-31', box: '1a' as const }
    const ms = await median(5, () => office.call('vat.documents', { ...span, limit: 100 }))
    row({
      name: 'the first hundred documents behind a box',
      value: Math.round(ms * 10) / 10,
      unit: 'ms',
      mark: '≤ 200',
      ok: ms <= 200,
    })
  } finally {
    office.close()
  }
}
