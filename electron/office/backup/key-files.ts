import { isAppError } from '../../../shared/errors'
import { ownSource } from '../files/source'
import { keyFileName, largestKeyFile, parseKeyFile, type KeyFile } from '../session/keys/key-file'
import { readPart } from './file/container'
import { backupsIn } from './folder'
import { placeOf, readLocal } from './local'

/**
 * The key file in the newest backup of each known folder that has one: a key file beside the database
 * that was put back by somebody is older than they are.
 */
export const newestKeyFiles = async function* (
  dir: string,
  officeId: string,
): AsyncGenerator<KeyFile> {
  for (const folder of readLocal(dir).folders) {
    const [newest] = await backupsIn(placeOf(dir, folder), officeId)
    const file = newest && (await keyFileIn(newest.path))
    if (file?.officeId === officeId) yield file
  }
}

/** null: the backup cannot be read, or its key file is none. */
const keyFileIn = async (path: string): Promise<KeyFile | null> => {
  try {
    const file = parseKeyFile(
      (await readPart(ownSource(path), keyFileName, largestKeyFile)).toString('utf8'),
    )
    return file === 'version-1' ? null : file
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
