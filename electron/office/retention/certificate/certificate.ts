/** The erasure certificate: what went, when, by which rule, and what stays sealed until when. */
import { formatDate, formatDateLong, formatMoment, todayIn } from '../../../../shared/dates'
import type { ErasureCheck, Find } from '../../../../shared/retention/check'
import type { TerminationTask } from '../../../../shared/elsewhere/contract'
import { AppError } from '../../../../shared/errors'
import { formatMoney } from '../../../../shared/money'
import { unconfirmedOf } from '../../credentials/end-now'
import type { ReadableDatabase } from '../../database/driver'
import { terminationTasksOf } from '../../elsewhere/tasks'
import { currentAgency } from '../../settings/agency'
import { checkOf } from '../check/record'
import { certificateWords } from './words'
import { readReport, type ErasureReport } from './report'

export interface Certificate extends ErasureReport {
  id: number
  clientId: number
  erasedAt: string
  agency: string
  /** the look afterwards; null: nobody looked. Without the ids of others */
  check: (Omit<ErasureCheck, 'finds'> & { finds: Omit<Find, 'of' | 'ids'>[] }) | null
  /** logins that no desk has said to have destroyed, and when the last ends by itself, as of now */
  loginsUnconfirmed: { count: number; until: string | null }
  /** outside the program, as of now: what was to be looked at, and what came of it */
  elsewhere: Pick<TerminationTask, 'what' | 'finding' | 'doneOn' | 'doneBy'>[]
  /** where the erasure stands in the audit chain */
  audit: { id: number; hash: string }
}

/** Errors: not-found. */
export const certificateOf = (db: ReadableDatabase, id: number): Certificate => {
  const row = db.get<{ clientId: number; erasedAt: string; report: string; auditId: number }>(
    'SELECT clientId, erasedAt, report, auditId FROM erasures WHERE id = $id',
    { id },
  )
  if (!row) throw new AppError('not-found', { entity: 'erasure', id })
  const line = db.get<{ hash: string }>('SELECT hash FROM audit WHERE id = $id', {
    id: row.auditId,
  })
  const check = checkOf(db, id)
  return {
    ...readReport(row.report),
    check: check && {
      ...check,
      finds: check.finds.map(({ of: _of, ids: _ids, ...find }) => find),
    },
    id,
    clientId: row.clientId,
    erasedAt: row.erasedAt,
    agency: currentAgency(db).name,
    loginsUnconfirmed: unconfirmedOf(db, row.clientId),
    elsewhere: terminationTasksOf(db, row.clientId).map(({ what, finding, doneOn, doneBy }) => ({
      what,
      finding,
      doneOn,
      doneBy,
    })),
    audit: { id: row.auditId, hash: line?.hash ?? '' },
  }
}

/** The certificate on paper. `addressee` is printed only when the owner gives one. */
export const renderCertificate = async (
  certificate: Certificate,
  print: { language: 'nl' | 'en'; addressee: string; at: string },
): Promise<Uint8Array> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { renderReport } = await import('../../paper/report-pdf')
  const w = certificateWords[print.language]
  const { kind, archive, audit } = certificate
  const whole = kind === 'whole'
  const { count, until } = certificate.loginsUnconfirmed
  const logins = [
    w.logins,
    until === null
      ? w.loginsErased
      : w.loginsUnconfirmed(count, formatMoment(until, print.language)),
  ]
  const sealed = whole ? w.sealedWhole : w.sealedReduced
  return renderReport({
    from: certificate.agency,
    on: formatDateLong(todayIn(new Date(print.at)), print.language),
    title: w.title,
    language: print.language,
    createdAt: new Date(print.at),
    addressee: print.addressee,
    intro: whole ? w.introWhole : w.introReduced,
    facts: [
      [w.client, String(certificate.clientId)],
      [w.terminated, formatDateLong(certificate.terminatedOn, print.language)],
      [w.erased, formatMoment(certificate.erasedAt, print.language)],
      [w.rule, w.rules[certificate.rule]],
      [w.drafts, String(certificate.draftsErased)],
      [w.sealedInvoices, String(certificate.invoicesSealed)],
      [w.sealedPayments, String(certificate.paymentsSealed)],
      // Of who is still here in part nothing was looked for afterwards, and nothing is claimed.
      ...(whole ? looked(certificate, print.language) : []),
    ],
    tables: [
      {
        title: w.erasedClasses,
        head: [w.class, w.result],
        rows: [
          ...(whole ? w.classesWhole : [...w.classesReduced, w.classesKept]),
          logins,
          ...(archive.length > 0 ? [sealed] : []),
        ],
        empty: '',
      },
      {
        title: w.sealed,
        head: [w.year, w.what, w.items, w.until, w.decides],
        figures: [2],
        rows: archive.map((part) => [
          String(part.fiscalYear),
          part.kind === 'invoice' ? w.invoices : w.payments,
          String(part.items),
          formatDate(part.destroyAfter, print.language),
          w.decidingRules[part.rule],
        ]),
        empty: w.nothingSealed,
      },
      ...(certificate.stays.length === 0 ? [] : [stays(certificate, print.language)]),
      elsewhere(certificate, print.language),
      ...(certificate.check?.finds.length ? [finds(certificate.check, print.language)] : []),
    ],
    codes: [[`${w.audit} ${audit.id}`, audit.hash]],
    note: w.note,
  })
}

/** What was searched and for what, as it was done, and nothing beyond it. */
const looked = ({ check }: Certificate, language: 'nl' | 'en'): [string, string][] => {
  const w = certificateWords[language]
  if (!check) return [[w.check, w.notChecked]]
  const number = (value: number): string => value.toLocaleString(language)
  const sought = check.sought.map((kind) => w.kinds[kind]).join(', ')
  return [
    [w.check, formatMoment(check.checkedAt, language)],
    [w.lookedThrough, w.through(number(check.columns), number(check.rows))],
    [w.notThrough, w.notThroughWhat],
    [w.lookedFor, check.commonName ? `${sought} (${w.onlyWithFirst})` : sought],
    [w.found, check.finds.length === 0 ? w.foundNothing : w.foundSome],
  ]
}

const finds = (check: NonNullable<Certificate['check']>, language: 'nl' | 'en') => {
  const w = certificateWords[language]
  return {
    title: w.finds,
    head: [w.where, w.what, w.items, w.sure],
    figures: [2],
    rows: check.finds.map(({ place, kind, count, certain }) => [
      w.places[place],
      w.kinds[kind],
      String(count),
      certain ? w.certain : w.possible,
    ]),
    empty: '',
  }
}

const elsewhere = ({ elsewhere: tasks }: Certificate, language: 'nl' | 'en') => {
  const w = certificateWords[language]
  return {
    title: w.elsewhere,
    head: [w.where, w.result, w.by, w.on],
    rows: tasks.map(({ what, finding, doneOn, doneBy }) => [
      what,
      finding === null ? w.notLooked : w.findings[finding],
      doneBy ?? '',
      doneOn === null ? '' : formatDate(doneOn, language),
    ]),
    empty: w.nothingElsewhere,
  }
}

const stays = ({ stays: kept }: Certificate, language: 'nl' | 'en') => {
  const w = certificateWords[language]
  return {
    title: w.stays,
    head: [w.why, w.items, w.amount, w.takeBack],
    figures: [1, 2],
    rows: kept.map(({ why, items, cents, until }) => [
      w.whys[why],
      String(items),
      cents === null ? '' : formatMoney(cents, language),
      until === null ? '' : formatDate(until, language),
    ]),
    empty: '',
  }
}
