/** One MT940 entry (`:61:` and `:86:`) as a bank would write it. */
import type { EntrySpec } from './bank-files'

export const dialects = ['ing', 'abn', 'rabobank', 'sns', 'bunq', 'triodos', 'german'] as const
export type Dialect = (typeof dialects)[number]

/** What of an entry each dialect can say; the rest of the spec is lost in it. */
export const carried = {
  ing: ['name', 'iban', 'description', 'endToEndId', 'mandateId', 'bankReference', 'returnReason'],
  abn: ['name', 'iban', 'description', 'endToEndId', 'mandateId', 'bankReference'],
  rabobank: ['name', 'iban', 'description', 'endToEndId', 'mandateId', 'returnReason'],
  sns: ['name', 'iban', 'description'],
  bunq: ['name', 'iban', 'description'],
  triodos: ['iban', 'description'],
  german: ['name', 'iban', 'description', 'endToEndId', 'mandateId'],
} as const satisfies Record<Dialect, readonly (keyof EntrySpec)[]>

export function mt940Text(entry: EntrySpec, dialect: Dialect): string {
  const { bookedOn, valueOn = bookedOn, amountCents, bankReference } = entry
  const days = valueOn.slice(2).replaceAll('-', '') + bookedOn.slice(5).replace('-', '')
  const debit = amountCents < 0
  const mark = entry.reversal ? (debit ? 'RC' : 'RD') : debit ? 'D' : 'C'
  const digits = String(Math.abs(amountCents)).padStart(3, '0')
  const amount = `${digits.slice(0, -2)},${digits.slice(-2)}`
  const start = `:61:${days}${mark}${amount}`
  const bank = bankReference === undefined ? '' : `//${bankReference}`
  const { first, lines } = written[dialect](entry)
  return [`${start}${first.replace('{bank}', bank)}`, ...lines].join('\r\n')
}

interface Written {
  /** from the transaction type on; `{bank}` is where the bank's reference goes */
  first: string
  lines: string[]
}

const written: Record<Dialect, (entry: EntrySpec) => Written> = {
  ing: (entry) => ({
    first: 'NTRFEREF{bank}',
    lines: [
      '/TRCD/00100/',
      ...field(
        value('/RTRN/', entry.returnReason, '/') +
          value('/EREF/', entry.endToEndId, '/') +
          value('/MARF/', entry.mandateId, '/') +
          value(`/CNTP/${entry.iban ?? ''}/BANKNL2A/`, entry.name ?? '', '//') +
          `/REMI/USTD//${entry.description ?? ''}/`,
      ),
    ],
  }),
  abn: (entry) => ({
    first: 'N192NONREF{bank}',
    lines: field(
      '/TRTP/SEPA OVERBOEKING' +
        value('/IBAN/', entry.iban, '/BIC/BANKNL2A') +
        value('/NAME/', entry.name) +
        value('/MARF/', entry.mandateId) +
        value('/REMI/', entry.description) +
        value('/EREF/', entry.endToEndId ?? 'NOTPROVIDED'),
    ),
  }),
  rabobank: (entry) => ({
    first: 'N541EREF',
    lines: [
      ...(entry.iban === undefined ? [] : [entry.iban]),
      ...field(
        value('/MARF/', entry.mandateId) +
          value('/EREF/', entry.endToEndId) +
          value('/RTRN/', entry.returnReason) +
          (entry.amountCents < 0 ? '/BENM/' : '/ORDP/') +
          value('/NAME/', entry.name) +
          value('/REMI/', entry.description),
      ),
    ],
  }),
  sns: (entry) => ({
    first: `NOV${entry.amountCents < 0 ? 'B' : 'C'}${entry.iban ?? 'NONREF'}`,
    lines: [
      ...(entry.name === undefined ? [] : [entry.name]),
      `:86:${[entry.iban, entry.name].filter((part) => part !== undefined).join(' ')}`,
      ' '.repeat(65),
      ...wrap(entry.description ?? '', 65).map((line) => line.padEnd(65)),
      ' '.repeat(65),
    ],
  }),
  bunq: (entry) => ({
    first: 'NTRFNONREF',
    lines: [
      `:86:${value('/IBAN/', entry.iban)}${value('/NAME/', entry.name)}/REMI/${entry.description ?? ''}`,
    ],
  }),
  triodos: (entry) => {
    const pieces = [...(entry.iban === undefined ? [] : ['BANKNL2A', entry.iban])]
    pieces.push(...wrap(entry.description ?? '', 27))
    const numbered = pieces.map((piece, index) => `>${20 + index}${piece}`).join('')
    return { first: 'NETNONREF', lines: field(`000>100000000000${numbered}>310254321987`) }
  },
  german: (entry) => {
    const tags = [
      value('EREF+', entry.endToEndId),
      value('MREF+', entry.mandateId),
      value('SVWZ+', entry.description),
    ]
    const pieces = tags.flatMap((tag) => (tag === '' ? [] : wrap(tag, 27)))
    const numbers = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63]
    const numbered = pieces.map((piece, index) => `?${numbers[index] ?? 63}${piece}`).join('')
    const names = wrap(entry.name ?? '', 27).map((piece, index) => `?${32 + index}${piece}`)
    const account = value('?30BANKDEFFXXX?31', entry.iban)
    return {
      first: 'NMSCNONREF',
      lines: field(`166?00GUTSCHRIFT${numbered}${account}${names.join('')}`),
    }
  },
}

function value(code: string, text: string | undefined, end = ''): string {
  return text === undefined ? '' : code + text + end
}

/** Cut at 65 wherever that falls, as the banks do. */
function field(text: string): string[] {
  return wrap(text, 65).map((line, index) => (index === 0 ? `:86:${line}` : line))
}

function wrap(text: string, width: number): string[] {
  const characters = [...text]
  const lines: string[] = []
  while (characters.length > 0) lines.push(characters.splice(0, width).join(''))
  return lines.length > 0 ? lines : ['']
}
