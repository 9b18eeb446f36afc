/** Straight into a test office's database, past every rule of the program. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { connect, type Connection } from '../../electron/office/database/driver'
import { readKeyFile } from '../../electron/office/session/key-file'
import { openSlot } from '../../electron/office/session/slots'
import { ownerPassword, type TestOffice } from './office'

/** A second connection to the office's encrypted file, opened with the owner's password. */
export const booksOf = (office: TestOffice): Connection => {
  const file = readKeyFile(office.dir)
  const slot = file.slots.find(({ kind }) => kind === 'user')
  const secrets = slot ? openSlot(file.officeId, slot, ownerPassword) : null
  if (!secrets) throw new Error('the owner’s slot does not open')
  const connection = connect(join(office.dir, 'office.db'), secrets.databaseKey)
  onTestFinished(() => connection.close())
  return connection
}
