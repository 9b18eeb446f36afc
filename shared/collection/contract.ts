/** Getting paid what is open: reminders, and what is collected by direct debit. */
import { debits } from './debits'
import { reminders } from './reminders'

export const collection = { ...reminders, ...debits }
