import { Group, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Duplicate } from '../../../shared/clients/contract'
import { Notice } from '../../ui/notice'
import { ClientLink } from '../client-link'

interface LikelyHintProps {
  likely: readonly Duplicate[]
  /** what the fields above it can give away; a client is told where the first of its reasons stands */
  reasons: readonly Duplicate['reasons'][number][]
}

/** Under the fields that gave it away: who this client may be already. */
export function LikelyHint({ likely, reasons }: LikelyHintProps) {
  const { t } = useTranslation()
  const here = likely.filter(({ reasons: [first] }) => first && reasons.includes(first))
  const [one] = here
  const hint = useRef<HTMLDivElement>(null)
  const shown = one?.id
  useEffect(() => {
    if (shown !== undefined) hint.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  if (!one) return null
  return (
    <Notice tone="info" role="status" ref={hint}>
      <Group gap={6}>
        <Text component="span">{t('clients.duplicates.hint')}</Text>
        <Text component="span" fw={600}>
          <ClientLink id={one.id} name={one.name} />
        </Text>
        <Text component="span">
          {[
            one.town,
            ...one.reasons.map((reason) => t(`clients.duplicates.reasons.${reason}`)),
            here.length > 1 ? t('clients.duplicates.more', { count: here.length - 1 }) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </Text>
      </Group>
    </Notice>
  )
}
