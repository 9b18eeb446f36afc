import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { draftInput, type Check } from '../../../shared/invoices/contract'
import { call } from '../../api'
import { inputOf, type InvoiceValues } from './invoice-values'

/**
 * What the office would say to issuing what is typed now. Kept here and not among the answers of
 * the office: each keystroke would leave one there. The last answer stays while typing cannot be
 * read as an invoice.
 */
export const useLiveCheck = (values: InvoiceValues): Check | null => {
  const [settled] = useDebouncedValue(values, 250)
  const [check, setCheck] = useState<Check | null>(null)
  useEffect(() => {
    const draft = inputOf(settled)
    if (!draftInput.safeParse(draft).success) return
    let late = false
    call('invoices.check', { draft }).then(
      (answer) => {
        if (!late) setCheck(answer)
      },
      // A client who is gone, an amount too large: saving says so at the field.
      () => undefined,
    )
    return () => {
      late = true
    }
  }, [settled])
  return check
}
