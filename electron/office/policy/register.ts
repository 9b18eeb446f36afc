/** The register of processing, made from the facts in force. AVG art. 30(1). */
import type { CsvForm } from '../../../shared/csv'
import { formatDateLong } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import { classWords } from '../../../shared/retention/class-words'
import { basisWords, kindWords } from '../exports/access/words'
import { renderReport } from '../paper/report-pdf'
import { byteOrderMark, csvLines } from '../text/csv-out'
import { classes } from './classes'
import { countryText, isInEea } from './country'
import type { ClassInForce, Facts } from './facts'
import { versionOf } from './version'
import { registerWords } from './register-words'
import { termText } from './terms'
import { statementWords } from './words'

/** Those who are given something of the class, by what the register of recipients says they get. */
const given = ({ recipients }: Facts, { class: name }: ClassInForce) =>
  recipients.filter(({ data }) => data.some((kind) => classes[name].kinds.includes(kind)))

const activity = (facts: Facts, one: ClassInForce, language: Language) => {
  const [w, s] = [registerWords[language], statementWords[language]]
  const { name, purpose } = classWords[one.class][language]
  const to = given(facts, one)
  return {
    name,
    purpose,
    basis: basisWords[language][one.basis],
    article: one.lawful?.article ?? '',
    persons: w.personNames[classes[one.class].persons],
    kept: termText(one.term, one.startsAt, language),
    then: s.thens[one.then],
    recipients: to.map((recipient) => recipient.name).join(', ') || w.nobody,
    transfer: to
      .filter(({ country }) => !isInEea(country))
      .map((recipient) => `${recipient.name}: ${countryText(recipient.country, language)}`)
      .join(', '),
  }
}

export const registerPdf = (
  facts: Facts,
  { language, today, createdAt }: { language: Language; today: string; createdAt: Date },
): Promise<Uint8Array> => {
  const [w, s] = [registerWords[language], statementWords[language]]
  const activities = facts.classes.map((one) => activity(facts, one, language))
  return renderReport({
    from: facts.agency.name,
    on: formatDateLong(today, language),
    title: w.title,
    language,
    createdAt,
    intro: w.intro,
    facts: [
      [w.controller, facts.agency.name],
      [w.address, facts.agency.address],
      [w.kvk, facts.agency.kvkNumber],
      [w.contact, facts.agency.privacyContact],
      [w.version, versionOf(facts)],
    ],
    tables: [
      {
        title: w.activities,
        head: [w.what, w.purpose, w.basis, w.persons],
        rows: activities.map(({ name, purpose, basis, article, persons }) => [
          name,
          purpose,
          article === '' ? basis : `${basis} (${article})`,
          persons,
        ]),
        empty: w.none,
      },
      {
        title: w.kept,
        head: [w.what, w.kept, w.then, w.given],
        rows: activities.map(({ name, kept, then, recipients }) => [name, kept, then, recipients]),
        empty: w.none,
      },
      {
        title: w.recipients,
        head: [w.name, w.role, w.purpose, w.data, w.country],
        rows: facts.recipients.map(({ name, kind, purpose, data, country }) => [
          name,
          s.roles[kind],
          purpose,
          data.map((one) => kindWords[language][one]).join(', '),
          countryText(country, language),
        ]),
        empty: w.none,
      },
      { title: w.measures, lead: s.security.join('\n'), head: [], rows: [], empty: '' },
    ],
    codes: [],
    note: s.madeFrom(versionOf(facts), formatDateLong(today, language)),
  })
}

/** A line per class; the version stands on each, so that none is without it. */
export const registerCsv = (
  facts: Facts,
  { language, today, form }: { language: Language; today: string; form: CsvForm },
): string => {
  const [w, s] = [registerWords[language], statementWords[language]]
  const { agency } = facts
  const head = [
    w.controller,
    w.contact,
    w.what,
    w.purpose,
    w.basis,
    w.article,
    w.persons,
    w.kept,
    w.then,
    w.recipients,
    w.transfer,
    w.measures,
    w.version,
    w.made,
  ]
  const rows = facts.classes.map((one) => {
    const line = activity(facts, one, language)
    return [
      agency.name,
      agency.privacyContact,
      line.name,
      line.purpose,
      line.basis,
      line.article,
      line.persons,
      line.kept,
      line.then,
      line.recipients,
      line.transfer || w.no,
      s.security.join(' '),
      versionOf(facts),
      today,
    ]
  })
  return byteOrderMark + csvLines([head, ...rows], form)
}
