/**
 * The lines of an MT940 file as its fields: `:61:` with its second line, `:86:` with all of its
 * lines. Source: SWIFT Standards MT, general information, block 4; around it what banks put between
 * messages (envelope, bank headers, `-`).
 */
import { isAppError } from '../../../../shared/errors'
import type { BankFileReader } from './reader'
import { maxTextLength, refuse } from './values'

export interface Field {
  tag: string
  lines: string[]
  /** where it begins, from 1 */
  line: number
}

export interface FieldSink {
  field: (field: Field) => void
  /** one message ended, or another begins, at this line */
  separator: (line: number) => void
  /** a line between messages that a bank writes for itself */
  header: (text: string) => void
}

const knownTag = /^:(20|21|25P?|28C?|60[FM]|61|86|62[FM]|64|65|90[CD]|34F|13D|NS|940):(.*)$/

/**
 * A statement, balance or text line that lost a colon, and would pass for text. What follows a colon
 * in a time that the bank cut ("14" and then ":45 uur") is below 60, and never is one of these.
 */
const brokenTag = /^(?::[6-9]|61:\d{6}|6[02][FM]:[CD]\d{6})/

/** The seconds of such a time look like a field: "15", and then ":20:30". */
const seconds = /^:(?:20|21|25|28):[0-5]\d(?!\d)/
const endsInHours = /(?:^|\D)\d{1,2}$/

/** These may go on in the next line. */
const manyLines: ReadonlySet<string> = new Set(['20', '25', '25P', '28', '28C', '61', '86'])

/**
 * A reader of text that hands each complete field to `sink`.
 * @throws AppError `file-unreadable` (`bad-line`, `truncated`, `unsupported-version`)
 */
export function createFieldReader(sink: FieldSink): BankFileReader {
  let rest = ''
  let line = 0
  let field: (Field & { length: number }) | null = null
  // From the first field of a statement to its closing balance every line must have a meaning.
  let inStatement = false

  const flush = () => {
    const complete = field
    field = null
    if (complete) sink.field(complete)
  }

  const separate = () => {
    flush()
    inStatement = false
    sink.separator(line)
  }

  const startField = (tag: string, value: string) => {
    flush()
    if (tag === '940') return separate()
    if (tag === '20' || tag === '25' || tag === '25P') inStatement = true
    if (tag === '62F' || tag === '62M') inStatement = false
    const started = { tag, lines: [value], line, length: value.length }
    if (manyLines.has(tag)) field = started
    else sink.field(started)
  }

  const envelope = (text: string) => {
    separate()
    const [, message] = /\{2:[IO](\d{3})/.exec(text) ?? []
    if (message !== undefined && message !== '940') {
      refuse('unsupported-version', { line, element: `MT${message}` })
    }
    const body = text.indexOf('{4:')
    if (body >= 0 && text.slice(body + 3).trim() !== '') takeLine(text.slice(body + 3))
  }

  /** One line, as it stands in the file except for its line end. */
  const takeLine = (text: string) => {
    if (/^\{[1-5]:/.test(text)) return envelope(text)
    if (text.startsWith('-}')) return envelope(/\{1:.*$/.exec(text)?.[0] ?? '')
    const [, tag, value = ''] = knownTag.exec(text) ?? []
    const inText = inStatement && field?.tag === '86'
    const isTime = inText && seconds.test(text) && endsInHours.test(field?.lines.at(-1) ?? '')
    if (tag !== undefined && !isTime) return startField(tag, value)
    if (brokenTag.test(text) || (/^:\d/.test(text) && !inText)) refuse('bad-line', { line })
    if (!inStatement) return /^-(?:XXX)?\s*$/.test(text) ? separate() : sink.header(text)
    // Old ING and Triodos files have an empty line between entries.
    if (text.trim() === '' && field?.tag !== '86') return
    if (!field || !manyLines.has(field.tag) || hasControls(text))
      return refuse('bad-line', { line })
    field.lines.push(text)
    field.length += text.length
    if (field.length > maxTextLength) refuse('bad-line', { line })
  }

  const nextLine = (text: string) => {
    line += 1
    // SOH, ETX and the end-of-file mark of older transports.
    takeLine(/^\p{Cc}|\p{Cc}$/u.test(text) ? text.replace(/^\p{Cc}+|\p{Cc}+$/gu, '') : text)
  }

  return {
    line: () => line + 1,
    write: (chunk) => {
      const text = rest + chunk
      let from = 0
      for (const match of text.matchAll(/\r\n|\n|\r(?!$)/g)) {
        nextLine(text.slice(from, match.index))
        from = match.index + match[0].length
      }
      rest = text.slice(from)
      if (rest.length > maxTextLength) refuse('bad-line', { line: line + 1 })
    },
    end: () => {
      try {
        if (rest !== '') nextLine(rest)
        flush()
      } catch (error) {
        // A last line that makes no sense and has no end was cut off.
        if (rest !== '' && isBadLine(error, line)) refuse('truncated', { line })
        throw error
      }
    },
  }
}

function hasControls(text: string): boolean {
  return /[^\P{Cc}\t]/u.test(text)
}

function isBadLine(error: unknown, line: number): boolean {
  if (!isAppError(error) || !('reason' in error.details)) return false
  return error.details.reason === 'bad-line' && error.details.line === line
}
