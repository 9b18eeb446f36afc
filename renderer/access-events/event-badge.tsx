import type { AccessRow } from '../../shared/access-events/contract'
import { useTranslation } from '../i18n/use-translation'
import { StatusBadge } from '../ui/status-badge'

const tones = { 'sign-in': 'plain', change: 'info', attack: 'bad' } as const

/** What the line is; of an attack, by what it shows. */
export function EventBadge({ row: { kind, signature } }: { row: AccessRow }) {
  const { t } = useTranslation()
  const label = t(`access-events.kinds.${kind}`)
  return (
    <span title={signature === null ? label : t(`access-events.signatures.${signature}`)}>
      <StatusBadge tone={tones[kind]} label={label} />
    </span>
  )
}
