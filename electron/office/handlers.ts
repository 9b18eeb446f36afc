import type { Contract } from '../../shared/contract'
import type { HandlersOf } from './context'
import { audit } from './audit/handlers'
import { dashboard } from './dashboard/handlers'
import { files } from './files/handlers'
import { payments } from './payments/handlers'
import { session } from './session/handlers'
import { settings } from './settings/handlers'
import { typing } from './typing/handlers'

/** Every domain's handlers: the office's table of contents. */
export const handlers: { [Domain in keyof Contract]: HandlersOf<Contract[Domain]> } = {
  session,
  settings,
  files,
  typing,
  payments,
  dashboard,
  audit,
}
