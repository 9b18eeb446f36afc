/** Broken rules of the e-invoice as problems at the fields that cure them. */
import type { FieldProblem } from '../../../../shared/errors'
import type { BrokenRule } from './rule'

/** The field whose content decides over the rule, and the code of its sentence. */
const fields: Record<string, readonly [path: string, code: string]> = {
  'BR-02': ['number', 'required'],
  'BR-06': ['seller.name', 'required'],
  'BR-07': ['buyer.name', 'required'],
  'BR-16': ['lines', 'no-lines'],
  'BR-29': ['supplyTo', 'before-start'],
  'BR-50': ['seller.iban', 'required'],
  'BR-61': ['seller.iban', 'required'],
  'BR-CL-14': ['buyer.address.country', 'not-a-country'],
  'PEPPOL-EN16931-R003': ['reference', 'required'],
  'BR-NL-2': ['reference', 'required'],
  'PEPPOL-EN16931-R010': ['buyer.kvkNumber', 'ubl-address-missing'],
  'PEPPOL-EN16931-R020': ['seller.kvkNumber', 'ubl-address-missing'],
  'BR-NL-1': ['seller.kvkNumber', 'required'],
  'NL-R-003': ['seller.kvkNumber', 'required'],
  'BR-NL-3': ['seller.address', 'address-incomplete'],
  'NL-R-002': ['seller.address', 'address-incomplete'],
  'BR-NL-4': ['buyer.address', 'address-incomplete'],
  'NL-R-004': ['buyer.address', 'address-incomplete'],
  'BR-NL-10': ['buyer.kvkNumber', 'ubl-kvk-missing'],
  'NL-R-005': ['buyer.kvkNumber', 'ubl-kvk-missing'],
  'NL-R-001': ['credits', 'required'],
  'BR-AE-02': ['buyer.vatId', 'required-reverse-charge'],
  'BR-IC-02': ['buyer.vatId', 'required-reverse-charge'],
  'NL-35A': ['buyer.vatId', 'required-reverse-charge'],
  'BR-CO-09': ['buyer.vatId', 'not-a-vat-id'],
}

/** One problem per field and code, in the order the rules were broken. */
export function problemsOf(broken: readonly BrokenRule[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>()
  for (const one of broken) {
    const problem = problemOf(one)
    const key = `${problem.path} ${problem.code}`
    if (!problems.has(key)) problems.set(key, problem)
  }
  return [...problems.values()]
}

function problemOf({ rule, line }: BrokenRule): FieldProblem {
  const params = { rule }
  if (rule === 'BR-25' && line !== undefined) {
    return { path: `lines.${line - 1}.description`, code: 'required', params }
  }
  if (rule !== 'BR-AE-02' && /^BR-\w+-02$/.test(rule)) {
    return { path: 'seller.vatId', code: 'required', params }
  }
  const [path, code] = fields[rule] ?? [line === undefined ? '' : `lines.${line - 1}`, 'ubl-rule']
  return { path, code, params }
}
