import type { ActionContext } from '../context'
import { connect, type Connection } from '../database/driver'

/** One moment of the office, while others go on working in it. Whoever takes it closes it. */
export const snapshotOf = ({ office }: ActionContext): Connection => {
  const [main] = office.database.reader.all<{ file: string }>(
    `SELECT file FROM pragma_database_list WHERE name = 'main'`,
  )
  if (!main) throw new Error('no file of the database')
  const connection = connect(main.file, office.databaseKey)
  connection.pragma('query_only = ON')
  connection.exec('BEGIN')
  return connection
}
