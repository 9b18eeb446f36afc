import type { QuoteState } from '../../shared/quotes/contract'
import { useTranslation } from '../i18n/use-translation'
import { StatusBadge, type Tone } from '../ui/status-badge'

const tones: Record<QuoteState, Tone> = {
  draft: 'plain',
  sent: 'info',
  lapsed: 'warn',
  accepted: 'good',
  billed: 'good',
  refused: 'plain',
  withdrawn: 'plain',
}

/** The state of a quote in a word; one that is final and was not mailed is still to be sent. */
export function QuoteBadge({ state, mailed }: { state: QuoteState; mailed: boolean }) {
  const { t } = useTranslation()
  const label = t(`quotes.states.${state === 'sent' && !mailed ? 'ready' : state}`)
  return <StatusBadge tone={tones[state]} label={label} />
}
