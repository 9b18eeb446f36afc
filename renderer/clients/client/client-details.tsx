import { Box, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { ReactNode } from 'react'
import { AccessLink } from '../../access-events/access-link'
import type { Client, ClientBooks } from '../../../shared/clients/contract'
import { formatIban } from '../../../shared/clients/identifiers'
import { todayIn } from '../../../shared/dates'
import { useData } from '../../api'
import { ClientReminders } from '../../collection/client-reminders-link'
import { ClientMandates } from '../../collection/debits/client-mandates-link'
import { DisclosuresLink } from '../../disclosures/disclosures-link'
import { useFormat } from '../../i18n/use-format'
import { ObjectionsLink } from '../../privacy/objections-link'
import { ClientPapers } from '../../papers/client-papers-link'
import { ClientQuotes } from '../../quotes/client-quotes-link'
import { ClientRequests } from '../../requests/client-requests-link'
import { ReducedLink } from '../../retention/reduced-link'
import { DateText } from '../../ui/date-text'
import { countryName } from '../../../shared/countries'
import { MoneyText } from '../../ui/money-text'
import { Section } from '../../ui/section'

/** Everything of the client at a glance; what support may not see is not there. */
export function ClientDetails({ client }: { client: Client }) {
  const { t } = useTranslation()
  const { books } = client
  return (
    <Stack gap="md">
      {client.reducedAt !== null && <ReducedLink client={client} on={client.reducedAt} />}
      {books && <Figures client={client} books={books} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing="md">
        <Stack gap="md">
          <Reach client={client} />
          {((client.kind === 'company' && client.reducedAt === null) ||
            client.contacts.length > 0) && <Contacts client={client} />}
        </Stack>
        {books && (
          <Stack gap="md">
            {client.reducedAt === null && <ClientRequests clientId={client.id} />}
            <ClientQuotes clientId={client.id} gone={client.reducedAt !== null} />
            <Billing client={client} books={books} />
            {(client.reducedAt === null || books.accounts.length > 0) && <Accounts books={books} />}
            <ClientReminders clientId={client.id} />
            <ClientMandates clientId={client.id} holder={client.name} />
            <ClientPapers clientId={client.id} gone={client.reducedAt !== null} />
            {books.note !== null && (
              <Section title={t('clients.page.note')}>
                <Text className="kluis-wrap" style={{ whiteSpace: 'pre-wrap' }}>
                  {books.note}
                </Text>
              </Section>
            )}
          </Stack>
        )}
      </SimpleGrid>
    </Stack>
  )
}

function Figures({ client, books }: { client: Client; books: ClientBooks }) {
  const { t } = useTranslation()
  const { count, date, money } = useFormat()
  const owed = useData('payments.owed', { clientId: client.id })
  const owedCents = owed.data?.reduce((sum, { cents }) => sum + cents, 0) ?? 0
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
      <Figure
        label={t('clients.page.open')}
        value={<MoneyText cents={books.openCents} strong />}
        note={
          owedCents > 0
            ? t('clients.page.owed', { amount: money(owedCents) })
            : t('clients.page.openCount', { count: books.openCount })
        }
      />
      <Figure
        label={t('clients.page.overdue')}
        value={<MoneyText cents={books.overdueCents} strong />}
        note={t('clients.page.openCount', { count: books.overdueCount })}
        bad={books.overdueCents > 0}
      />
      <Figure
        label={t('clients.page.issued')}
        value={<span className="kluis-figures">{count(books.issuedCount)}</span>}
        note={
          books.draftCount === 0
            ? t('clients.page.noDrafts')
            : t('clients.page.drafts', { count: books.draftCount })
        }
      />
      <Figure
        label={t('clients.page.since')}
        value={<DateText date={todayIn(new Date(client.createdAt))} />}
        note={t('clients.page.changedOn', { date: date(todayIn(new Date(client.updatedAt))) })}
      />
    </SimpleGrid>
  )
}

interface FigureProps {
  label: string
  value: ReactNode
  note: string
  bad?: boolean
}

function Figure({ label, value, note, bad = false }: FigureProps) {
  return (
    <Box className="kluis-surface" px="md" py="sm">
      <Text c="dimmed">{label}</Text>
      <Text size="xl" fw={640} {...(bad ? { c: 'var(--kluis-tone-bad-text)' } : {})}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </Box>
  )
}

function Facts({ rows }: { rows: (readonly [string, ReactNode] | null)[] }) {
  return (
    <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
      <Table.Tbody>
        {rows.map(
          (row) =>
            row && (
              <Table.Tr key={row[0]}>
                <Table.Th
                  scope="row"
                  w="9.5rem"
                  fw={400}
                  c="dimmed"
                  style={{ verticalAlign: 'top' }}
                >
                  {row[0]}
                </Table.Th>
                <Table.Td className="kluis-wrap">{row[1]}</Table.Td>
              </Table.Tr>
            ),
        )}
      </Table.Tbody>
    </Table>
  )
}

function Reach({ client }: { client: Client }) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.page.contact')}>
      <Facts
        rows={[
          [t('clients.page.address'), <PostalAddress key="address" client={client} />],
          client.phone === null ? null : [t('clients.fields.phone'), client.phone],
          [t('clients.fields.emails'), <Emails key="emails" client={client} />],
        ]}
      />
    </Section>
  )
}

