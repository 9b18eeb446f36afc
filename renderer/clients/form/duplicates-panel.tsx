import { Box, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Duplicate } from '../../../shared/clients/contract'
import { Notice } from '../../ui/notice'
import { ClientBadge } from '../client-badge'
import { ClientLink } from '../client-link'

interface DuplicatesPanelProps {
  found: readonly Duplicate[]
  busy: boolean
  onSave: () => void
  onBack: () => void
}

/** A warning, no refusal: who this client may be already, and the way on in either case. */
export function DuplicatesPanel({ found, busy, onSave, onBack }: DuplicatesPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <Box
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-label={t('clients.duplicates.title', { count: found.length })}
    >
      <Notice tone="warn" role="status">
        <Stack gap="sm">
          <div>
            <Title order={2}>{t('clients.duplicates.title', { count: found.length })}</Title>
            <Text>{t('clients.duplicates.body')}</Text>
          </div>
          <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {found.map((one) => (
              <Group key={one.id} component="li" gap="xs">
                <Text component="span" fw={600}>
                  <ClientLink id={one.id} name={one.name} />
                </Text>
                <Text component="span">
                  {[
                    t('clients.number', { number: one.id }),
                    one.town,
                    ...one.reasons.map((reason) => t(`clients.duplicates.reasons.${reason}`)),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </Text>
                <ClientBadge terminatedOn={one.terminatedOn} />
              </Group>
            ))}
          </Stack>
          <Group gap="xs">
            <Button onClick={onSave} loading={busy}>
              {t('clients.duplicates.save')}
            </Button>
            <Button variant="default" onClick={onBack}>
              {t('clients.duplicates.back')}
            </Button>
          </Group>
        </Stack>
      </Notice>
    </Box>
  )
}
