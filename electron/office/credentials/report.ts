/** The owner's report: every login ever held, as CSV; label, times and counts, never a secret. */
import type { CsvForm } from '../../../shared/csv'
import type { Ending, LoginRow } from '../../../shared/credentials/contract'
import { formatMoment } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import type { FileToken } from '../../../shared/operation'
import type { ActionContext } from '../context'
import { byteOrderMark, csvLines } from '../text/csv-out'
import { listLogins } from './rows'
import { statementWords } from './statement-words'

const pageSize = 200

const headings: Record<Language, string[]> = {
  nl: [
    'Nummer',
    'Klant',
    'Systeem',
    'Klus',
    'Kenmerk',
    'Bewaard op',
    'Door',
    'Vervalt',
    'Keren gebruikt',
    'Laatst gebruikt',
    'Vernietigd op',
    'Reden',
    'Vernietigd door',
  ],
  en: [
    'Number',
    'Client',
    'System',
    'Job',
    'Reference',
    'Kept on',
    'By',
    'Expires',
    'Times used',
    'Last used',
    'Destroyed on',
    'Reason',
    'Destroyed by',
  ],
}

const cells = (row: LoginRow, language: Language): (string | number)[] => {
  const moment = (at: string | null) => (at === null ? '' : formatMoment(at, language))
  const why = (ending: Ending | null) =>
    ending === null ? '' : statementWords[language].endings[ending]
  const byItself = row.destroyedAt === null ? '' : statementWords[language].byProgram
  return [
    row.id,
    row.clientName,
    row.system,
    row.purpose,
    row.ticket ?? '',
    moment(row.createdAt),
    row.createdBy,
    moment(row.expiresAt),
    row.uses,
    moment(row.lastUsedAt),
    moment(row.destroyedAt),
    why(row.destroyedWhy),
    row.destroyedBy ?? byItself,
  ]
}

/** Errors: cancelled, and those of writing. */
export const saveReport = async (
  context: ActionContext,
  { file, language, csvForm }: { file: FileToken; language: Language; csvForm: CsvForm },
): Promise<{ saved: number }> => {
  const target = context.files.target(file)
  let saved = 0
  await target.inParts(async (write) => {
    await write(byteOrderMark + csvLines([headings[language]], csvForm))
    const all = { clientId: null, state: 'all', search: '', limit: pageSize } as const
    for (let page = context.read((query) => listLogins(query, { ...all, after: null }, null)); ;) {
      context.checkpoint()
      if (page.rows.length > 0)
        await write(
          csvLines(
            page.rows.map((row) => cells(row, language)),
            csvForm,
          ),
        )
      saved += page.rows.length
      const { next } = page
      if (next === null) return
      page = context.read((query) => listLogins(query, { ...all, after: next }, null))
    }
  })
  context.write(({ audit }) => audit({ entity: 'login', code: 'report-saved' }))
  return { saved }
}