function PostalAddress({ client }: { client: Client }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const lines = [
    [client.street, client.houseNumber].filter(Boolean).join(' '),
    // Two spaces between postcode and town, as PostNL has it.
    [client.postcode, client.town].filter(Boolean).join('\u00a0 '),
    client.country === 'NL' ? '' : countryName(client.country, language),
  ].filter((line) => line !== '')
  const none = client.reducedAt === null ? 'clients.page.noAddress' : 'clients.gone'
  if (lines.length === 0) return <Text c="dimmed">{t(none)}</Text>
  return (
    <address style={{ fontStyle: 'normal' }}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  )
}

function Emails({ client }: { client: Client }) {
  const { t } = useTranslation()
  const none = client.reducedAt === null ? 'clients.page.noEmails' : 'clients.gone'
  if (client.emails.length === 0) return <Text c="dimmed">{t(none)}</Text>
  return (
    <Stack gap={6}>
      {client.emails.map((email) => (
        <Group key={email.id} gap={6}>
          <span className="kluis-wrap">{email.address}</span>
          {(['forInvoices', 'forNotices', 'forTechnical'] as const)
            .filter((use) => email[use])
            .map((use) => (
              <Text key={use} component="span" size="xs" c="dimmed">
                {t(`clients.emails.${use}`)}
              </Text>
            ))}
        </Group>
      ))}
    </Stack>
  )
}

function Contacts({ client }: { client: Client }) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.fields.contacts')}>
      {client.contacts.length === 0 ? (
        <Text c="dimmed">{t('clients.page.noContacts')}</Text>
      ) : (
        <Stack gap="sm">
          {client.contacts.map((contact) => (
            <div key={contact.id} className="kluis-wrap">
              <Text>
                <Text component="span" fw={600}>
                  {contact.name}
                </Text>
                {contact.role !== null && (
                  <Text component="span" c="dimmed">
                    {' '}
                    · {contact.role}
                  </Text>
                )}
              </Text>
              <Text>
                {[contact.email, contact.phone].filter((part) => part !== null).join(' · ')}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Section>
  )
}

function Billing({ client, books }: { client: Client; books: ClientBooks }) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.page.business')}>
      <Facts
        rows={[
          books.kvkNumber === null
            ? null
            : [t('clients.fields.kvkNumber'), <Mono key="kvk">{books.kvkNumber}</Mono>],
          books.oin === null ? null : [t('clients.fields.oin'), <Mono key="oin">{books.oin}</Mono>],
          books.vatId === null
            ? null
            : [t('clients.fields.vatId'), <Mono key="vat">{books.vatId}</Mono>],
          [
            t('clients.fields.paymentTerm'),
            books.paymentTermDays === null
              ? t('clients.page.termOfOffice')
              : t('clients.page.term', { count: books.paymentTermDays }),
          ],
          [t('clients.fields.language'), t(`ui.languages.${client.language}`)],
          [t('clients.page.access'), <AccessLink key="access" clientId={client.id} />],
          [t('clients.page.objects'), <ObjectionsLink key="objections" clientId={client.id} />],
          [t('clients.page.disclosed'), <DisclosuresLink key="disclosures" clientId={client.id} />],
        ]}
      />
    </Section>
  )
}

function Accounts({ books }: { books: ClientBooks }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('clients.page.accounts')}>
      {books.accounts.length === 0 ? (
        <Text c="dimmed">{t('clients.page.noAccounts')}</Text>
      ) : (
        <Stack gap={4}>
          {books.accounts.map(({ iban, seenAt }) => (
            <Group key={iban} justify="space-between" gap="sm">
              <Mono>{formatIban(iban)}</Mono>
              <Text c="dimmed" size="xs">
                {t('clients.page.lastSeen', { date: format.date(todayIn(new Date(seenAt))) })}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  )
}

function Mono({ children }: { children: string }) {
  return <span className="kluis-mono">{children}</span>
}
