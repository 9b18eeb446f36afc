import { Button, Group, Progress, Stack, Table, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { LogFileRow } from '../../shared/access-events/contract'
import { todayIn } from '../../shared/dates'
import { call, useData } from '../api'
import { takeHeld } from '../api/dropped-files'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState, EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'
import { LogOutcomePanel } from './log-outcome'
import { readLogs, stopReading, useReading } from './reading'

/** Logs are chosen and read here; below stand the ones that were read before. */
export function LogsPage() {
  const { t } = useTranslation()
  const { share, read } = useReading()
  const files = useData('accessEvents.files', {})
  const { dropped } = useSearch({ from: '/access/logs' })
  useEffect(() => {
    if (dropped !== undefined) void readLogs(takeHeld()).catch(toast.failed)
  }, [dropped])
  const choose = async () =>
    readLogs(await call('files.chooseSeveral', { kind: 'any', from: 'dialog' }))
  return (
    <Page
      title={t('access-events.logs.title')}
      subtitle={t('access-events.logs.subtitle')}
      breadcrumbs={[
        <Link key="access" to="/access">
          {t('access-events.title')}
        </Link>,
      ]}
      actions={
        <Button
          disabled={share !== null}
          leftSection={<IconFileImport size={18} aria-hidden />}
          onClick={() => void choose().catch((error: unknown) => toast.failed(error))}
        >
          {t('access-events.logs.choose')}
        </Button>
      }
    >
      <Stack gap="md">
        {share !== null && <Reading share={share} />}
        {read.map((log, place) => (
          <LogOutcomePanel key={place} log={log} />
        ))}
        <DataState of={files}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconFileImport}
                title={t('access-events.logs.none')}
                body={t('access-events.logs.noneBody')}
              />
            ) : (
              <Section title={t('access-events.logs.before')} flush>
                <Files rows={rows} />
              </Section>
            )
          }
        </DataState>
      </Stack>
    </Page>
  )
}

function Reading({ share }: { share: number }) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm" maw={480} role="status">
      <Text>{t('access-events.logs.reading')}</Text>
      <Progress value={share * 100} aria-label={t('access-events.logs.reading')} />
      <Group>
        <Button variant="default" onClick={stopReading}>
          {t('ui.stop')}
        </Button>
      </Group>
    </Stack>
  )
}

function Files({ rows }: { rows: readonly LogFileRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = (moment: string | null) =>
    moment === null ? [] : [format.date(todayIn(new Date(moment)))]
  return (
    <Scrolling minWidth={720}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('access-events.logs.when')}</Table.Th>
            <Table.Th>{t('access-events.logs.by')}</Table.Th>
            <Table.Th>{t('access-events.logs.format')}</Table.Th>
            <Table.Th>{t('access-events.logs.period')}</Table.Th>
            <Table.Th ta="right">{t('access-events.logs.lines')}</Table.Th>
            <Table.Th ta="right">{t('access-events.logs.added')}</Table.Th>
            <Table.Th ta="right">{t('access-events.logs.malformed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <MomentText moment={row.finishedAt} />
              </Table.Td>
              <Table.Td>{row.userName}</Table.Td>
              <Table.Td>{t(`access-events.formats.${row.format}`)}</Table.Td>
              <Table.Td>
                {[...new Set([...day(row.firstAt), ...day(row.lastAt)])].join(' – ')}
              </Table.Td>
              <Table.Td ta="right">{format.count(row.lines)}</Table.Td>
              <Table.Td ta="right">{format.count(row.added)}</Table.Td>
              <Table.Td ta="right">{format.count(row.malformed)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
