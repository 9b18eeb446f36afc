/** What else the office holds about a client, told in its portal file: seen there, and not changed. */
import { formatIban } from '../../../shared/clients/identifiers'
import type { PortalGroup } from '../../../shared/requests/portal'
import type { WishKind } from '../../../shared/requests/wish'
import { classWords } from '../../../shared/retention/class-words'
import type { ClassName } from '../../../shared/retention/policy'
import { shownDomainName } from '../../../shared/services/domain-name'
import { isWhole } from '../access-events/list'
import type { ReadableDatabase } from '../database/driver'
import { collect as papersOf } from '../papers/personal-data'
import { accessWords, heldWords, wishWords } from './words'

type Words = PortalGroup['title']

const fact = (field: string, label: Words, value: string): PortalGroup['fields'][number] => ({
  field,
  label,
  value,
  input: 'text',
  editable: false,
})

const group = (name: ClassName, fields: PortalGroup['fields']): PortalGroup[] => {
  const { nl, en } = classWords[name]
  const why = { nl: `${nl.purpose}.`, en: `${en.purpose}.` }
  return fields.length === 0 ? [] : [{ title: { nl: nl.name, en: en.name }, why, fields }]
}

/** Papers by their names, accounts, holders, what logs tell in numbers and days, and open requests. */
export const heldGroups = (db: ReadableDatabase, clientId: number): PortalGroup[] => [
  ...group(
    'service',
    db
      .all<{
        id: number
        domain: string
        name: string | null
        email: string | null
        phone: string | null
      }>(
        `SELECT id, domain, holderName AS name, holderEmail AS email, holderPhone AS phone
         FROM subscriptions WHERE clientId = $clientId AND domain IS NOT NULL
           AND coalesce(holderName, holderEmail, holderPhone) IS NOT NULL ORDER BY domain, id`,
        { clientId },
      )
      .map(({ id, domain, name, email, phone }) => {
        const of = shownDomainName(domain)
        const label = { nl: `${heldWords.holder.nl} ${of}`, en: `${heldWords.holder.en} ${of}` }
        return fact(`holder.${id}`, label, [name, email, phone].filter(Boolean).join(', '))
      }),
  ),
  ...group(
    'payment',
    db
      .all<{ iban: string }>(
        'SELECT iban FROM clientAccounts WHERE clientId = $clientId ORDER BY iban',
        { clientId },
      )
      .map(({ iban }, place) => fact(`account.${place}`, heldWords.account, formatIban(iban))),
  ),
  ...group(
    'paper',
    papersOf(db, clientId).map(({ title, signedOn, addedAt }, place) =>
      fact(`paper.${place}`, heldWords.paper, `${title}, ${signedOn ?? addedAt.slice(0, 10)}`),
    ),
  ),
  ...group(
    'access-log',
    db
      .all<{ kind: keyof typeof accessWords; count: number; first: string; last: string }>(
        `SELECT e.kind, count(*) AS count, substr(min(e.at), 1, 10) AS first,
           substr(max(e.at), 1, 10) AS last
         FROM accessEvents e WHERE e.clientId = $clientId AND ${isWhole}
         GROUP BY e.kind ORDER BY e.kind`,
        { clientId },
      )
      .map(({ kind, count, first, last }) =>
        fact(`access.${kind}`, accessWords[kind], `${count} (${first} – ${last})`),
      ),
  ),
  ...group(
    'client-request',
    db
      .all<{ id: number; kind: WishKind; receivedOn: string }>(
        `SELECT id, kind, receivedOn FROM clientRequests
         WHERE clientId = $clientId AND decidedAt IS NULL ORDER BY id`,
        { clientId },
      )
      .map(({ id, kind, receivedOn }) => {
        const label = {
          nl: `${heldWords.open.nl}: ${wishWords.nl[kind]}`,
          en: `${heldWords.open.en}: ${wishWords.en[kind]}`,
        }
        return fact(`request.${id}`, label, receivedOn)
      }),
  ),
]
