import { useTranslation } from '../i18n/use-translation'
import type { EntryState } from '../../shared/payments/contract'
import { StatusBadge, type Tone } from '../ui/status-badge'

const tones: Record<EntryState, Tone> = {
  'to-do': 'warn',
  part: 'warn',
  matched: 'good',
  client: 'info',
  'set-aside': 'plain',
}

export function EntryBadge({ state }: { state: EntryState }) {
  const { t } = useTranslation()
  return <StatusBadge tone={tones[state]} label={t(`payments.states.${state}`)} />
}
