import { randomUUID } from 'node:crypto'
import { AppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'

/**
 * Files the person chose: paths stay here, the renderer gets one-time tokens. All tokens are
 * forgotten at lock.
 */
export interface Files {
  /** Names a path by a new token. */
  give(path: string, use: FileUse): FileToken
  /** The path behind a token, once. Errors: file-token-unknown. */
  take(token: FileToken, use: FileUse): string
  /**
   * The path behind a token that stays good: for what asks for a password, where a slip of the
   * finger must not cost the choice of the file. Errors: file-token-unknown.
   */
  look(token: FileToken, use: FileUse): string
  forget(): void
}
export type FileUse = 'open' | 'save' | 'folder'

export const createFiles = (): Files => {
  const paths = new Map<string, { path: string; use: FileUse }>()
  const look = (token: FileToken, use: FileUse): string => {
    const found = paths.get(token)
    if (found?.use !== use) throw new AppError('file-token-unknown', {})
    return found.path
  }
  return {
    give: (path, use) => {
      const token = randomUUID() as FileToken
      paths.set(token, { path, use })
      return token
    },
    take: (token, use) => {
      const path = look(token, use)
      paths.delete(token)
      return path
    },
    look,
    forget: () => paths.clear(),
  }
}
