/**
 * `:86:` with a business code and numbered subfields: `166?00…?20…?32…` of German banks and Triodos'
 * `000>10…>20…`. The sign between them is the bank's choice. Source: Deutsche Kreditwirtschaft, DFÜ
 * agreement annex 3, MT940 field 86 (SEPA tags such as `EREF+` inside 20–29 and 60–63).
 */
import { allOf, joinLines, noFacts, unlabelledIban } from './mt940-words'
import type { TextContext, TextFacts } from './mt940-words'
import { ibanOrNull, oneLine, referenceOrNull } from './values'

const pieceWidth = 27

export function readSubfields(lines: readonly string[], context: TextContext): TextFacts | null {
  const text = lines.join('')
  const [, sign] = /^\d{3}([^\w\s/])\d{2}/.exec(text) ?? []
  if (sign === undefined) return null
  const pieces = piecesOf(text.slice(3), sign)
  const between = (first: number, last: number) =>
    pieces.filter(({ code }) => code >= first && code <= last).map(({ value }) => value)
  const [bic = '', account = ''] = between(20, 21).map((value) => value.trim())
  const accountFirst =
    /^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$/.test(bic) && ibanOrNull(account) !== null
  const written = [...between(accountFirst ? 22 : 20, 29), ...between(60, 63)]
  const whole = oneLine(joinPieces(written))
  const tags = sepaTags(whole)
  const [other = ''] = between(31, 31)
  return {
    ...noFacts,
    counterpartyName: oneLine(joinPieces(between(32, 33))) || null,
    counterpartyIban:
      (accountFirst ? ibanOrNull(account) : null) ??
      unlabelledIban(other.trim(), context.account) ??
      ibanOrNull(tags.get('IBAN') ?? ''),
    description: tags.get('SVWZ') ?? (whole || oneLine(between(0, 0).join(' '))),
    endToEndId: referenceOrNull(tags.get('EREF') ?? ''),
    mandateId: referenceOrNull(tags.get('MREF') ?? ''),
  }
}

function piecesOf(text: string, sign: string): { code: number; value: string }[] {
  const marks = [...text.matchAll(new RegExp(`\\${sign}(\\d\\d)`, 'g'))]
  return marks.map((mark, index) => ({
    code: Number(mark[1]),
    value: text.slice(mark.index + 3, marks[index + 1]?.index ?? text.length),
  }))
}

function joinPieces(pieces: readonly string[]): string {
  return joinLines(pieces, allOf(pieceWidth)).slice()
}

function sepaTags(text: string): Map<string, string> {
  const parts = text.split(/(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/)
  const tags = new Map<string, string>()
  for (let at = 1; at < parts.length; at += 2) {
    tags.set(parts[at] ?? '', (parts[at + 1] ?? '').trim())
  }
  return tags
}
