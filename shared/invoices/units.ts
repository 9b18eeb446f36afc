/** Units of invoice lines, with their code in e-invoices (UN/ECE recommendation 20). */
import type { Language } from '../language'

export const units = [
  'piece',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'kilometre',
  'word',
  'page',
  'gigabyte',
] as const
export type Unit = (typeof units)[number]

interface Named {
  code: string
  nl: [one: string, many: string]
  en: [one: string, many: string]
}

const table: Record<Unit, Named> = {
  piece: { code: 'H87', nl: ['stuk', 'stuks'], en: ['piece', 'pieces'] },
  hour: { code: 'HUR', nl: ['uur', 'uur'], en: ['hour', 'hours'] },
  day: { code: 'DAY', nl: ['dag', 'dagen'], en: ['day', 'days'] },
  week: { code: 'WEE', nl: ['week', 'weken'], en: ['week', 'weeks'] },
  month: { code: 'MON', nl: ['maand', 'maanden'], en: ['month', 'months'] },
  quarter: { code: 'QAN', nl: ['kwartaal', 'kwartalen'], en: ['quarter', 'quarters'] },
  year: { code: 'ANN', nl: ['jaar', 'jaar'], en: ['year', 'years'] },
  kilometre: { code: 'KMT', nl: ['km', 'km'], en: ['km', 'km'] },
  word: { code: 'D68', nl: ['woord', 'woorden'], en: ['word', 'words'] },
  page: { code: 'ZP', nl: ['pagina', "pagina's"], en: ['page', 'pages'] },
  gigabyte: { code: 'E34', nl: ['GB', 'GB'], en: ['GB', 'GB'] },
}

/** C62, "one", where no unit was chosen. */
export const unitCode = (unit: Unit | null): string => (unit === null ? 'C62' : table[unit].code)

/** Every code a document of ours may carry. */
export const unitCodes: ReadonlySet<string> = new Set([null, ...units].map(unitCode))

/** @param quantity thousandths: exactly one, either way, takes the singular */
export const unitName = (unit: Unit, quantity: number, language: Language): string =>
  table[unit][language][Math.abs(quantity) === 1000 ? 0 : 1]

/** As people write units, in either language: "uur", "uren", "u", "hrs", "st.", "HUR". */
const written: Record<Unit, string> = {
  piece: 'st stk stuk stuks pc pcs piece pieces',
  hour: 'u uur uren h hr hrs hour hours',
  day: 'd dag dagen day days',
  week: 'wk week weken weeks',
  month: 'mnd maand maanden mo month months',
  quarter: 'kw kwartaal kwartalen qtr quarter quarters',
  year: 'jr jaar jaren yr year years',
  kilometre: 'km kilometer kilometers kilometre kilometres',
  word: 'woord woorden word words',
  page: "pagina paginas pagina's page pages",
  gigabyte: 'gb gigabyte gigabytes',
}

/** The unit somebody meant; null for none of ours. */
export const readUnit = (text: string): Unit | null => {
  const word = text.trim().toLowerCase().replace(/\.$/, '').replace('’', "'")
  return (
    units.find(
      (unit) => written[unit].split(' ').includes(word) || table[unit].code.toLowerCase() === word,
    ) ?? null
  )
}
