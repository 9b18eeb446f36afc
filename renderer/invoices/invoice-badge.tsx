import { useTranslation } from '../i18n/use-translation'
import type { InvoiceState } from '../../shared/invoices/state'
import { StatusBadge, type Tone } from '../ui/status-badge'

const tones: Record<InvoiceState, Tone> = {
  draft: 'plain',
  open: 'info',
  part: 'warn',
  overdue: 'bad',
  paid: 'good',
  credited: 'plain',
}

/** The state of an invoice in a word; a credit note is set off rather than paid. */
export function InvoiceBadge({ kind, state }: { kind: 'invoice' | 'credit'; state: InvoiceState }) {
  const { t } = useTranslation()
  const settles = kind === 'credit' && state !== 'draft'
  const label = !settles
    ? t(`invoices.states.${state}`)
    : t(state === 'paid' ? 'invoices.settled' : 'invoices.toPayBack')
  return <StatusBadge tone={tones[state]} label={label} />
}
