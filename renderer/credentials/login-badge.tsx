import { useTranslation } from '../i18n/use-translation'
import type { LoginRow } from '../../shared/credentials/contract'
import { StatusBadge, type Tone } from '../ui/status-badge'

const tones: Record<LoginRow['state'], Tone> = {
  open: 'info',
  gone: 'bad',
  expired: 'warn',
  unconfirmed: 'warn',
  ended: 'plain',
}

/** Where a login stands; of an ended one how it ended, which is not always by being destroyed. */
export function LoginBadge({ login }: { login: Pick<LoginRow, 'state' | 'destroyedWhy'> }) {
  const { t } = useTranslation()
  const { state, destroyedWhy } = login
  if (destroyedWhy === null)
    return <StatusBadge tone={tones[state]} label={t(`credentials.state.${state}`)} />
  const tone = destroyedWhy === 'gone' ? 'bad' : destroyedWhy === 'done' ? 'good' : 'plain'
  return <StatusBadge tone={tone} label={t(`credentials.endings.${destroyedWhy}`)} />
}
