/**
 * What the registrar has against what the office has: domain names paid for and not billed, billed
 * and gone, with another expiry or another holder.
 */
import type { CivilDate } from '../dates'

/** As known; null where nobody said. */
export interface Holder {
  name: string | null
  email: string | null
  phone: string | null
}

/** A line of the registrar's list. */
export interface RegisteredDomain {
  line: number
  domain: string
  expiresOn: CivilDate | null
  reference: string | null
  autoRenew: boolean | null
  holder: Holder
}

/** A subscription of the office to a domain name. */
export interface BilledDomain {
  subscriptionId: number
  domain: string
  expiresOn: CivilDate | null
  /** the last day of the subscription; null while it runs */
  endsOn: CivilDate | null
  holder: Holder
}

export type HolderField = keyof Holder

export type RegistrarFinding =
  /** the agency pays; the last subscription to it and when that ended, null when there was none */
  | {
      kind: 'paid-not-billed'
      domain: string
      line: number
      subscriptionId: number | null
      endedOn: CivilDate | null
    }
  | { kind: 'billed-but-gone'; domain: string; subscriptionId: number }
  | {
      kind: 'other-expiry'
      domain: string
      line: number
      subscriptionId: number
      registrar: CivilDate
      office: CivilDate | null
    }
  | {
      kind: 'other-holder'
      domain: string
      line: number
      subscriptionId: number
      fields: HolderField[]
    }
  /** it ends at the office, and the registrar will renew it */
  | {
      kind: 'ends-but-renews'
      domain: string
      line: number
      subscriptionId: number
      endsOn: CivilDate
    }
  /** billed more than once */
  | { kind: 'billed-twice'; domain: string; subscriptionIds: number[] }

/**
 * The differences, in order of the domain name. `today` decides which subscriptions still run. Only
 * what the registrar says is compared: a list without holders finds no other holder.
 */
export function compareWithRegistrar(
  registered: readonly RegisteredDomain[],
  billed: readonly BilledDomain[],
  today: CivilDate,
): RegistrarFinding[] {
  const runs = ({ endsOn }: BilledDomain) => endsOn === null || endsOn >= today
  const byDomain = groupedByDomain(billed)
  const findings: RegistrarFinding[] = []
  const atRegistrar = new Set(registered.map(({ domain }) => domain))
  for (const one of registered) {
    const all = byDomain.get(one.domain) ?? []
    const running = all.filter(runs)
    const [subscription] = running
    if (subscription) findings.push(...differences(one, subscription))
    else findings.push({ kind: 'paid-not-billed', ...lineOf(one), ...lastOf(all) })
  }
  for (const [domain, all] of byDomain) {
    const running = all.filter(runs)
    if (running.length > 1)
      findings.push({
        kind: 'billed-twice',
        domain,
        subscriptionIds: running.map(({ subscriptionId }) => subscriptionId),
      })
    if (!atRegistrar.has(domain))
      for (const { subscriptionId } of running)
        findings.push({ kind: 'billed-but-gone', domain, subscriptionId })
  }
  return findings.sort((a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0))
}

function differences(one: RegisteredDomain, office: BilledDomain): RegistrarFinding[] {
  const { subscriptionId, endsOn } = office
  const findings: RegistrarFinding[] = []
  if (one.expiresOn !== null && one.expiresOn !== office.expiresOn)
    findings.push({
      kind: 'other-expiry',
      ...lineOf(one),
      subscriptionId,
      registrar: one.expiresOn,
      office: office.expiresOn,
    })
  const fields = otherFields(one.holder, office.holder)
  if (fields.length > 0)
    findings.push({ kind: 'other-holder', ...lineOf(one), subscriptionId, fields })
  if (endsOn !== null && one.autoRenew === true)
    findings.push({ kind: 'ends-but-renews', ...lineOf(one), subscriptionId, endsOn })
  return findings
}

const spelling: Record<HolderField, (text: string) => string> = {
  name: (text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s.,]+/g, ' ')
      .trim(),
  email: (text) => text.trim().toLowerCase(),
  // +31 6 12345678, 0031612345678 and 06-12345678 are one number.
  phone: (text) =>
    text
      .replace(/\(0\)/g, '')
      .replace(/[^\d+]/g, '')
      .replace(/^(?:\+|00)31\.?0?/, '0'),
}

function otherFields(registrar: Holder, office: Holder): HolderField[] {
  return (['name', 'email', 'phone'] as const).filter((field) => {
    const [theirs, ours] = [registrar[field], office[field]]
    return theirs !== null && spelling[field](theirs) !== spelling[field](ours ?? '')
  })
}

const lineOf = ({ domain, line }: RegisteredDomain) => ({ domain, line })

function lastOf(ended: readonly BilledDomain[]) {
  let last: BilledDomain | null = null
  for (const one of ended) if ((one.endsOn ?? '') > (last?.endsOn ?? '')) last = one
  return { subscriptionId: last?.subscriptionId ?? null, endedOn: last?.endsOn ?? null }
}

/**
 * What makes a finding the same one when a list is read again. Somebody who set it aside is asked anew
 * only when any of this is different. Holds data of the holder: it is kept as a digest.
 */
export function identityOf(
  finding: RegistrarFinding,
  registrar: RegisteredDomain | null,
  office: Holder | null,
): (string | number | null)[] {
  const { kind, domain } = finding
  switch (kind) {
    case 'paid-not-billed':
      return [kind, domain, finding.subscriptionId, finding.endedOn]
    case 'billed-but-gone':
      return [kind, domain, finding.subscriptionId]
    case 'other-expiry':
      return [kind, domain, finding.subscriptionId, finding.registrar, finding.office]
    case 'other-holder':
      return [
        kind,
        domain,
        finding.subscriptionId,
        ...finding.fields.flatMap((field) => [
          field,
          spelling[field](registrar?.holder[field] ?? ''),
          spelling[field](office?.[field] ?? ''),
        ]),
      ]
    case 'ends-but-renews':
      return [kind, domain, finding.subscriptionId, finding.endsOn, registrar?.expiresOn ?? null]
    case 'billed-twice':
      return [kind, domain, ...[...finding.subscriptionIds].sort((a, b) => a - b)]
  }
}

function groupedByDomain(billed: readonly BilledDomain[]): Map<string, BilledDomain[]> {
  const groups = new Map<string, BilledDomain[]>()
  for (const one of billed) {
    const group = groups.get(one.domain)
    if (group) group.push(one)
    else groups.set(one.domain, [one])
  }
  return groups
}
