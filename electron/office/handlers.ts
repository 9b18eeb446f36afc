import type { Contract } from '../../shared/contract'
import type { HandlersOf } from './context'
import { accessEvents } from './access-events/handlers'
import { approvals } from './approvals/handlers'
import { archive } from './archive/handlers'
import { audit } from './audit/handlers'
import { backup } from './backup/handlers'
import { breaches } from './breaches/handlers'
import { clients } from './clients/handlers'
import { collection } from './collection/handlers'
import { credentials } from './credentials/handlers'
import { dashboard } from './dashboard/handlers'
import { disclosures } from './disclosures/handlers'
import { elsewhere } from './elsewhere/handlers'
import { recognise } from './dropped/recognise'
import { exports } from './exports/handlers'
import { files } from './files/handlers'
import { invoices } from './invoices/handlers'
import { letters } from './letters/handlers'
import { papers } from './papers/handlers'
import { orders } from './orders/handlers'
import { payments } from './payments/handlers'
import { policy } from './policy/handlers'
import { privacy } from './privacy/handlers'
import { quotes } from './quotes/handlers'
import { requests } from './requests/handlers'
import { reports } from './reports/handlers'
import { retention } from './retention/handlers'
import { search } from './search/handlers'
import { services } from './services/handlers'
import { session } from './session/handlers'
import { settings } from './settings/handlers'
import { typing } from './typing/handlers'
import { users } from './users/handlers'
import { vat } from './vat/handlers'

/** Every domain's handlers: the office's table of contents. */
export const handlers: { [Domain in keyof Contract]: HandlersOf<Contract[Domain]> } = {
  session,
  settings,
  files: { ...files, recognise: (context, { file }) => recognise(context, file) },
  typing,
  users,
  clients,
  invoices,
  services,
  quotes,
  vat,
  letters,
  papers,
  disclosures,
  elsewhere,
  accessEvents,
  privacy,
  requests,
  orders,
  breaches,
  exports,
  policy,
  payments,
  collection,
  credentials,
  retention,
  dashboard,
  reports,
  search,
  audit,
  archive,
  approvals,
  backup,
}
