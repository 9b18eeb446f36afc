/**
 * A log to its events: streaming, so that a gigabyte takes no more memory than a page. What is
 * neither sign-in, change nor attack is counted and forgotten; a line that cannot be read is counted
 * with its number and reason, and the rest goes on.
 */
import { createHash } from 'node:crypto'
import {
  accessKinds,
  lineProblems,
  type AccessEvent,
  type AccessRule,
  type LineProblem,
  type LogCounts,
  type LogFormat,
  type PortalNames,
} from '../../../shared/access-events/event'
import { AppError } from '../../../shared/errors'
import { signatureOf } from './attacks'
import { classifierOf, pathOf, type Classifier } from './classify'
import { readCombinedLine } from './combined'
import { linesOf, type Line } from './lines'
import { namesIn, readPortalLine, type LineNames } from './portal-log'
import { unpacked, type Bytes } from './unpack'

export interface LogOptions {
  rules: readonly AccessRule[]
  /** the present; a line further ahead than `ahead` has a wrong clock */
  now: Date
  /** events before this moment are past their term: counted, not kept (UTC ISO text) */
  keepFrom: string
  /** where times without a zone belong: Europe/Amsterdam */
  zone: string
  /** as an owner gave them; the others are guessed from the first line */
  portalNames: PortalNames
}

export interface LogPart {
  format: LogFormat
  events: AccessEvent[]
  /** so far; the last part has the whole */
  counts: LogCounts
}

/** Clocks of servers differ by minutes, not by more than an hour. */
const ahead = 60 * 60 * 1000

const mostFirstProblems = 100
const longestWhat = 200
const longestAgent = 300
const longestAccount = 254

/**
 * Reads a log in parts. Every part carries the counts so far; at least one part comes.
 * @throws AppError `file-unreadable`: `empty`, `truncated`, `damaged-gzip`, `not-a-log`
 */
export async function* readLog(source: Bytes, options: LogOptions): AsyncGenerator<LogPart> {
  const counts = noCounts()
  const lines = linesOf(unpacked(source, () => counts.lines + 1))
  let read: LineReader | null = null
  const before: Line[] = []
  for await (const batch of lines) {
    if (read === null) {
      before.push(...batch)
      // A format shows in the first line that has one; noise in front is allowed for.
      const found = formatOf(before, options)
      if (found === null && before.length < linesToSniff) continue
      read = readerFor(found ?? notALog(), before, options)
      yield take(before.splice(0), read, counts, options)
    } else yield take(batch, read, counts, options)
  }
  if (read !== null) return
  if (before.every(({ text }) => text?.trim() === ''))
    throw new AppError('file-unreadable', { reason: 'empty' })
  read = readerFor(formatOf(before, options) ?? notALog(), before, options)
  yield take(before, read, counts, options)
}

const linesToSniff = 50

function formatOf(
  lines: readonly Line[],
  { portalNames }: Pick<LogOptions, 'portalNames'>,
): LogFormat | null {
  for (const { text } of lines) {
    if (text === null) continue
    if (Object.keys(namesIn([text], portalNames)).length > 0) return 'json-lines'
    if (readCombinedLine(text).ok) return 'combined'
  }
  return null
}

/** Whether the beginning of a file has a line of a log in it. */
export function looksLikeLog(head: string, portalNames: PortalNames): boolean {
  const lines = head.split(/\r?\n/, linesToSniff)
  return (
    formatOf(
      lines.map((text, place) => ({ number: place + 1, text })),
      { portalNames },
    ) !== null
  )
}

function notALog(): never {
  throw new AppError('file-unreadable', { reason: 'not-a-log', line: 1 })
}

type Found = Omit<AccessEvent, 'identity'>
type LineReader = {
  format: LogFormat
  read: (text: string) => Found | 'nothing' | LineProblem
}

function readerFor(
  format: LogFormat,
  lines: readonly Line[],
  { rules, portalNames, zone }: LogOptions,
): LineReader {
  const classify = classifierOf(rules)
  if (format === 'combined') return { format, read: (text) => fromCombined(text, classify) }
  const texts = lines.map(({ text }) => text ?? '')
  const names = { own: portalNames, found: namesIn(texts, portalNames) }
  return { format, read: (text) => fromPortal(text, names, zone, classify) }
}

function fromCombined(text: string, classify: Classifier): Found | 'nothing' | LineProblem {
  const reading = readCombinedLine(text)
  if (!reading.ok) return reading.problem
  const { at, ip, userAgent, account, method, target, status } = reading.request
  const named = method === null ? null : classify(method, target)
  const signature = signatureOf(reading.request)
  const kind = signature === null ? named : 'attack'
  if (kind === null) return 'nothing'
  const what = method === null ? '' : `${method} ${pathOf(target)}`
  return { at, ip, userAgent, account, kind, what, status, signature }
}

function fromPortal(
  text: string,
  names: LineNames,
  zone: string,
  classify: Classifier,
): Found | 'nothing' | LineProblem {
  const reading = readPortalLine(text, names, zone)
  if (!reading.ok) return reading.problem
  const { at, ip, userAgent, account, action, method, status } = reading.entry
  const request = { method: method ?? 'GET', target: action, userAgent, referrer: null }
  const signature = signatureOf(request)
  const kind = signature === null ? classify(method, action) : 'attack'
  if (kind === null) return 'nothing'
  const what = method === null ? pathOf(action) : `${method} ${pathOf(action)}`
  return { at, ip, userAgent, account, kind, what, status, signature }
}

function take(
  lines: readonly Line[],
  { format, read }: LineReader,
  counts: LogCounts,
  { now, keepFrom }: LogOptions,
): LogPart {
  const latest = new Date(now.getTime() + ahead).toISOString()
  const events: AccessEvent[] = []
  for (const { number, text } of lines) {
    counts.lines += 1
    if (text?.trim() === '') {
      counts.empty += 1
      continue
    }
    const found = text === null ? 'too-long' : read(text)
    if (found === 'nothing') counts.other += 1
    else if (typeof found === 'string') note(counts, number, found)
    else if (found.at > latest) note(counts, number, 'in-the-future')
    else if (found.at < keepFrom) counts.pastTerm += 1
    else {
      events.push(asKept(found, text ?? ''))
      counts.kept[found.kind] += 1
      if (counts.firstAt === null || found.at < counts.firstAt) counts.firstAt = found.at
      if (counts.lastAt === null || found.at > counts.lastAt) counts.lastAt = found.at
    }
  }
  return { format, events, counts: structuredClone(counts) }
}

function note(counts: LogCounts, line: number, problem: LineProblem): void {
  counts.malformed += 1
  counts.problems[problem] += 1
  if (counts.firstProblems.length < mostFirstProblems) counts.firstProblems.push({ line, problem })
}

function asKept(found: Found, line: string): AccessEvent {
  const cut = (text: string, most: number) =>
    [...text.slice(0, most * 2).replace(/\p{Cc}/gu, ' ')].slice(0, most).join('').trim()
  const orNull = (text: string | null, most: number) => (text === null ? null : cut(text, most))
  return {
    ...found,
    userAgent: orNull(found.userAgent, longestAgent),
    account: orNull(found.account, longestAccount),
    what: cut(found.what, longestWhat),
    identity: createHash('sha256').update(line).digest('hex').slice(0, 32),
  }
}

function noCounts(): LogCounts {
  const none = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  return {
    lines: 0,
    kept: none(accessKinds),
    other: 0,
    pastTerm: 0,
    empty: 0,
    malformed: 0,
    problems: none(lineProblems),
    firstProblems: [],
    firstAt: null,
    lastAt: null,
  }
}
