/** The form of the dialog, as its parts see it. */
import { invoices } from '../../../shared/invoices/contract'
import type { useForm } from '../../ui/form/form'
import type { CreditValues } from './credit-values'

export const creditSchema = invoices.credit.input

export type CreditForm = ReturnType<typeof useForm<CreditValues, typeof creditSchema>>
