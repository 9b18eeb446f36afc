/** From which moment on events are kept: those of clients, and those of nobody known. */
import { startOfDay } from '../../../shared/start-of-day'
import { firstKept } from '../../../shared/retention/clocks'
import type { ReadableDatabase } from '../database/driver'
import { termOf } from '../settings/terms'

export interface KeptFrom {
  /** UTC ISO text */
  ofClients: string
  apart: string
}

export const keptFrom = (db: ReadableDatabase, today: string): KeptFrom => ({
  ofClients: startOfDay(firstKept(today, termOf(db, 'access-log'))),
  apart: startOfDay(firstKept(today, termOf(db, 'server-log'))),
})
