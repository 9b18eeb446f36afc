/**
 * Which column of a file is which field: guessed from the header, corrected by a person, and kept as
 * data for the next file with the same header.
 */

/** Per field the name of its column, as the header has it. */
export type ColumnMapping<F extends string> = Partial<Record<F, string>>

/** What columns of a field are called, most telling first; compared without case and punctuation. */
export type ColumnNames<F extends string> = Record<F, readonly string[]>

/** A mapping guessed from the header; no column is used twice, and exact names go first. */
export function guessMapping<F extends string>(
  header: readonly string[],
  names: ColumnNames<F>,
): ColumnMapping<F> {
  const fields = Object.keys(names) as F[]
  const taken = new Set<string>()
  const mapping: ColumnMapping<F> = {}
  const bare = header.map((title) => ({ title, key: keyOf(title) }))
  for (const fits of [sameKey, beginsWith])
    for (const field of fields) {
      if (mapping[field] !== undefined) continue
      const found = names[field]
        .map(keyOf)
        .map((name) => bare.find(({ title, key }) => !taken.has(title) && fits(key, name)))
        .find((column) => column !== undefined)
      if (!found) continue
      taken.add(found.title)
      mapping[field] = found.title
    }
  return mapping
}

/** What a header is recognised by later, whatever the order and case of its columns. */
export function headerKey(header: readonly string[]): string {
  return header
    .map(keyOf)
    .filter((key) => key !== '')
    .sort()
    .join('|')
}

/** The cell of a field in a row, or null: not mapped, or empty. */
export function cellReader<F extends string>(
  header: readonly string[],
  mapping: ColumnMapping<F>,
): (cells: readonly string[], field: F) => string | null {
  const places = new Map<string, number>()
  header.forEach((title, index) => {
    if (!places.has(title)) places.set(title, index)
  })
  return (cells, field) => {
    const title = mapping[field]
    const place = title === undefined ? undefined : places.get(title)
    const cell = place === undefined ? undefined : cells[place]
    return cell === undefined || cell === '' ? null : cell
  }
}

const sameKey = (key: string, name: string) => key === name
const beginsWith = (key: string, name: string) => name.length >= 5 && key.startsWith(name)

function keyOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '')
}
