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

interface BadgeProps {
  kind: 'invoice' | 'credit'
  state: InvoiceState
  /** its e-mail was made, or somebody marked it so */
  sent: boolean
}

/** The state of an invoice in a word; what is open is sent or still to be sent; a credit note is set off rather than paid. */
export function InvoiceBadge({ kind, state, sent }: BadgeProps) {
  const { t } = useTranslation()
  const settles = kind === 'credit' && state !== 'draft'
  const label = !settles
    ? state === 'open' && sent
      ? t('invoices.sent')
      : t(`invoices.states.${state}`)
    : t(state === 'paid' ? 'invoices.settled' : 'invoices.toPayBack')
  return <StatusBadge tone={tones[state]} label={label} />
}
