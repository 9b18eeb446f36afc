import { Button, Group, List, Stack, Table, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import type { DueItem, DueOverview } from '../../shared/retention/contract'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { LeavingLinks } from '../clients/leaving-link'
import { DateText } from '../ui/date-text'
import { confirm } from '../ui/confirm'
import { DataState, EmptyState } from '../ui/data-state'
import { JobProgress, useJob } from '../ui/job'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { useUser } from '../session/session'
import { useWaitsText } from './waits-text'

const anything = (due: DueOverview): boolean =>
  due.clients +
    due.reduced +
    due.waiting +
    due.held +
    due.oldInvoices +
    due.oldPayments +
    due.archiveItems >
  0

/** What has come due, and the run that carries it out. */
export function DuePanel() {
  const { t } = useTranslation()
  const due = useData('retention.due', {})
  return (
    <Stack gap="md">
      <LeavingLinks />
      <DataState of={due}>
        {(found) =>
          anything(found) ? (
            <Stack gap="md">
              <Summary due={found} />
              <DueTable />
            </Stack>
          ) : (
            <EmptyState
              icon={IconShieldCheck}
              title={t('retention.due.nothing')}
              body={t('retention.due.nothingBody')}
            />
          )
        }
      </DataState>
      <Coming />
    </Stack>
  )
}

function Summary({ due }: { due: DueOverview }) {
  const { t } = useTranslation()
  const owner = useUser().role === 'owner'
  const lines = [
    ['clients', due.clients],
    ['reduced', due.reduced],
    ['waiting', due.waiting],
    ['held', due.held],
    ['oldInvoices', due.oldInvoices],
    ['oldPayments', due.oldPayments],
    ['archive', due.archiveItems],
  ] as const
  const work = due.clients + due.reduced + due.oldInvoices + due.oldPayments > 0
  return (
    <Section title={t('retention.due.title')}>
      {due.askFirst !== null && (
        <Notice tone="warn">
          {t(`retention.due.ask.${due.askFirst}`)} {!owner && t('retention.due.askOwner')}
        </Notice>
      )}
      {due.askOld && due.askFirst === null && (
        <Notice tone="warn">
          {t('retention.due.askOld')} {!owner && t('retention.due.askOwner')}
        </Notice>
      )}
      <List spacing={4}>
        {lines
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <List.Item key={name}>{t(`retention.due.${name}`, { count })}</List.Item>
          ))}
      </List>
      {owner && due.archiveItems > 0 && (
        <AnchorLink to="/archive/check">{t('retention.due.toArchive')}</AnchorLink>
      )}
      {work && (owner || due.askFirst === null) && <RunButton />}
    </Section>
  )
}

function RunButton() {
  const { t } = useTranslation()
  const job = useJob('retention.run')
  const owner = useUser().role === 'owner'
  const run = async () => {
    const sure = await confirm({
      title: t('retention.due.confirmTitle'),
      body: t('retention.due.confirmBody'),
      confirm: t('retention.due.run'),
      danger: true,
    })
    const result = sure ? await job.start({ approved: owner }) : null
    if (!result) return
    const old = result.invoicesScrubbed + result.paymentsScrubbed
    if (result.erased > 0) toast.done(t('retention.due.done', { count: result.erased }))
    if (result.reduced > 0) toast.done(t('retention.due.doneReduced', { count: result.reduced }))
    if (old > 0) toast.done(t('retention.due.doneOld', { count: old }))
    if (result.residue > 0) toast.done(t('retention.due.residue', { count: result.residue }))
    if (result.failed > 0) toast.done(t('retention.due.failed', { count: result.failed }))
  }
  if (job.progress) {
    return (
      <JobProgress
        label={t('retention.due.running')}
        progress={job.progress}
        onStop={job.stop}
        stopLabel={t('retention.due.cancel')}
      />
    )
  }
  return (
    <Group>
      <Button color="red" onClick={() => void run()}>
        {t('retention.due.run')}
      </Button>
    </Group>
  )
}

const tones: Record<DueItem['step'], Tone> = {
  whole: 'info',
  reduced: 'warn',
  waits: 'plain',
  held: 'plain',
}

function DueTable() {
  const { t } = useTranslation()
  const list = useData('retention.dueList', { limit: 200 })
  return (
    <DataState of={list}>
      {({ rows }) => <Clients title={t('retention.due.list')} rows={rows} />}
    </DataState>
  )
}

/** Whose opzegdatum is still to come: nobody has to remember that it was registered. */
function Coming() {
  const { t } = useTranslation()
  const { data = [] } = useData('retention.coming', {})
  return <Clients title={t('retention.due.coming')} rows={data} />
}

function Clients({ title, rows }: { title: string; rows: readonly DueItem[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <Section title={title} flush>
      <Scrolling minWidth={520}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('retention.due.client')}</Table.Th>
              <Table.Th>{t('retention.due.terminated')}</Table.Th>
              <Table.Th ta="right">{t('retention.due.invoices')}</Table.Th>
              <Table.Th>{t('retention.due.open')}</Table.Th>
              <Table.Th>{t('retention.due.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.clientId}>
                <Table.Td>
                  <ClientLink id={row.clientId} name={row.name} />
                </Table.Td>
                <Table.Td>
                  <DateText date={row.terminatedOn} />
                </Table.Td>
                <Table.Td ta="right">{row.invoices}</Table.Td>
                <Table.Td>
                  <OpenMoney item={row} />
                </Table.Td>
                <Table.Td>
                  <Step item={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}

/** What either side still has to pay, each by itself. */
function OpenMoney({ item: { claimCents, owedCents } }: { item: DueItem }) {
  const { t } = useTranslation()
  const { money } = useFormat()
  const lines = [
    claimCents > 0 && t('retention.due.toPay', { amount: money(claimCents) }),
    owedCents > 0 && t('retention.due.toRefund', { amount: money(owedCents) }),
  ].filter((line) => line !== false)
  return lines.map((line) => <Text key={line}>{line}</Text>)
}

function Step({ item: { step, waitsFor, until, unmatched, shared } }: { item: DueItem }) {
  const { t } = useTranslation()
  const waitsText = useWaitsText()
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge tone={tones[step]} label={t(`retention.due.steps.${step}`)} />
      {waitsFor.map((why) => (
        <Text key={why} c="dimmed" size="sm">
          {waitsText(why, until)}
        </Text>
      ))}
      {step === 'whole' && unmatched > 0 && (
        <Text c="dimmed" size="sm">
          {t('retention.due.unmatched', { count: unmatched })}
        </Text>
      )}
      {shared > 0 && (
        <Text c="dimmed" size="sm">
          {t('retention.due.shared', { count: shared })}
        </Text>
      )}
    </Stack>
  )
}
