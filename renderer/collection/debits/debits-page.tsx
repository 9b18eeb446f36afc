import { Button, Checkbox, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { isCivilDate } from '../../../shared/dates'
import type { DebitCandidate } from '../../../shared/collection/debits'
import { mandateSchemes, type MandateScheme } from '../../../shared/collection/mandate'
import { useCall, useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { problemSentence } from '../../i18n/problems/problems'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { InvoiceLink } from '../../invoices/invoice-link'
import { confirm } from '../../ui/confirm'
import { DataState, EmptyState } from '../../ui/data-state'
import { SelectField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { DebitBatches } from './batches'
import { DebitSettingsForm } from './debit-settings'
import { HeldDebits, ReturnedDebits } from './returned'

/** Open invoices of clients with a mandate, collected by the bank in a batch. */
export function DebitsPage() {
  const { t } = useTranslation()
  const { money, date, language } = useFormat()
  const [scheme, setScheme] = useState<MandateScheme>('CORE')
  const [chosen, setChosen] = useState<string | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const day = chosen !== null && isCivilDate(chosen) ? chosen : null
  const found = useData('collection.debitable', { scheme, collectOn: day, limit: 1000 })
  const make = useCall('collection.makeBatch')
  const { data } = found
  const going = (data?.rows ?? []).filter(
    ({ invoiceId, problems }) => problems.length === 0 && !left.has(invoiceId),
  )
  // Nothing left out: all go, also those beyond the rows that are shown.
  const all = left.size === 0
  const count = all ? (data?.count ?? 0) : going.length
  const cents = all ? (data?.cents ?? 0) : going.reduce((sum, { openCents }) => sum + openCents, 0)
  const refused = data?.problems ?? []
  const run = async () => {
    if (!data) return
    const sure = await confirm({
      title: t('collection.debits.makeTitle', {
        amount: money(cents),
        date: date(data.collectOn),
      }),
      body: t('collection.debits.makeBody'),
      confirm: t('collection.debits.makeConfirm'),
    })
    if (!sure) return
    make.mutate(
      {
        scheme,
        collectOn: data.collectOn,
        invoiceIds: all ? null : going.map(({ invoiceId }) => invoiceId),
      },
      { onError: toast.failed, onSuccess: () => toast.done(t('collection.debits.made')) },
    )
  }
  const turn = (id: number) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <Page
      title={t('collection.debits.title')}
      subtitle={t('collection.debits.subtitle')}
      breadcrumbs={[
        <AnchorLink key="reminders" to="/collection">
          {t('collection.title')}
        </AnchorLink>,
      ]}
    >
      <Stack gap="md">
        <HeldDebits />
        <ReturnedDebits />
        <DebitSettingsForm />
        <DataState of={found}>
          {(proposal) => (
            <>
              <Paper className="kluis-surface" p="md">
                <Group align="flex-end" justify="space-between" gap="md">
                  <Group align="flex-end" gap="md">
                    <SelectField
                      name="scheme"
                      label={t('collection.debits.scheme')}
                      value={scheme}
                      onChange={setScheme}
                      error={null}
                      options={mandateSchemes.map((value) => ({
                        value,
                        label: t(`collection.debits.schemes.${value}`),
                      }))}
                    />
                    <DateField
                      name="collectOn"
                      label={t('collection.debits.collectOn')}
                      description={t('collection.debits.collectOnHelp', {
                        date: date(proposal.earliestOn),
                      })}
                      inputWidth="12rem"
                      value={chosen ?? proposal.collectOn}
                      onChange={setChosen}
                      error={
                        refused[0] === undefined ? null : problemSentence(refused[0], language)
                      }
                      unread={unread}
                      onUnread={setUnread}
                    />
                  </Group>
                  <Button
                    disabled={count === 0 || refused.length > 0 || make.isPending}
                    onClick={() => void run()}
                  >
                    {t('collection.debits.make', { count })}
                  </Button>
                </Group>
              </Paper>
              {proposal.rows.length === 0 ? (
                <EmptyState
                  title={t('collection.debits.nothing')}
                  body={t('collection.debits.nothingBody')}
                />
              ) : (
                <Section
                  title={t('collection.debits.found', {
                    count: proposal.count,
                    amount: money(proposal.cents),
                  })}
                  flush
                >
                  <Candidates rows={proposal.rows} left={left} onTurn={turn} />
                </Section>
              )}
            </>
          )}
        </DataState>
        <DebitBatches />
      </Stack>
    </Page>
  )
}

interface CandidatesProps {
  rows: readonly DebitCandidate[]
  left: ReadonlySet<number>
  onTurn: (invoiceId: number) => void
}

function Candidates({ rows, left, onTurn }: CandidatesProps) {
  const { t } = useTranslation()
  const { date, language } = useFormat()
  return (
    <Scrolling minWidth={720}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('collection.invoice')}</Table.Th>
            <Table.Th>{t('collection.client')}</Table.Th>
            <Table.Th>{t('collection.debits.mandate')}</Table.Th>
            <Table.Th ta="right" w="9rem">
              {t('collection.open')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.invoiceId} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <Checkbox
                    aria-label={t('collection.debits.choose', { number: row.number })}
                    checked={row.problems.length === 0 && !left.has(row.invoiceId)}
                    disabled={row.problems.length > 0}
                    onChange={() => onTurn(row.invoiceId)}
                  />
                  <span>
                    <InvoiceLink id={row.invoiceId} number={row.number} />{' '}
                    <Text component="span" size="sm" c="dimmed">
                      {date(row.dueOn)}
                    </Text>
                  </span>
                </Group>
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <ClientLink id={row.client.id} name={row.client.name} />
              </Table.Td>
              <Table.Td className="kluis-wrap">
                {row.mandate.reference}, {t(`collection.debits.sequences.${row.sequence}`)}
                {row.problems.map((problem) => (
                  <Text key={problem.code} size="sm" c="var(--kluis-tone-warn-text)">
                    {problemSentence(problem, language)}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.openCents} strong={row.problems.length === 0} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
