import { Group, Stack, Text } from '@mantine/core'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Section } from '../ui/section'

/** What this client asked and waits for, and the way to their portal file. */
export function ClientRequests({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useData('requests.list', { clientId }).data?.rows ?? []
  return (
    <Section
      title={t('requests.ofClient.title')}
      actions={
        <ButtonLink
          to="/requests/portal/$clientId"
          params={{ clientId: String(clientId) }}
          variant="light"
        >
          {t('requests.portal.make')}
        </ButtonLink>
      }
    >
      {rows.length === 0 ? (
        <Text c="dimmed">{t('requests.ofClient.none')}</Text>
      ) : (
        <Stack gap="xs">
          {rows.map(({ id, kind, number, about, receivedOn }) => (
            <Group key={id} gap="sm">
              <AnchorLink to="/requests/$requestId" params={{ requestId: String(id) }}>
                {`${t(`requests.kinds.${kind}`)} ${number}`}
              </AnchorLink>
              <Text c="dimmed" className="kluis-wrap">
                {[about, format.date(receivedOn)].filter((part) => part !== null).join(', ')}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  )
}
