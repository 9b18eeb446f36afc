/**
 * The sales side of the VAT return: what goes into which box, to the cent and as the form wants it,
 * in whole euros. Source: Belastingdienst, toelichting bij de aangifte omzetbelasting.
 */
import type { Rubriek } from '../invoices/vat'
import { boxOf, type VatAmount } from './entries'

export const boxes = ['1a', '1b', '1c', '1e', '3a', '3b'] as const satisfies readonly Rubriek[]

export interface BoxAmount {
  netCents: number
  vatCents: number
}

export interface VatOverview {
  boxes: Record<Rubriek, BoxAmount>
  /** exempt supplies and those of the small-business scheme: turnover that is not in the return */
  outside: BoxAmount
  /** 5a of the sales side: what 1a, 1b and 1c add up to */
  dueCents: number
}

/**
 * Sums amounts per box.
 * @throws RangeError when a sum cannot be held exactly
 */
export function overviewOf(amounts: Iterable<VatAmount>): VatOverview {
  const overview = emptyOverview()
  for (const amount of amounts) {
    const box = boxOf(amount)
    addTo(box === null ? overview.outside : overview.boxes[box], amount)
    if (box !== null) overview.dueCents = exact(overview.dueCents + amount.vatCents)
  }
  return overview
}

/** The sum of overviews: a quarter of its months, a return with what it corrects. */
export function sumOfOverviews(overviews: readonly VatOverview[]): VatOverview {
  const sum = emptyOverview()
  for (const one of overviews) {
    for (const box of boxes) addTo(sum.boxes[box], one.boxes[box])
    addTo(sum.outside, one.outside)
    sum.dueCents = exact(sum.dueCents + one.dueCents)
  }
  return sum
}

/** What `first` has more than `second`; negative where it has less. */
export function differenceOf(first: VatOverview, second: VatOverview): VatOverview {
  const less = (amount: BoxAmount): BoxAmount => ({
    netCents: 0 - amount.netCents,
    vatCents: 0 - amount.vatCents,
  })
  const negative = emptyOverview()
  for (const box of boxes) negative.boxes[box] = less(second.boxes[box])
  negative.outside = less(second.outside)
  negative.dueCents = 0 - second.dueCents
  return sumOfOverviews([first, negative])
}

/** Whether there is nothing in any box. */
export function isNothing({ boxes: all, outside }: VatOverview): boolean {
  return [...Object.values(all), outside].every(
    ({ netCents, vatCents }) => netCents === 0 && vatCents === 0,
  )
}

export const typedBoxes = ['2a', '4a', '4b', '5b'] as const
export type TypedBox = (typeof typedBoxes)[number]

/** Boxes the office does not know of; null where nobody typed them in. */
export interface TypedBoxes {
  '2a': BoxAmount | null
  '4a': BoxAmount | null
  '4b': BoxAmount | null
  /** VAT paid to others */
  '5b': number | null
}

type FormBox = Rubriek | '2a' | '4a' | '4b'

/** An amount as the books have it and as the form takes it. */
export interface BothWays {
  cents: number
  euros: number
}

export interface ReturnForm {
  rows: { box: FormBox; net: BothWays; vat: BothWays }[]
  '5a': BothWays
  '5b': BothWays | null
  /** to pay, or negative to get back; null while a box is not typed in: then it is no sum to pay */
  '5g': BothWays | null
}

/**
 * The figures of the form. Whole euros, each rounded in favour of the payer: turnover and VAT due
 * downwards, VAT to deduct upwards; 5a and 5g add up what was rounded.
 */
export function returnForm(overview: VatOverview, typed: TypedBoxes): ReturnForm {
  const filled: [FormBox, BoxAmount | null][] = [
    ...boxes.map((box): [FormBox, BoxAmount] => [box, overview.boxes[box]]),
    ['2a', typed['2a']],
    ['4a', typed['4a']],
    ['4b', typed['4b']],
  ]
  const rows = filled.flatMap(([box, amount]) =>
    amount === null ? [] : [{ box, net: down(amount.netCents), vat: down(amount.vatCents) }],
  )
  const due = rows.reduce(
    (sum, { vat }) => ({ cents: sum.cents + vat.cents, euros: sum.euros + vat.euros }),
    { cents: 0, euros: 0 },
  )
  const deducted = typed['5b'] === null ? null : up(typed['5b'])
  const whole = deducted !== null && rows.length === filled.length
  return {
    rows,
    '5a': due,
    '5b': deducted,
    '5g': whole ? { cents: due.cents - deducted.cents, euros: due.euros - deducted.euros } : null,
  }
}

export function emptyOverview(): VatOverview {
  const none = () => ({ netCents: 0, vatCents: 0 })
  return {
    boxes: { '1a': none(), '1b': none(), '1c': none(), '1e': none(), '3a': none(), '3b': none() },
    outside: none(),
    dueCents: 0,
  }
}

function addTo(sum: BoxAmount, { netCents, vatCents }: BoxAmount): void {
  sum.netCents = exact(sum.netCents + netCents)
  sum.vatCents = exact(sum.vatCents + vatCents)
}

function exact(cents: number): number {
  if (!Number.isSafeInteger(cents)) throw new RangeError('too large to be exact')
  return cents
}

function down(cents: number): BothWays {
  return { cents, euros: Math.floor(cents / 100) }
}

function up(cents: number): BothWays {
  const euros = Math.ceil(cents / 100)
  return { cents, euros: euros === 0 ? 0 : euros }
}
