import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Schema } from 'node-schematron'
import { schemaFolder, schemaProblems } from './schemas'

/** The published rules of e-invoices, which are not ours to ship: KLUIS_RULES, or beside the schemas. */
export const rulesFolder: string | null =
  process.env['KLUIS_RULES'] ?? (schemaFolder === null ? null : join(schemaFolder, 'einvoice'))

/** Why a test that needs them cannot run here. */
export const noRules = 'the official e-invoice rules are not here: KLUIS_RULES names their folder'

const read = new Map<string, Schema>()

const schemaOf = (file: string): Schema => {
  if (rulesFolder === null) throw new Error(noRules)
  const known = read.get(file) ?? Schema.fromString(readFileSync(join(rulesFolder, file), 'utf8'))
  read.set(file, known)
  return known
}

/** Which official rules a file breaks: the UBL schema, EN 16931, and the Dutch ones where it says so. */
export const officialProblems = (xml: string): string[] => {
  const root = /<(Invoice|CreditNote)\b/.exec(xml)?.[1] ?? ''
  const found = schemaProblems(`einvoice/xsd/maindoc/UBL-${root}-2.1.xsd`, xml)
  const files = ['EN16931-UBL-1.3.16.sch']
  if (xml.includes('nen.nl:nlcius')) files.push('SI-UBL-2.0.3.12-nlcius.sch')
  for (const file of files)
    for (const { assertId, message } of schemaOf(file).validateString(xml))
      found.push(assertId ?? message?.trim() ?? file)
  return found
}
