import { Group, Stack, Text } from '@mantine/core'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Section } from '../ui/section'
import { QuoteBadge } from './quote-badge'

/** What was offered to a client, the newest first. */
export function ClientQuotes({ clientId, gone }: { clientId: number; gone: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useData('quotes.list', { clientId, limit: 200 }).data?.rows ?? []
  if (gone && rows.length === 0) return null
  return (
    <Section
      title={t('quotes.ofClient.title')}
      actions={
        !gone && (
          <ButtonLink to="/quotes/new" search={{ clientId }} variant="subtle" size="compact-sm">
            {t('quotes.new')}
          </ButtonLink>
        )
      }
    >
      {rows.length === 0 ? (
        <Text c="dimmed">{t('quotes.ofClient.none')}</Text>
      ) : (
        <Stack gap="xs">
          {rows.map(({ id, number, state, mailedAt, reference, grossCents }) => (
            <Group key={id} gap="sm">
              <AnchorLink to="/quotes/$quoteId" params={{ quoteId: String(id) }}>
                {number ?? t('quotes.states.draft')}
              </AnchorLink>
              <Text c="dimmed" className="kluis-wrap">
                {[reference, format.money(grossCents)].filter((part) => part !== null).join(', ')}
              </Text>
              <QuoteBadge state={state} mailed={mailedAt !== null} />
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  )
}
