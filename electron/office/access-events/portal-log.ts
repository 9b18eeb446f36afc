/**
 * One line of a portal's log: a JSON object. Portals name things as they like; which name stands for
 * what is kept as data, and guessed for the names most of them use.
 */
import {
  portalFields,
  type LineProblem,
  type PortalField,
  type PortalNames,
} from '../../../shared/access-events/event'
import { readAddress } from './address'
import { readPortalTime } from './log-time'

const usual: Record<PortalField, readonly string[]> = {
  at: [
    'time',
    'timestamp',
    '@timestamp',
    'at',
    'ts',
    'date',
    'datetime',
    'time_iso8601',
    'created_at',
  ],
  ip: ['ip', 'ipAddress', 'ip_address', 'remote_addr', 'remoteAddr', 'clientIp', 'client_ip'],
  userAgent: ['userAgent', 'user_agent', 'http_user_agent', 'ua', 'agent'],
  account: [
    'account',
    'email',
    'user.email',
    'userEmail',
    'username',
    'user',
    'customer',
    'customerNumber',
    'customer_number',
    'clientId',
    'login',
  ],
  action: [
    'action',
    'event',
    'what',
    'activity',
    'path',
    'uri',
    'request_uri',
    'url',
    'type',
    'message',
  ],
  method: ['method', 'request_method', 'verb'],
  status: ['status', 'statusCode', 'status_code'],
}

/**
 * The usual names that these lines use, and those an owner gave. Not every line has everything: the
 * first that has a field tells its name.
 */
export function namesIn(lines: readonly string[], own: PortalNames): PortalNames {
  const records = lines.flatMap((line) => recordOf(line) ?? [])
  const names: PortalNames = {}
  for (const field of portalFields) {
    const known = [...(own[field] === undefined ? [] : [own[field]]), ...usual[field]]
    const found = records
      .map((record) => known.find((name) => isValue(at(record, name))))
      .find((name) => name !== undefined)
    if (found !== undefined) names[field] = found
  }
  return names
}

export interface PortalEntry {
  at: string
  ip: string
  userAgent: string | null
  account: string | null
  action: string
  method: string | null
  status: number | null
}

export type PortalReading = { ok: true; entry: PortalEntry } | { ok: false; problem: LineProblem }

/** By which names a line is read: those an owner gave where it has them, else those that were found. */
export interface LineNames {
  own: PortalNames
  found: PortalNames
}

/** Reads a line. `zone` is where times without one belong. */
export function readPortalLine(
  line: string,
  { own, found }: LineNames,
  zone: string,
): PortalReading {
  const record = recordOf(line)
  if (!record) return { ok: false, problem: 'not-this-format' }
  const value = (field: PortalField) => {
    const given = own[field] === undefined ? undefined : at(record, own[field])
    if (isValue(given)) return given
    return found[field] === undefined ? undefined : at(record, found[field])
  }
  const text = (field: PortalField) => textOf(value(field))
  const moment = readPortalTime(value('at'), zone)
  if (moment === null) return { ok: false, problem: 'no-time' }
  const ip = readAddress(text('ip') ?? '')
  if (ip === null) return { ok: false, problem: 'no-address' }
  const action = text('action')
  if (action === null) return { ok: false, problem: 'no-action' }
  const status = Number(text('status') ?? NaN)
  const account = text('account')
  // A bare number is a customer's only where the name says so, or the owner did: else it is the
  // portal's own number of a user.
  const meant = own.account !== undefined || /customer/i.test(found.account ?? '')
  const ofPortal = account !== null && /^\d+$/.test(account) && !meant
  return {
    ok: true,
    entry: {
      at: moment,
      ip,
      userAgent: text('userAgent'),
      account: ofPortal ? `user ${account}` : account,
      action,
      method: text('method')?.toUpperCase() ?? null,
      status: Number.isInteger(status) && status >= 100 && status <= 599 ? status : null,
    },
  }
}

function recordOf(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** A value by its name, or else by its path; only what the line itself holds. */
function at(record: object, name: string): unknown {
  if (Object.hasOwn(record, name)) return valueIn(record, name)
  let value: unknown = record
  for (const part of name.split('.').slice(0, 8)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = valueIn(value, part)
  }
  return value
}

function valueIn(record: object, name: string): unknown {
  return (record as Record<string, unknown>)[name]
}

function isValue(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

/** JSON can hold half a surrogate pair; a database cannot keep it as it is. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return null
  return value.replace(/\p{Cs}/gu, '\ufffd')
}
