/**
 * How a client is named: what lists and documents show, what lists sort by, and the plain form that
 * searching compares.
 */

export interface ClientNames {
  kind: 'person' | 'company'
  companyName: string | null
  firstName: string | null
  lastName: string | null
}

/** The company, or the person's full name as it is written on a letter: "Jan van der Berg". */
export function displayName(names: ClientNames): string {
  if (names.kind === 'company') return names.companyName ?? ''
  return [names.firstName, names.lastName].filter(Boolean).join(' ')
}

/**
 * What lists sort by: lower case, without diacritics, punctuation and legal forms. A person comes
 * under the surname without its particles, as lists in the Netherlands do: "berg jan van der".
 */
export function sortName(names: ClientNames): string {
  const words =
    names.kind === 'company' ? companyWords(names.companyName ?? '') : personWords(names)
  // A name of signs alone ("!!!") still has its place.
  return words.join(' ') || foldText(displayName(names)).trim()
}

const legalForms = new Set(
  'bv nv vof cv ua bvba srl sprl gmbh ag kg ohg ug ltd limited inc llc llp plc sarl sas sa spa'.split(
    ' ',
  ),
)
const particles = new Set(
  'van de der den het t ten ter te op in aan bij onder over uit vd vdr von und zu la le du des d l dos da di del'.split(
    ' ',
  ),
)

function companyWords(name: string): string[] {
  const words = plainWords(name)
  const kept = words.filter((word) => !legalForms.has(word))
  return kept.length > 0 ? kept : words
}

function personWords({ firstName, lastName }: ClientNames): string[] {
  const surname = plainWords(lastName ?? '')
  const first = surname.findIndex((word) => !particles.has(word))
  const start = Math.max(first, 0)
  return [...surname.slice(start), ...plainWords(firstName ?? ''), ...surname.slice(0, start)]
}

/** Letters and digits only, in words: dots and apostrophes join ("B.V." is "bv"), the rest parts. */
export function plainWords(text: string): string[] {
  const joined = foldText(text).replace(/['.]/g, '')
  // Lists ask this of every row: most names are plain, and need no table of letters.
  return joined.match(onlyAscii.test(joined) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? []
}

const onlyAscii = /^[ -~]*$/

/** Lower case without diacritics; letters that have no mark to drop are written out. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (onlyAscii.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => writtenOut[letter] ?? letter)
    .replace(/[‘’`´]/g, "'")
    .replace(/\s+/gu, ' ')
}

const writtenOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
