/** What was destroyed for a client, as a letter: which logins, when, why, by whom; no secrets. */
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { FileToken } from '../../../shared/operation'
import { clientRow } from '../clients/record'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { save } from '../files/target'
import { currentAgency } from '../settings/agency'
import type { Statement, StatementLogin } from './statement-pdf'

const destroyedLogins = (
  db: ReadableDatabase,
  { clientId, id }: { clientId: number; id: number | null },
): StatementLogin[] =>
  db.all(
    `SELECT logins.id, system, purpose, ticket, startedAt AS receivedAt, destroyedAt,
       destroyedWhy AS why, users.name AS "by", uses
     FROM logins LEFT JOIN users ON users.id = destroyedBy
     WHERE clientId = $clientId AND destroyedAt IS NOT NULL AND logins.erasedAt IS NULL
       ${id === null ? '' : 'AND logins.id = $id'}
     ORDER BY destroyedAt, logins.id`,
    { clientId, id },
  )

/** Errors: not-found (the client, or nothing of it ended), file-token-unknown, the file's. */
export const saveStatement = async (
  context: ActionContext,
  input: { clientId: number; id: number | null; file: FileToken; language: Language },
): Promise<{ saved: number }> => {
  const { clientId, id, language } = input
  const statement = context.read(({ db }): Statement => {
    const { name } = clientRow(db, clientId)
    const agency = currentAgency(db)
    const logins = destroyedLogins(db, { clientId, id })
    if (logins.length === 0) throw new AppError('not-found', { entity: 'login', id: id ?? 0 })
    return { language, agency, clientName: name, logins, madeAt: context.now() }
  })
  const target = context.files.target(input.file)
  // Loaded when asked for: the program is there sooner at its start.
  const { renderStatement } = await import('./statement-pdf')
  await save(target, await renderStatement(statement))
  context.write(({ audit }) => {
    for (const login of statement.logins)
      audit({ entity: 'login', id: login.id, clientId, code: 'statement-made' })
  })
  return { saved: statement.logins.length }
}
