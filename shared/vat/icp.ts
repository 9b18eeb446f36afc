/**
 * The list of intra-Community supplies (opgaaf ICP): per customer's btw-id, goods and services
 * apart. Source: Wet OB art. 37a.
 */
import type { CivilDate } from '../dates'
import { apportion } from '../apportion'
import { isWithinEu } from '../invoices/vat'
import { amountsOf, type VatDocument } from './entries'
import { isWithin, type VatPeriod } from './periods'

/** A reverse-charged supply to another member state, signed: credit notes are negative. */
export interface IcpSupply {
  documentId: number
  on: CivilDate
  /** as on the document; null when it has none, which it should have */
  vatId: string | null
  goods: boolean
  netCents: number
}

export interface IcpRow {
  vatId: string
  /** ISO 3166-1 alpha-2, as the btw-id begins: Greece is EL, Northern Ireland XI */
  country: string
  goodsCents: number
  servicesCents: number
  /** whole euros that add up to the whole of box 3b */
  goodsEuros: number
  servicesEuros: number
}

export interface IcpList {
  /** by btw-id; customers whose supplies were all taken back are left out */
  rows: IcpRow[]
  totalCents: number
  totalEuros: number
  /** documents that cannot be listed: no btw-id, or a Dutch one */
  unlisted: number[]
}

/** What a document brings to the list: goods and services apart, signed, on its own day. */
export function icpSuppliesOf(document: VatDocument & { buyerVatId: string | null }): IcpSupply[] {
  return amountsOf(document)
    .filter(({ kind }) => isWithinEu(kind))
    .map(({ on, kind, netCents }) => ({
      documentId: document.id,
      on,
      vatId: document.buyerVatId,
      goods: kind === 'goods-eu',
      netCents,
    }))
}

/** The list of a period. Its total is box 3b less what is unlisted. */
export function icpListOf(supplies: Iterable<IcpSupply>, period: VatPeriod): IcpList {
  const sums = new Map<string, { goodsCents: number; servicesCents: number }>()
  const unlisted = new Set<number>()
  for (const { documentId, on, vatId, goods, netCents } of supplies) {
    if (!isWithin(period, on)) continue
    const key = vatId?.replace(/[\s.-]/g, '').toUpperCase() ?? ''
    if (!/^[A-Z]{2}\w/.test(key) || key.startsWith('NL')) {
      unlisted.add(documentId)
      continue
    }
    const sum = sums.get(key) ?? { goodsCents: 0, servicesCents: 0 }
    if (goods) sum.goodsCents += netCents
    else sum.servicesCents += netCents
    sums.set(key, sum)
  }
  const listed = [...sums]
    .filter(([, { goodsCents, servicesCents }]) => goodsCents !== 0 || servicesCents !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = listed.flatMap(([, { goodsCents, servicesCents }]) => [goodsCents, servicesCents])
  const totalCents = parts.reduce((sum, part) => sum + part, 0)
  const totalEuros = Math.floor(totalCents / 100)
  const euros = inWholeEuros(parts, totalEuros)
  return {
    rows: listed.map(([vatId, sum], index) => ({
      vatId,
      country: vatId.slice(0, 2),
      ...sum,
      goodsEuros: euros[index * 2] ?? 0,
      servicesEuros: euros[index * 2 + 1] ?? 0,
    })),
    totalCents,
    totalEuros,
    unlisted: [...unlisted].sort((a, b) => a - b),
  }
}

/**
 * Each part rounded to a euro next to it, so that they make the total: the tax office compares the
 * list with box 3b. Parts of both signs are set out from their floors, so that none moves further.
 */
function inWholeEuros(parts: readonly number[], totalEuros: number): number[] {
  const floors = parts.map((cents) => Math.floor(cents / 100))
  const rests = parts.map((cents, index) => BigInt(cents - (floors[index] ?? 0) * 100))
  const left = totalEuros - floors.reduce((sum, floor) => sum + floor, 0)
  const extra = apportion(rests, 100n, left)
  return floors.map((floor, index) => floor + (extra[index] ?? 0))
}
