/**
 * The price of one unit, to four decimals of a euro: hours and kilobytes cost parts of a cent, what
 * they come to does not.
 */
export interface UnitPrice {
  unitPriceCents: number
  /** hundredths of a cent beyond, of the same sign: −99 to 99 */
  unitPriceHundredths?: number | undefined
}

/** Ten-thousandths of a euro. */
export const priceOf = ({ unitPriceCents, unitPriceHundredths = 0 }: UnitPrice): number =>
  unitPriceCents * 100 + unitPriceHundredths

/** @param price ten-thousandths of a euro */
export const unitPriceOf = (
  price: number,
): { unitPriceCents: number; unitPriceHundredths: number } => {
  // Adding 0 leaves no negative one.
  const unitPriceCents = Math.trunc(price / 100) + 0
  return { unitPriceCents, unitPriceHundredths: price - unitPriceCents * 100 + 0 }
}

/** Whether a part of a line is of the same price: a quantity of it, not an amount. */
export const samePrice = (
  a: UnitPrice & { discountBasisPoints: number },
  b: UnitPrice & { discountBasisPoints: number },
): boolean => priceOf(a) === priceOf(b) && a.discountBasisPoints === b.discountBasisPoints
