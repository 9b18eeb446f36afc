/** Every domain that holds personal data of a client; a test walks the schema against this list. */
import * as clients from '../clients/personal-data'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import * as typing from '../typing/personal-data'

export interface PersonalData {
  collect(db: ReadableDatabase, clientId: number): unknown
  erase(db: WritableDatabase, clientId: number, now: string): void
}

/** Erased in this order, after what the law keeps was sealed. */
export const erasers: readonly PersonalData[] = [typing, clients]
