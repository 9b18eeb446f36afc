/**
 * One line of a combined log, as Apache and nginx write it, with or without the site's name in front
 * and with whatever a server adds behind. Source: Apache mod_log_config, nginx ngx_http_log_module.
 */
import type { LineProblem } from '../../../shared/access-events/event'
import { readAddress } from './address'
import { readClfTime } from './log-time'

/** A request as any log tells it. */
export interface LoggedRequest {
  at: string
  ip: string
  account: string | null
  userAgent: string | null
  /** null: not HTTP at all */
  method: string | null
  /** path and query as asked for; the raw text when it is not HTTP */
  target: string
  referrer: string | null
  status: number | null
}

export type LineReading = { ok: true; request: LoggedRequest } | { ok: false; problem: LineProblem }

/**
 * Address, identity, user, time, request, status, size, and in a combined log referrer and agent. A
 * user's name may hold spaces: servers do not escape them.
 */
const form =
  /^(\S{1,255}) (\S{1,255}) (.{1,256}?) \[([^\]]{20,40})\] "((?:[^"\\]|\\.)*)" (\d{3}|-) (?:\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/

/** Reads a line, or says why it is none. */
export function readCombinedLine(line: string): LineReading {
  const match = form.exec(line)
  if (!match) return { ok: false, problem: 'not-this-format' }
  const [, first = '', second = '', third = '', time = '', asked = ''] = match
  const [, , , , , , status = '', referrer, agent] = match
  // With the site's name in front everything else stands one place further.
  const own = readAddress(first)
  const ip = own ?? readAddress(second)
  if (ip === null) return { ok: false, problem: 'no-address' }
  const user = own === null ? third.replace(/^\S+ ?/, '') : third
  const at = readClfTime(time)
  if (at === null) return { ok: false, problem: 'no-time' }
  const request = /^([A-Z]{3,20}) (.+)$/.exec(asked)
  return {
    ok: true,
    request: {
      at,
      ip,
      account: valueOf(user),
      userAgent: valueOf(agent),
      method: request?.[1] ?? null,
      target: unescaped(request?.[2]?.replace(/ HTTP\/\d(?:\.\d)?$/, '') ?? asked),
      referrer: valueOf(referrer),
      status: status === '-' ? null : Number(status),
    },
  }
}

function valueOf(text: string | undefined): string | null {
  return text === undefined || text === '-' || text === '' || text === '""' ? null : unescaped(text)
}

/** Servers write quotes, backslashes and bytes they do not print as `\"`, `\\` and `\xhh`. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  const bytes = text.replace(/\\(?:x([\da-fA-F]{2})|(.))/g, (_, hex?: string, one?: string) =>
    hex === undefined ? (plain[one ?? ''] ?? one ?? '') : String.fromCharCode(parseInt(hex, 16)),
  )
  // Escaped bytes are UTF-8 more often than not.
  return /^[\0-\xff]*$/.test(bytes) && /[\x80-\xff]/.test(bytes)
    ? Buffer.from(bytes, 'latin1').toString('utf8')
    : bytes
}

const plain: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', v: '\v' }
