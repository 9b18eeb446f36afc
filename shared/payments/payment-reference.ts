/** The bodies of structured payment references, to be held against invoice numbers. */
import { isBetalingskenmerk, isRfReference } from './structured-reference'

/**
 * What a creditor reference ("RF18 …") or betalingskenmerk says without its check digits, upper
 * case; null when it is neither, or the check does not hold. The kenmerk of 7 digits has no check,
 * so it says no more than a text would: null.
 */
export function referenceBody(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s.]/g, '')
  if (isRfReference(compact)) return compact.slice(4)
  if (compact.length === 7 || !isBetalingskenmerk(compact)) return null
  return compact.slice(compact.length === 16 ? 1 : 2)
}

/**
 * The bodies of the references that stand in a text (as `plainText` gives it): creditor references
 * in one piece or printed in groups of four, and kenmerken of 16 digits. Shorter kenmerken look
 * like any other number.
 */
export function referenceBodies(text: string): string[] {
  const found: string[] = []
  if (text.includes('RF')) {
    found.push(...(text.match(/(?<![A-Z0-9])RF\d{2}[A-Z0-9]{1,21}(?![A-Z0-9])/g) ?? []))
    for (const grouped of text.match(groupedRf) ?? []) found.push(...shorter(grouped))
  }
  found.push(...(text.match(/(?<![\d.-])(?:\d{16}|\d{4}(?:[ .]\d{4}){3})(?![\d-])/g) ?? []))
  return found.flatMap((reference) => referenceBody(reference) ?? [])
}

const groupedRf = /(?<![A-Z0-9])RF\d{2}(?: [A-Z0-9]{4}){1,5}(?: [A-Z0-9]{1,3})?(?![A-Z0-9])/g

/** The whole and the same without its last groups: the next word of the text may look like one. */
function shorter(grouped: string): string[] {
  const groups = grouped.split(' ')
  return groups.slice(1).map((_, cut) => groups.slice(0, groups.length - cut).join(' '))
}
