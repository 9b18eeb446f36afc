import { Text } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import type { ClientMatch } from '../../shared/clients/contract'

/** Why a search found somebody whose name and town do not say so. */
export function FoundBy({ match }: { match: ClientMatch | null }) {
  const { t } = useTranslation()
  if (match === null) return null
  const words = t(`clients.list.found.${match.of}`, { text: match.text })
  return (
    <Text component="span" size="xs" opacity={0.85} truncate title={words} miw={0}>
      {words}
    </Text>
  )
}
