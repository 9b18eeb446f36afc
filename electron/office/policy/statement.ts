/** The privacy statement, made from the facts in force. AVG art. 12–14. */
import type { Language } from '../../../shared/language'
import { complaintRoute } from '../../../shared/letters/complaint-route'
import { topics, type Rows, type Statement, type Topic } from '../../../shared/policy/statement'
import { purposes } from '../../../shared/privacy/purposes'
import { requestTypes } from '../../../shared/privacy/request-state'
import { classWords } from '../../../shared/retention/class-words'
import type { ClassName, Term } from '../../../shared/retention/policy'
import { basisWords, kindWords, purposeWords } from '../exports/access/words'
import { classes } from './classes'
import { countryText } from './country'
import type { ClassInForce, Facts } from './facts'
import { lengthText, termText } from './terms'
import { statementWords } from './words'

interface Content {
  text: string[]
  list?: string[]
  table?: Rows | null
}

/** All of it but what says when and from which version it was made. */
export const wordingOf = (facts: Facts, language: Language): Omit<Statement, 'madeFrom'> => {
  const w = statementWords[language]
  const { agency } = facts
  const contents = contentsOf(facts, language)
  const from = [agency.name, agency.address, `${w.kvk} ${agency.kvkNumber}`]
  return {
    language,
    title: w.title,
    from: [...from, agency.privacyContact, agency.phone ?? '', agency.website ?? ''].filter(
      (line) => line !== '',
    ),
    intro: w.intro(agency.name),
    parts: topics.map((topic) => {
      const { text, list = [], table = null } = contents[topic]
      return { topic, title: w.titles[topic], text, list, table }
    }),
  }
}

const contentsOf = (facts: Facts, language: Language): Record<Topic, Content> => {
  const w = statementWords[language]
  const told = (topic: Topic) => facts.classes.filter((one) => classes[one.class].topic === topic)
  return {
    data: { text: [...w.data, w.business], table: purposesOf(told('data'), language) },
    portal: { text: w.portal },
    logs: {
      text: [...w.logs, w.logsKept],
      table: termsOf(told('logs'), language),
    },
    logins: { text: [...w.logins, ...told('logins').map((one) => w.traces(term(one, language)))] },
    security: { text: w.security },
    recipients: {
      text: [w.recipients, ...(facts.recipients.length === 0 ? [w.noRecipients] : []), w.order],
      table: recipientsOf(facts, language),
    },
    terms: {
      text: [
        ...w.terms,
        w.archive(lengthText(archived(facts), language)),
        w.backups(facts.backupDays),
      ],
      table: termsOf(
        facts.classes.filter((one) => classes[one.class].topic !== null),
        language,
      ),
    },
    rights: {
      text: [
        w.rights,
        w.objections(purposes.map((use) => purposeWords[language][use]).join(', ')),
        w.contact(facts.agency.privacyContact),
        w.answer,
        w.cases(term(inForce(facts, 'privacy-register'), language)),
      ],
      list: requestTypes.map((type) => w.rightNames[type]),
    },
    identity: { text: w.identity },
    complaint: { text: complaintRoute(language).split('\n') },
  }
}

const inForce = (facts: Facts, name: ClassName): ClassInForce => {
  const found = facts.classes.find((one) => one.class === name)
  if (!found) throw new Error(`no class ${name} in the policy`)
  return found
}

/** What goes to the archive of a client as a rule. */
const archived = (facts: Facts): Term => inForce(facts, 'invoice').term

const term = ({ term: length, startsAt }: ClassInForce, language: Language): string =>
  termText(length, startsAt, language)

const purposesOf = (found: readonly ClassInForce[], language: Language): Rows => {
  const w = statementWords[language]
  return {
    head: [w.what, w.why, w.basis],
    rows: found.map(({ class: name, basis }) => {
      const { name: what, purpose } = classWords[name][language]
      return [what, purpose, basisWords[language][basis]]
    }),
  }
}

const termsOf = (found: readonly ClassInForce[], language: Language): Rows => {
  const w = statementWords[language]
  return {
    head: [w.what, w.kept, w.then],
    rows: found.map((one) => [
      classWords[one.class][language].name,
      term(one, language),
      w.thens[one.then],
    ]),
  }
}

const recipientsOf = ({ recipients }: Facts, language: Language): Rows | null => {
  const w = statementWords[language]
  if (recipients.length === 0) return null
  return {
    head: [w.who, w.role, w.why, w.what, w.where],
    rows: recipients.map(({ name, kind, purpose, data, country }) => [
      name,
      w.roles[kind],
      purpose,
      data.map((one) => kindWords[language][one]).join(', '),
      countryText(country, language),
    ]),
  }
}
