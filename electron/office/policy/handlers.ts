import { formatDateLong } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { policy as contract, PolicyState } from '../../../shared/policy/contract'
import type { Statement } from '../../../shared/policy/statement'
import type { ActionContext, HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { save } from '../files/target'
import { renderReport } from '../paper/report-pdf'
import { personOf } from '../who'
import { factsOf } from './facts'
import { registerCsv, registerPdf } from './register'
import { statementPage } from './statement-page'
import { statementText } from './statement-text'
import { statementOf, versionOf } from './version'

const stateOf = (db: ReadableDatabase, today: string): PolicyState => {
  const version = versionOf(factsOf(db, today))
  const published =
    db.get<NonNullable<PolicyState['published']>>(
      `SELECT p.version, p.at, u.name AS by FROM publishedPolicies p JOIN users u ON u.id = p.userId
       ORDER BY p.id DESC LIMIT 1`,
    ) ?? null
  return { version, published, outdated: published !== null && published.version !== version }
}

export const policy: HandlersOf<typeof contract> = {
  state: ({ db, today }) => stateOf(db, today),
  statement: ({ db, today }, { language }) => statementOf(factsOf(db, today), language, today),
  saveStatement: async (context, { language, form, file }) => {
    const target = context.files.target(file)
    const { facts, statement } = context.read(({ db, today }) => {
      const facts = factsOf(db, today)
      return { facts, statement: statementOf(facts, language, today) }
    })
    const renderers = { html: statementPage, md: statementText, pdf: statementPdf(context) }
    await save(target, await renderers[form](statement))
    note(context, `statement-${form}`)
    return { version: versionOf(facts) }
  },
  saveRegister: async (context, { language, form, csvForm, file }) => {
    const target = context.files.target(file)
    const facts = context.read(({ db, today }) => factsOf(db, today))
    const today = context.today()
    const createdAt = new Date(context.now())
    const content =
      form === 'pdf'
        ? await registerPdf(facts, { language, today, createdAt })
        : registerCsv(facts, { language, today, form: csvForm })
    await save(target, content)
    note(context, `register-${form}`)
    return { version: versionOf(facts) }
  },
  publish: ({ db, now, today, user, audit }, { version }) => {
    if (version !== versionOf(factsOf(db, today))) {
      throw new AppError('changed-meanwhile', { entity: 'policy', id: 0 })
    }
    const id = db.insert(
      'INSERT INTO publishedPolicies (version, at, userId) VALUES ($version, $now, $userId)',
      { version, now, userId: personOf(user).id },
    )
    audit({ entity: 'policy', id, code: 'published' })
    return stateOf(db, today)
  },
}

const note = (context: ActionContext, code: string): void =>
  context.write(({ audit }) => {
    audit({ entity: 'policy', code })
  })

const statementPdf =
  (context: ActionContext) =>
  (statement: Statement): Promise<Uint8Array> => {
    const { language, title, from, intro, parts, madeFrom } = statement
    const [agency = '', ...rest] = from
    return renderReport({
      from: agency,
      on: formatDateLong(context.today(), language),
      title,
      language,
      createdAt: new Date(context.now()),
      intro: `${intro}\n\n${[agency, ...rest].join(' · ')}`,
      facts: [],
      tables: parts.map(({ title: heading, text: [first = '', ...others], list, table }) => ({
        title: heading,
        lead: [first, ...list.map((item) => `• ${item}`), ...others].join('\n'),
        head: table?.head ?? [],
        rows: table?.rows ?? [],
        empty: '',
      })),
      codes: [],
      note: madeFrom,
    })
  }
