/** The report of the proof pack as a printable page. */
import { formatDate, formatDateLong, formatMoment, todayIn } from '../../../shared/dates'
import type { Proof } from './proof-facts'

const words = {
  nl: {
    title: 'Verslag van de archiefcontrole',
    checked: 'Gecontroleerd op',
    destroyed: 'Vernietigd op',
    items: 'Gecontroleerde stukken',
    broken: 'Beschadigde stukken',
    count: 'Vernietigde stukken',
    auditBefore: 'Logboek voor de vernietiging',
    auditAfter: 'Logboek na de vernietiging',
    archiveHead: 'Kop van de archiefketen',
    gone: 'Vernietigd',
    year: 'Boekjaar',
    number: 'Aantal',
    until: 'Bewaard tot en met',
    rule: 'Bepalende regel',
    kept: 'Bewaard wegens een blokkade',
    none: 'Niets had de bewaartermijn bereikt.',
    rules: {
      'fiscal-year-end': 'einde boekjaar plus bewaartermijn',
      termination: 'opzegdatum plus bewaartermijn',
      law: 'wettelijke bewaartermijn (AWR art. 52)',
      'settled-document': 'bewaartermijn van de factuur die ermee is betaald',
    },
    note: 'De lijst van vernietigde stukken met hun controlegetallen staat in report.json en destroyed.sha256. Dit verslag bevat geen persoonsgegevens van klanten.',
  },
  en: {
    title: 'Report of the archive check',
    checked: 'Checked on',
    destroyed: 'Destroyed on',
    items: 'Items checked',
    broken: 'Damaged items',
    count: 'Items destroyed',
    auditBefore: 'Audit log before the destruction',
    auditAfter: 'Audit log after the destruction',
    archiveHead: 'Head of the archive chain',
    gone: 'Destroyed',
    year: 'Fiscal year',
    number: 'Items',
    until: 'Kept until',
    rule: 'Deciding rule',
    kept: 'Kept because of a hold',
    none: 'Nothing had reached its term.',
    rules: {
      'fiscal-year-end': 'end of fiscal year plus term',
      termination: 'termination date plus term',
      law: 'statutory term (AWR art. 52)',
      'settled-document': 'term of the invoice it paid',
    },
    note: 'The list of destroyed items with their hashes is in report.json and destroyed.sha256. This report holds no personal data of clients.',
  },
}

const count = (value: number, language: 'nl' | 'en'): string =>
  value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB')

export const renderProof = async (proof: Proof, language: 'nl' | 'en'): Promise<Uint8Array> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { renderReport } = await import('../paper/report-pdf')
  const w = words[language]
  return renderReport({
    from: proof.agency,
    on: formatDateLong(todayIn(new Date(proof.destroyedAt)), language),
    title: w.title,
    language,
    createdAt: new Date(proof.destroyedAt),
    facts: [
      [w.checked, formatMoment(proof.checkedAt, language)],
      [w.destroyed, formatMoment(proof.destroyedAt, language)],
      [w.items, count(proof.check.items, language)],
      [w.broken, String(proof.check.broken.length)],
      [w.count, count(proof.destroyed.length, language)],
    ],
    tables: [
      {
        title: w.gone,
        head: [w.year, w.number, w.until, w.rule],
        figures: [1],
        rows: proof.check.due.map(({ fiscalYear, items, destroyAfter, rule }) => [
          String(fiscalYear),
          count(items, language),
          formatDate(destroyAfter, language),
          w.rules[rule],
        ]),
        empty: w.none,
      },
      ...(proof.check.held.length > 0
        ? [
            {
              title: w.kept,
              head: [w.year, w.number],
              figures: [1],
              rows: proof.check.held.map(({ fiscalYear, items }) => [
                String(fiscalYear),
                count(items, language),
              ]),
              empty: '',
            },
          ]
        : []),
    ],
    codes: [
      [w.auditBefore, proof.auditHeadBefore],
      [w.auditAfter, proof.auditHeadAfter],
      [w.archiveHead, proof.check.head],
    ],
    note: w.note,
  })
}
