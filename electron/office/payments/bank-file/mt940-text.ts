/**
 * What `:86:` says, in the dialects of Dutch banks: `/CODE/value` pairs (ING, ABN AMRO, Rabobank,
 * Knab, bunq), numbered subfields (Triodos, German banks), the fixed lines of SNS, ASN and
 * RegioBank, and free text (older ING and ABN AMRO).
 */
import { referenceBody } from '../../../../shared/payments/payment-reference'
import { readFreeText } from './mt940-free-text'
import { readSubfields } from './mt940-subfields'
import { joinLines, unlabelledIban } from './mt940-words'
import type { TextContext, TextFacts } from './mt940-words'
import { ibanOrNull, oneLine, referenceOrNull } from './values'

/** The facts of one entry's text; `lines` as they stand in the file, without the tag. */
export function readText(lines: readonly string[], context: TextContext): TextFacts {
  const facts =
    readSubfields(lines, context) ??
    readCodes(lines) ??
    readFixedLines(lines, context) ??
    readFreeText(lines, context)
  const iban = [context.reference, context.supplement]
    .map((text) => unlabelledIban(text, context.account))
    .find((found) => found !== null)
  return {
    ...facts,
    counterpartyIban: facts.counterpartyIban ?? iban ?? null,
    counterpartyName: facts.counterpartyName ?? nameOrNull(context.supplement),
  }
}

/** The second line of `:61:` holds a name when it holds words. */
function nameOrNull(supplement: string): string | null {
  return /[a-z]{2}/i.test(supplement) && !ibanOrNull(supplement) && !supplement.startsWith('/')
    ? supplement
    : null
}

/**
 * Codes that begin a value. Others stay text: people write slashes. Sources: ABN AMRO, ING, Rabobank
 * "MT940 structured" format descriptions; Knab and bunq use a part of ABN AMRO's.
 */
const codes =
  'ACCW|ADDR|BBAN|BENM|BIC|CNTP|CSID|EREF|IBAN|ID|INIT|ISDT|MARF|NAME|ORDP|PREF|PURP|REMI|RTRN|RTYP|SVCL|TRCD|TRTP|ULTB|ULTC|ULTD'
const anyCode = new RegExp(`/(${codes})(?=/)`, 'g')
const startsWithCode = new RegExp(`^\\s*/(?:${codes})/`)

function readCodes(lines: readonly string[]): TextFacts | null {
  const { text, slice } = joinLines(lines)
  if (!startsWithCode.test(text)) return null
  const ranges = codeRanges(text)
  const words = (code: string) => oneLine(slice(...(ranges.get(code) ?? [0, 0])))
  const id = (code: string) =>
    text
      .slice(...(ranges.get(code) ?? [0, 0]))
      .replace(/\/?\s*$/, '')
      .trim()
  const [account = '', , ...nameAndTown] = words('CNTP').split('/')
  // The name itself may hold slashes; the town behind it and the closing slash may be missing.
  const name = nameAndTown
    .slice(0, Math.max(1, nameAndTown.length - 2))
    .join('/')
    .replace(/\/+$/, '')
  const remittance = readRemittance(words('REMI'))
  return {
    counterpartyName: words('NAME') || name || null,
    counterpartyIban: ibanOrNull(id('IBAN')) ?? ibanOrNull(account),
    description: remittance?.description || words('TRTP') || id('PREF'),
    structuredReference: remittance?.reference ?? null,
    endToEndId: referenceOrNull(id('EREF')),
    mandateId: referenceOrNull(id('MARF')),
    returnReason: id('RTRN').split('/')[0] || null,
  }
}

/**
 * Where each code's value lies. What the payer wrote in the remittance may look like a code: one
 * that the bank already gave in front of it does not count, and of several behind it the last does.
 */
function codeRanges(text: string): Map<string, [number, number]> {
  const ranges = new Map<string, [number, number]>()
  let last: [number, number] | null = null
  let beforeRemittance: ReadonlySet<string> | null = null
  for (const match of text.matchAll(anyCode)) {
    const code = match[1] ?? ''
    // `ID` stands with a party; behind the text it is the payer's own.
    if (beforeRemittance?.has(code) || (beforeRemittance && code === 'ID')) continue
    if (last) last[1] = match.index
    const start = match.index + match[0].length + 1
    const repeated = beforeRemittance === null && ranges.has(code)
    last = [start, text.length]
    if (!repeated) ranges.set(code, last)
    if (code === 'REMI') beforeRemittance = new Set(ranges.keys())
  }
  return ranges
}

/** ING's `USTD//text/` and `STRD/CUR/number/`, ABN AMRO's `ISSUER: CUR REF: number`, plain text. */
function readRemittance(text: string): { description: string; reference: string | null } | null {
  if (text === '') return null
  const [, structured] =
    /^STRD\/[^/]*\/(.+?)\/*$/.exec(text) ?? /^ISSUER: ?\w* REF: ?(\S.*)$/.exec(text) ?? []
  if (structured !== undefined) return { description: '', reference: structured.trim() }
  const description = text.startsWith('USTD/')
    ? text
        .replace(/^USTD\/\/?/, '')
        .replace(/^\/+$|\/$/, '')
        .trim()
    : text
  return { description, reference: referenceBody(description) === null ? null : description }
}

/**
 * SNS, ASN and RegioBank: the other account and name in the first line, an empty one, then the text
 * in lines padded to 65, which may in turn hold codes.
 */
function readFixedLines(lines: readonly string[], { reference }: TextContext): TextFacts | null {
  const [head = '', second = 'x', ...more] = lines
  const [account = '', ...name] = oneLine(head).split(' ')
  const repeatsAccount = reference.length >= 7 && account === reference
  if (!repeatsAccount && (second.trim() !== '' || more.length === 0)) return null
  const numbered = repeatsAccount || /\d{7}/.test(account)
  const body = lines.slice(1)
  const text = body.slice(body.findIndex((line) => line.trim() !== ''))
  const coded = readCodes(text)
  const { slice } = joinLines(text)
  return {
    structuredReference: null,
    endToEndId: null,
    mandateId: null,
    returnReason: null,
    description: oneLine(slice()) || oneLine(head),
    ...coded,
    counterpartyName:
      coded?.counterpartyName ?? ((numbered ? name.join(' ') : oneLine(head)) || null),
    counterpartyIban: coded?.counterpartyIban ?? ibanOrNull(account),
  }
}
