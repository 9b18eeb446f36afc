import type { Secrets } from './fill'
import type { Stand } from './stand'

/** Where the office lies that was made while `version` was the last form of the database. */
export const keptName = (version: number): string => `office-${String(version).padStart(3, '0')}`

/** What a test must know of a kept office. */
export interface Known {
  secrets: Secrets
  /** the file name of its backup */
  backup: string
  stand: Stand
}
