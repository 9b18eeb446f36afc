/**
 * `:86:` as free text. Nothing is promised about it, so the whole text is the description, and only
 * what stands in a known place becomes a fact of its own: labels and old account numbers of ABN
 * AMRO, IBAN with BIC of ING.
 */
import { joinLines, noFacts, unlabelledIban } from './mt940-words'
import type { TextContext, TextFacts } from './mt940-words'
import { ibanOrNull, oneLine, referenceOrNull } from './values'

export function readFreeText(lines: readonly string[], { account }: TextContext): TextFacts {
  const { text, slice } = joinLines(lines)
  const whole = slice()
  const labels = readLabels(whole)
  const [, other = '', name = ''] = knab.exec(whole) ?? []
  const withBic = ibanWithBic.exec(lines.map((line) => line.trim()).join('\n'))
  const [, mandate] = creditorAndMandate.exec(whole) ?? []
  return {
    ...noFacts,
    description: oneLine(whole),
    counterpartyName:
      oneLine(name) ||
      labels.get('NAAM') ||
      oneLine(withBic?.[1] ?? '') ||
      nameInPlace(lines, whole),
    counterpartyIban:
      ibanOrNull(other) ?? ibanOrNull(labels.get('IBAN') ?? '') ?? unlabelledIban(text, account),
    endToEndId: referenceOrNull(labels.get('KENMERK') ?? ''),
    mandateId: referenceOrNull(labels.get('MACHTIGING') ?? mandate ?? ''),
  }
}

/** Knab, before 2014: `REK: NL20INGB0001234567/NAAM: J. Proef`, with or without a slash in front. */
const knab = /(?:^|[\s/])REK: ?([A-Z\d. ]+?) *\/ *NAAM: ?([^/]+)/

/** ABN AMRO: `SEPA OVERBOEKING   IBAN: …   BIC: …   NAAM: …   OMSCHRIJVING: …` */
function readLabels(text: string): Map<string, string> {
  const labels = new Map<string, string>()
  if (!/\bIBAN: ?[A-Z]{2}\d\d/.test(text)) return labels
  const parts = text.split(/\b(IBAN|BIC|NAAM|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT): ?/)
  for (let at = 1; at < parts.length; at += 2) {
    const label = parts[at] ?? ''
    if (!labels.has(label)) labels.set(label, oneLine(parts[at + 1] ?? ''))
  }
  return labels
}

/** ING: account, BIC and name, up to the line's end or the creditor identifier of a direct debit. */
const ibanWithBic =
  /\b[A-Z]{2}\d{2}[A-Z\d]{11,30}\s+[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?\s+([^\n]+?)(?=\s*\n|\s+[A-Z]{2}\d\dZZZ|\s*$)/

const creditorAndMandate = /\b[A-Z]{2}\d\dZZZ[A-Z\d]+\s+(\S+)/

/** ABN AMRO's columns: `GIRO   428428 NAME   …`, `12.34.56.789 NAME   …`, `BEA … NAME,PAS123`. */
function nameInPlace(lines: readonly string[], whole: string): string | null {
  const [first = ''] = lines
  const [, column] =
    /^(?:GIRO +\d[\d.]*|\d{1,2}(?:\.\d\d){2}\.\d{3}) +(\S.*?)(?: {2,}|$)/.exec(first) ?? []
  const [, terminal] =
    /^(?:BEA|GEA)\b.*?\d\d\.\d\d\.\d\d\/\d\d\.\d\d +(\S.*?),PAS/.exec(whole) ?? []
  return oneLine(column ?? terminal ?? '') || null
}
