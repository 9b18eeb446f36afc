/**
 * Table of contents: every room, in the order of the menu. A new domain adds one line here, with
 * what its `room.tsx` hands over; nothing else outside the room knows it.
 */
import { accessRoom } from './access-events/room'
import { approvalsRoom } from './approvals/room'
import { archiveRoom } from './archive/room'
import { auditRoom } from './audit/room'
import { backupRoom } from './backup/room'
import { breachesRoom } from './breaches/room'
import { clientsRoom } from './clients/room'
import { collectionRoom } from './collection/room'
import { credentialsRoom } from './credentials/room'
import { dashboardRoom } from './dashboard/room'
import { disclosuresRoom } from './disclosures/room'
import { elsewhereRoom } from './elsewhere/room'
import { exportsRoom } from './exports/room'
import { addWords } from './i18n/i18n'
import { invoicesRoom } from './invoices/room'
import { lettersRoom } from './letters/room'
import { papersRoom } from './papers/room'
import { ordersRoom } from './orders/room'
import { paymentsRoom } from './payments/room'
import { policyRoom } from './policy/room'
import { privacyRoom } from './privacy/room'
import { quotesRoom } from './quotes/room'
import { requestsRoom } from './requests/room'
import { reportsRoom } from './reports/room'
import { retentionRoom } from './retention/room'
import type { ClosedScreens, Room } from './room'
import { searchRoom } from './search/room'
import { servicesRoom } from './services/room'
import { settingsRoom } from './settings/room'
import { usersRoom } from './users/room'
import { vatRoom } from './vat/room'

export const rooms = [
  dashboardRoom,
  clientsRoom,
  servicesRoom,
  requestsRoom,
  quotesRoom,
  invoicesRoom,
  paymentsRoom,
  collectionRoom,
  vatRoom,
  reportsRoom,
  credentialsRoom,
  retentionRoom,
  archiveRoom,
  papersRoom,
  disclosuresRoom,
  accessRoom,
  privacyRoom,
  elsewhereRoom,
  ordersRoom,
  breachesRoom,
  policyRoom,
  exportsRoom,
  approvalsRoom,
  auditRoom,
  backupRoom,
  usersRoom,
  lettersRoom,
  settingsRoom,
  searchRoom,
] as const satisfies readonly Room[]

export const closedScreens: ClosedScreens = { ...settingsRoom.closed, ...backupRoom.closed }

// Words are small and one room's link may stand on another's page: known as soon as the rooms are.
for (const { name, words } of rooms) addWords(name, words)
