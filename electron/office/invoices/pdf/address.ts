/** An address in the lines an envelope wants. */
import { countryName } from '../../../../shared/countries'
import type { Address, DocumentLanguage } from '../../../../shared/invoices/document'

/** Countries that write the number before the street. */
const numberFirst = new Set(['AU', 'CA', 'FR', 'GB', 'IE', 'LU', 'MC', 'NZ', 'US'])
/** Countries that write the postcode behind the town, or under it. */
const postcodeLast = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US'])

/** Street, town and, when it differs from `home`, the country in capitals; empty parts left out. */
export function addressLines(address: Address, home: string, language: DocumentLanguage): string[] {
  const { street, houseNumber, postcode, town, country } = address
  const streetLine = numberFirst.has(country) ? [houseNumber, street] : [street, houseNumber]
  const townLine = postcodeLast.has(country) ? [town, postcode] : [postcode, town]
  const lines = [join(streetLine, ' '), join(townLine, '  ')]
  if (country !== home) lines.push(countryName(country, language).toUpperCase())
  return lines.filter((line) => line !== '')
}

function join(parts: string[], separator: string): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(separator)
}
