/**
 * The list of intra-Community supplies (opgaaf ICP): per customer's btw-id, goods and services
 * apart. Source: Wet OB art. 37a.
 */
import { apportion } from '../apportion'

/** What one business got in a period, signed: credit notes are negative. */
export interface IcpSum {
  buyerId: number
  /** as the btw-id begins: Greece is EL, Northern Ireland XI */
  country: string
  /** null: the business was erased; the btw-id is in the sealed invoices */
  vatId: string | null
  goodsCents: number
  servicesCents: number
}

export interface IcpRow extends IcpSum {
  /** whole euros that add up to the whole of box 3b */
  goodsEuros: number
  servicesEuros: number
}

export interface IcpList {
  /** by btw-id, the erased last; who has nothing left is left out */
  rows: IcpRow[]
  totalCents: number
  totalEuros: number
}

/**
 * The list of a period. Rounding goes by the order of `buyerId`, so that an erased btw-id moves no
 * euro.
 */
export function icpListOf(sums: Iterable<IcpSum>): IcpList {
  const listed = [...sums]
    .filter(({ goodsCents, servicesCents }) => goodsCents !== 0 || servicesCents !== 0)
    .sort((a, b) => a.buyerId - b.buyerId)
  const parts = listed.flatMap(({ goodsCents, servicesCents }) => [goodsCents, servicesCents])
  const totalCents = parts.reduce((sum, part) => sum + part, 0)
  const totalEuros = Math.floor(totalCents / 100)
  const euros = inWholeEuros(parts, totalEuros)
  const rows = listed.map((sum, index) => ({
    ...sum,
    goodsEuros: euros[index * 2] ?? 0,
    servicesEuros: euros[index * 2 + 1] ?? 0,
  }))
  return { rows: rows.sort(byVatId), totalCents, totalEuros }
}

function byVatId(a: IcpSum, b: IcpSum): number {
  const [first, second] = [a, b].map(({ vatId, country }) => vatId ?? `~${country}`)
  return first === second ? a.buyerId - b.buyerId : (first ?? '') < (second ?? '') ? -1 : 1
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
