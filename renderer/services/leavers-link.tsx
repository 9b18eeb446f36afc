import { Group, Stack, Text } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** Whose last service ends: one click opens the opzegdatum, filled in. Nothing when nobody's does. */
export function LeaversLinks({ clientId = null }: { clientId?: number | null }) {
  const { t } = useTranslation()
  const { dateLong } = useFormat()
  const { data = [] } = useData('services.leavers', { clientId })
  if (data.length === 0) return null
  return (
    <section aria-label={t('services.leavers.title')}>
      <Notice tone="info" icon={IconCalendarOff}>
        <Stack gap={4}>
          {data.map(({ client, on }) => (
            <Group key={client.id} justify="space-between" gap="xs">
              <Text>{t('services.leavers.row', { name: client.name, date: dateLong(on) })}</Text>
              <AnchorLink
                to="/clients/$clientId"
                params={{ clientId: String(client.id) }}
                search={{ leaves: on }}
              >
                {t('services.leavers.act')}
              </AnchorLink>
            </Group>
          ))}
        </Stack>
      </Notice>
    </section>
  )
}
