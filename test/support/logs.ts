/** Logs for tests, and what the office reads in them. */
import { readLog, type LogOptions } from '../../electron/office/access-events/read-log'
import type {
  AccessEvent,
  AccessRule,
  LogCounts,
  LogFormat,
} from '../../shared/access-events/event'

export const rules: AccessRule[] = [
  { kind: 'sign-in', method: 'POST', pattern: '/login' },
  { kind: 'sign-in', method: null, pattern: 'user.login*' },
  { kind: 'change', method: 'POST', pattern: '/account/*' },
  { kind: 'change', method: null, pattern: 'profile.*' },
]

const options: LogOptions = {
  rules,
  now: new Date('2026-11-22T12:00:00Z'),
  keepFrom: '2026-05-01T00:00:00.000Z',
  zone: 'Europe/Amsterdam',
  portalNames: {},
}

/** A line of a combined log; every part can be another. */
export const combinedLine = ({
  site = '',
  ip = '203.0.113.7',
  user = '-',
  time = '22/Nov/2026:12:30:00 +0100',
  request = 'GET / HTTP/1.1',
  status = '200',
  agent = 'Mozilla/5.0',
} = {}): string => `${site}${ip} - ${user} [${time}] "${request}" ${status} 512 "-" "${agent}"`

/** A source in pieces of so many bytes. */
export async function* inPieces(data: string | Uint8Array, size = 64 * 1024) {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export interface LogResult {
  format: LogFormat
  events: AccessEvent[]
  counts: LogCounts
}

/** All of a log at once. */
export async function resultOf(
  source: AsyncIterable<Uint8Array> | string | Uint8Array,
  own: Partial<LogOptions> = {},
): Promise<LogResult> {
  const bytes =
    typeof source === 'string' || source instanceof Uint8Array ? inPieces(source) : source
  const events: AccessEvent[] = []
  let last: Omit<LogResult, 'events'> | null = null
  for await (const part of readLog(bytes, { ...options, ...own })) {
    events.push(...part.events)
    last = { format: part.format, counts: part.counts }
  }
  if (!last) throw new Error('no part came')
  return { ...last, events }
}
