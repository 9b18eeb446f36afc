import type { Migration } from '../migrate'
import { migration001 } from './001-first-office'
import { migration002 } from './002-letter-texts'
import { migration003 } from './003-disclosures'
import { migration004 } from './004-erasure-checks'
import { migration005 } from './005-entry-rules'
import { migration006 } from './006-invoice-fields'
import { migration007 } from './007-services'
import { migration008 } from './008-privacy-requests'
import { migration009 } from './009-papers'
import { migration010 } from './010-published-policies'
import { migration011 } from './011-period-credits'
import { migration012 } from './012-reminders'
import { migration013 } from './013-work'
import { migration014 } from './014-requests'
import { migration015 } from './015-erased-parts'
import { migration016 } from './016-access-events'
import { migration017 } from './017-direct-debit'
import { migration018 } from './018-service-files'
import { migration019 } from './019-legal-orders'
import { migration020 } from './020-breaches'
import { migration021 } from './021-vat'
import { migration022 } from './022-debits-by-invoice'
import { migration023 } from './023-registrar-asides'
import { migration024 } from './024-elsewhere'
import { migration025 } from './025-country-vat'
import { migration026 } from './026-settlements'
import { migration027 } from './027-book-accounts'
import { migration028 } from './028-access-kinds'
import { migration029 } from './029-quotes'
import { migration030 } from './030-document-texts'
import { migration031 } from './031-rectifications'

/** Every step, in order. Shipped steps are frozen: a test compares their hashes. */
export const migrations: readonly Migration[] = [
  migration001,
  migration002,
  migration003,
  migration004,
  migration005,
  migration006,
  migration007,
  migration008,
  migration009,
  migration010,
  migration011,
  migration012,
  migration013,
  migration014,
  migration015,
  migration016,
  migration017,
  migration018,
  migration019,
  migration020,
  migration021,
  migration022,
  migration023,
  migration024,
  migration025,
  migration026,
  migration027,
  migration028,
  migration029,
  migration030,
  migration031,
]
