import { Button, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { isCivilDate } from '../../shared/dates'
import { shownDomainName } from '../../shared/services/domain-name'
import type { DueInvoice, HeldPeriod, RunResult } from '../../shared/services/run'
import { useState } from 'react'
import { useCall, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { DataState, EmptyState } from '../ui/data-state'
import { DateField } from '../ui/fields/date-field'
import { JobProgress, useJob } from '../ui/job'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { useToday } from '../api/use-today'

/** The recurring run: looked at first, then drafts or issued invoices. */
export function RunPage() {
  const { t } = useTranslation()
  const { money } = useFormat()
  const today = useToday()
  /** undefined: nobody chose another day */
  const [chosen, setUntil] = useState<string | null>()
  const until = chosen === undefined ? today : chosen
  const [unread, setUnread] = useState<string | null>(null)
  const [result, setResult] = useState<RunResult | null>(null)
  const asked = until !== null && isCivilDate(until) ? until : null
  const due = useData(
    'services.due',
    { until: asked },
    { enabled: asked !== null, placeholderData: (before) => before },
  )
  // What is still shown of another day is not what would be billed.
  const stale = due.isPlaceholderData
  const held = useData('services.held', {}).data ?? []
  const job = useJob('services.run')
  const run = async (issue: boolean) => {
    const found = due.data
    if (!found || asked === null || stale) return
    const sure =
      !issue ||
      (await confirm({
        title: t('services.run.issueTitle', { count: found.count }),
        body: t('services.run.issueBody', { amount: money(found.cents) }),
        confirm: t('services.run.issue'),
      }))
    if (!sure) return
    const done = await job.start({ until: asked, issue })
    if (!done) return
    setResult(done)
    toast.done(t(issue ? 'services.run.issued' : 'services.run.drafted', { count: done.invoices }))
  }
  return (
    <Page
      title={t('services.run.title')}
      subtitle={t('services.run.subtitle')}
      breadcrumbs={[
        <AnchorLink key="services" to="/services">
          {t('services.title')}
        </AnchorLink>,
      ]}
    >
      <Stack gap="md">
        {held.length > 0 && <Held rows={held} />}
        {result && result.left.length > 0 && (
          <Notice tone="warn">{t('services.run.leftOver', { count: result.left.length })}</Notice>
        )}
        <Paper className="kluis-surface" p="md">
          <Group align="flex-end" justify="space-between">
            <DateField
              label={t('services.run.until')}
              description={t('services.run.untilHelp')}
              inputWidth="12rem"
              name="until"
              value={until}
              onChange={setUntil}
              error={null}
              unread={unread}
              onUnread={setUnread}
            />
            <Group gap="xs">
              <Button
                variant="default"
                disabled={(due.data?.invoices.length ?? 0) === 0 || stale || job.progress !== null}
                onClick={() => void run(false)}
              >
                {t('services.run.draft')}
              </Button>
              <Button
                disabled={(due.data?.count ?? 0) === 0 || stale || job.progress !== null}
                onClick={() => void run(true)}
              >
                {t('services.run.issue')}
              </Button>
            </Group>
          </Group>
          {job.progress && (
            <JobProgress label={t('services.run.busy')} progress={job.progress} onStop={job.stop} />
          )}
        </Paper>
        <DataState of={due}>
          {(found) =>
            found.invoices.length === 0 ? (
              <EmptyState title={t('services.run.nothing')} body={t('services.run.nothingBody')} />
            ) : (
              <Section
                title={t('services.run.found', {
                  count: found.count,
                  amount: money(found.cents),
                })}
                flush
              >
                <Invoices rows={found.invoices} />
                {found.count + found.left > found.invoices.length && (
                  <Text px="md" pb="md" c="dimmed">
                    {t('services.run.more', {
                      count: found.count + found.left - found.invoices.length,
                    })}
                  </Text>
                )}
              </Section>
            )
          }
        </DataState>
      </Stack>
    </Page>
  )
}

function Invoices({ rows }: { rows: readonly DueInvoice[] }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="28%">{t('services.mine.client')}</Table.Th>
            <Table.Th>{t('services.mine.what')}</Table.Th>
            <Table.Th ta="right" w="9rem">
              {t('services.run.amount')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ client, lines, cents, why }) => (
            <Table.Tr
              key={`${client.id}-${lines[0]?.subscriptionId}-${lines[0]?.from}`}
              style={{ verticalAlign: 'top' }}
            >
              <Table.Td className="kluis-wrap">
                <ClientLink id={client.id} name={client.name} />
                {why !== null && (
                  <Text size="sm" c="var(--kluis-tone-warn-text)">
                    {t(`services.run.why.${why}`)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="kluis-wrap">
                {lines.map((line) => (
                  <div key={`${line.subscriptionId}-${line.from}`}>
                    {[line.itemName, line.domain === null ? '' : shownDomainName(line.domain)].join(
                      ' ',
                    )}{' '}
                    <Text component="span" c="dimmed" size="sm">
                      {t('services.run.period', { from: date(line.from), to: date(line.to) })}
                    </Text>
                  </div>
                ))}
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={cents} strong={why === null} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Billed on invoices that a restore lost: a person says what became of each. */
function Held({ rows }: { rows: readonly HeldPeriod[] }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const settle = useCall('services.settleHeld')
  const act = (id: number, billed: boolean) =>
    settle.mutate({ id, billed }, { onError: toast.failed })
  return (
    <Section title={t('services.run.heldTitle')}>
      <Text>{t('services.run.heldBody')}</Text>
      <Stack gap="xs">
        {rows.map(({ id, client, itemName, domain, from, to }) => {
          const what = [itemName, domain === null ? '' : shownDomainName(domain)].join(' ').trim()
          return (
            <Group key={id} justify="space-between" gap="xs">
              <div>
                <ClientLink id={client.id} name={client.name} /> · {what}{' '}
                <Text component="span" c="dimmed" size="sm">
                  {t('services.run.period', { from: date(from), to: date(to) })}
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('services.run.wasBilledWhich', { what })}
                  onClick={() => act(id, true)}
                >
                  {t('services.run.wasBilled')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('services.run.billAgainWhich', { what })}
                  onClick={() => act(id, false)}
                >
                  {t('services.run.billAgain')}
                </Button>
              </Group>
            </Group>
          )
        })}
      </Stack>
    </Section>
  )
}
