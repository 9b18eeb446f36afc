/** Every domain's words, one line each: `clients` here is `t('clients.…')` on screen. */
import { approvalsWords } from '../approvals/words'
import { archiveWords } from '../archive/words'
import { auditWords } from '../audit/words'
import { backupWords } from '../backup/words'
import { clientsWords } from '../clients/words'
import { credentialsWords } from '../credentials/words'
import { dashboardWords } from '../dashboard/words'
import { frameWords } from '../frame/words'
import { invoicesWords } from '../invoices/words'
import { paymentsWords } from '../payments/words'
import { retentionWords } from '../retention/words'
import { sessionWords } from '../session/words'
import { settingsWords } from '../settings/words'
import { uiWords } from '../ui/words'
import { usersWords } from '../users/words'

export const allWords = {
  ui: uiWords,
  frame: frameWords,
  session: sessionWords,
  settings: settingsWords,
  clients: clientsWords,
  payments: paymentsWords,
  invoices: invoicesWords,
  credentials: credentialsWords,
  retention: retentionWords,
  archive: archiveWords,
  approvals: approvalsWords,
  users: usersWords,
  audit: auditWords,
  backup: backupWords,
  dashboard: dashboardWords,
}

type Domains = typeof allWords
type In<L extends 'nl' | 'en'> = { [D in keyof Domains]: Domains[D][L] }
export type DutchWords = In<'nl'>

const pick = <L extends 'nl' | 'en'>(language: L): Record<string, object> =>
  Object.fromEntries(Object.entries(allWords).map(([domain, both]) => [domain, both[language]]))

export const dutch = pick('nl')
export const english = pick('en')
