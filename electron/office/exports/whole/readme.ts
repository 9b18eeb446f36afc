/** What is in the file, for whoever opens it with another program. */
import type { Language } from '../../../../shared/language'

interface Left {
  tables: readonly string[]
  columns: Readonly<Record<string, readonly string[]>>
}

export const wholeReadme = (language: Language, { tables, columns }: Left): string => {
  const leftColumns = Object.entries(columns).flatMap(([table, names]) =>
    names.map((name) => `${table}.${name}`),
  )
  const without = [...tables, ...leftColumns].join(', ')
  return language === 'nl'
    ? `Het hele kantoor in open formaten (kluis-office-1)

tables/NAAM.csv   elke tabel, met kolomnamen in de eerste regel; UTF-8
tables/NAAM.json  dezelfde rijen als JSON: een lijst met per regel één rij
schema.json       tabellen en kolommen: type, verplicht, plaats in de sleutel, en wat erin staat
invoices/         de facturen als pdf, zoals ze zijn verstuurd

Bedragen op Cents zijn hele centen. Momenten zijn UTC (ISO 8601), dagen JJJJ-MM-DD. Kolommen van het
type BLOB staan als base64. Wat in het archief is verzegeld, blijft verzegeld (archive.sealed). Een
cel die in een spreadsheet als formule zou worden uitgevoerd, begint in de CSV met een apostrof; in
de JSON staat ze zoals ze is.

Niet meegenomen: ${without}; en de zoekindexen, die uit andere tabellen zijn gemaakt.

Bewaar dit bestand goed: het is niet versleuteld en bevat alle gegevens van uw klanten.
`
    : `The whole office in open formats (kluis-office-1)

tables/NAME.csv   every table, with the names of its columns in the first line; UTF-8
tables/NAME.json  the same rows as JSON: a list with a row on each line
schema.json       tables and columns: type, whether required, place in the key, and what they hold
invoices/         the invoices as PDF, as they were sent

Amounts ending in Cents are whole cents. Moments are UTC (ISO 8601), days YYYY-MM-DD. Columns of type
BLOB are base64. What is sealed in the archive stays sealed (archive.sealed). A cell that a
spreadsheet would run as a formula begins with an apostrophe in the CSV; in the JSON it is as it is.

Left out: ${without}; and the search indexes, which are made of other tables.

Keep this file safe: it is not encrypted and holds all data of your clients.
`
}
