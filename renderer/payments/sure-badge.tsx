import { useTranslation } from '../i18n/use-translation'
import type { EntryRow } from '../../shared/payments/contract'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { EntryBadge } from './entry-badge'
import { useSureness, type Sureness } from './sureness'

const tones: Record<Sureness, Tone> = { certain: 'good', likely: 'info', unknown: 'warn' }

/** The state of an entry; of one that waits also how sure matching is whose it is. */
export function SureBadge({ row }: { row: EntryRow }) {
  const { t } = useTranslation()
  const waits = row.state === 'to-do' && !row.sealed
  const sure = useSureness(row.id, waits)
  if (!waits || sure === undefined) return <EntryBadge state={row.state} />
  return <StatusBadge tone={tones[sure]} label={t(`payments.sure.${sure}`)} />
}
