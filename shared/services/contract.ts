/** What the agency sells, and what each client has of it. */
import { catalogue } from './catalogue'
import { fileOperations } from './files'
import { runs } from './run'
import { subscriptions } from './subscription'
import { workOperations } from './work'

export const services = {
  ...catalogue,
  ...subscriptions,
  ...runs,
  ...workOperations,
  ...fileOperations,
}
