import { connect, type Connection } from '../../../electron/office/database/driver'
import { migrate } from '../../../electron/office/database/migrate'
import { migrations } from '../../../electron/office/database/migrations/all'

/** The office's tables in memory, unencrypted: for what is about rows and not about the door. */
export const bareDatabase = (): Connection => {
  const connection = connect(':memory:', null)
  migrate(connection, migrations)
  return connection
}
