/** Decimal numbers as XML writes them, exactly: whole numbers of 10^-18. */

export const scale = 10n ** 18n

/** "12.34" from cents, "-0.05", "1234.5" from thousandths with `trim`. */
export function fixed(value: number, places: number, trim = false): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const fraction = digits.slice(-places)
  const kept = trim ? fraction.replace(/0+$/, '') : fraction
  const whole = digits.slice(0, -places)
  return (value < 0 ? '-' : '') + (kept === '' ? whole : `${whole}.${kept}`)
}

export function amount(cents: number): string {
  return fixed(cents, 2)
}

/** null when the text is no `xs:decimal`, or has more than 18 decimals. */
export function decimal(text: string | undefined): bigint | null {
  const match = /^([-+]?)(\d+)(?:\.(\d{0,18}))?$/.exec(text ?? '')
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const value = BigInt(whole) * scale + BigInt(fraction.padEnd(18, '0'))
  return sign === '-' ? -value : value
}

export function times(a: bigint, b: bigint): bigint {
  return (a * b) / scale
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
