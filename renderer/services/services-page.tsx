import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { addMonths, endOfMonth } from '../../shared/dates'
import { shownDomainName } from '../../shared/services/domain-name'
import type { Coming } from '../../shared/services/subscription'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { SubscriptionTable } from './subscription-table'
import { useToday } from '../api/use-today'

/** What all clients have, and what falls in a month. */
export function ServicesPage() {
  const { t } = useTranslation()
  const today = useToday()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 150)
  const rows = useData(
    'services.list',
    { search, limit: 200 },
    { placeholderData: (before) => before },
  )
  return (
    <Page
      title={t('services.title')}
      actions={
        <>
          <ButtonLink to="/services/import" variant="default">
            {t('services.import.list.title')}
          </ButtonLink>
          <ButtonLink to="/services/registrar" variant="default">
            {t('services.import.registrar.title')}
          </ButtonLink>
          <ButtonLink to="/services/hours" variant="default">
            {t('services.hours.title')}
          </ButtonLink>
          <ButtonLink to="/services/catalogue" variant="default">
            {t('services.catalogue.title')}
          </ButtonLink>
          <ButtonLink to="/services/run">{t('services.run.title')}</ButtonLink>
        </>
      }
    >
      <Stack gap="md">
        <Month today={today} />
        <Section
          title={t('services.all.title')}
          flush
          actions={
            <TextInput
              w={280}
              type="search"
              aria-label={t('services.all.search')}
              placeholder={t('services.all.searchHint')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          }
        >
          <DataState of={rows}>
            {(found) =>
              found.rows.length === 0 ? (
                <Group px="md" pb="md">
                  <Text c="dimmed">
                    {t(search === '' ? 'services.all.empty' : 'services.all.nothing')}
                  </Text>
                </Group>
              ) : (
                <Stack pb="xs">
                  <SubscriptionTable
                    rows={found.rows}
                    today={today}
                    who={({ client }) => <ClientLink id={client.id} name={client.name} />}
                  />
                  {found.more && (
                    <Text px="md" c="dimmed">
                      {t('services.all.more')}
                    </Text>
                  )}
                </Stack>
              )
            }
          </DataState>
        </Section>
      </Stack>
    </Page>
  )
}

/** Renewals, expiries and ends of one month, the present one first. */
function Month({ today }: { today: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [ahead, setAhead] = useState(0)
  const from = addMonths(`${today.slice(0, 8)}01`, ahead)
  const to = endOfMonth(from)
  const coming = useData('services.coming', { from, to }, { placeholderData: (before) => before })
  const name = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${from}T00:00:00Z`))
  return (
    <Section
      title={t('services.month.title', { month: name })}
      flush
      actions={
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => setAhead(ahead - 1)}>
            {t('services.month.before')}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => setAhead(ahead + 1)}>
            {t('services.month.after')}
          </Button>
        </Group>
      }
    >
      <DataState of={coming}>
        {(rows) =>
          rows.length === 0 ? (
            <Group px="md" pb="md">
              <Text c="dimmed">{t('services.month.nothing')}</Text>
            </Group>
          ) : (
            <Days rows={rows} />
          )
        }
      </DataState>
    </Section>
  )
}

function Days({ rows }: { rows: readonly Coming[] }) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="8rem">{t('services.month.on')}</Table.Th>
            <Table.Th>{t('services.month.what')}</Table.Th>
            <Table.Th>{t('services.mine.what')}</Table.Th>
            <Table.Th>{t('services.mine.client')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ on, what, subscription: { id, item, domain, client, autoRenew } }) => (
            <Table.Tr key={`${id}-${what}-${on}`}>
              <Table.Td>
                <DateText date={on} />
              </Table.Td>
              <Table.Td>
                {t(
                  what === 'expiry' && !autoRenew
                    ? 'services.month.expiryByHand'
                    : `services.month.${what}`,
                )}
              </Table.Td>
              <Table.Td className="kluis-wrap">
                {[item.name, domain === null ? '' : shownDomainName(domain)].join(' ')}
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <ClientLink id={client.id} name={client.name} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
