import { Button, Group, List, Progress, Stack, Table, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { DueItem, DueOverview } from '../../shared/retention/contract'
import type { Progress as Done } from '../../shared/operation'
import { call, isError, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { DateText } from '../ui/date-text'
import { confirm } from '../ui/confirm'
import { DataState, EmptyState } from '../ui/data-state'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { useUser } from '../session'

const anything = (due: DueOverview): boolean =>
  due.clients + due.reduced + due.held + due.oldInvoices + due.archiveItems > 0

/** What has come due, and the run that carries it out. */
export function DuePanel() {
  const { t } = useTranslation()
  const due = useData('retention.due', {})
  return (
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
  )
}

function Summary({ due }: { due: DueOverview }) {
  const { t } = useTranslation()
  const owner = useUser().role === 'owner'
  const lines = [
    ['clients', due.clients],
    ['reduced', due.reduced],
    ['held', due.held],
    ['oldInvoices', due.oldInvoices],
    ['archive', due.archiveItems],
  ] as const
  const work = due.clients + due.reduced + due.oldInvoices > 0
  return (
    <Section title={t('retention.due.title')}>
      {due.askFirst !== null && (
        <Notice tone="warn">
          {t(`retention.due.ask.${due.askFirst}`)} {!owner && t('retention.due.askOwner')}
        </Notice>
      )}
      <List spacing={4}>
        {lines
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <List.Item key={name}>{t(`retention.due.${name}`, { count })}</List.Item>
          ))}
      </List>
      {work && (owner || due.askFirst === null) && <RunButton />}
    </Section>
  )
}

function RunButton() {
  const { t } = useTranslation()
  const [progress, setProgress] = useState<Done | null>(null)
  const abort = useRef<AbortController | null>(null)
  const owner = useUser().role === 'owner'
  const run = async () => {
    const sure = await confirm({
      title: t('retention.due.confirmTitle'),
      body: t('retention.due.confirmBody'),
      confirm: t('retention.due.run'),
      danger: true,
    })
    if (!sure) return
    abort.current = new AbortController()
    setProgress({ stage: 'erasing', done: 0, total: null })
    try {
      const result = await call(
        'retention.run',
        { approved: owner },
        { progress: setProgress, signal: abort.current.signal },
      )
      toast.done(t('retention.due.done', { erased: result.erased, reduced: result.reduced }))
      if (result.residue > 0) toast.done(t('retention.due.residue'))
      if (result.failed > 0) toast.done(t('retention.due.failed', { count: result.failed }))
    } catch (error) {
      if (!isError(error, 'cancelled')) toast.failed(error)
    } finally {
      setProgress(null)
    }
  }
  if (progress) {
    const share = progress.total ? (progress.done / progress.total) * 100 : 100
    return (
      <Stack gap="xs" role="status">
        <Text>{t('retention.due.running')}</Text>
        <Progress value={share} animated={!progress.total} aria-label={t('retention.due.running')} />
        <Group>
          <Button variant="default" onClick={() => abort.current?.abort()}>
            {t('retention.due.cancel')}
          </Button>
        </Group>
      </Stack>
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

const tones: Record<DueItem['step'], Tone> = { whole: 'info', reduced: 'warn', held: 'plain' }

function DueTable() {
  const { t } = useTranslation()
  const list = useData('retention.dueList', { limit: 200 })
  return (
    <DataState of={list}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <Section title={t('retention.due.client')} flush>
            <Table.ScrollContainer minWidth={520} scrollAreaProps={{ tabIndex: 0 }}>
              <Table verticalSpacing="xs" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('retention.due.client')}</Table.Th>
                    <Table.Th>{t('retention.due.terminated')}</Table.Th>
                    <Table.Th ta="right">{t('retention.due.invoices')}</Table.Th>
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
                        <StatusBadge
                          tone={tones[row.step]}
                          label={t(`retention.due.steps.${row.step}`)}
                        />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Section>
        )
      }
    </DataState>
  )
}
