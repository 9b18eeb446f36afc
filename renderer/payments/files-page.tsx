import { Stack, Table, Title } from '@mantine/core'
import { IconFiles } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import type { BookedFileRow } from '../../shared/payments/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { DataState, EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'
import { GapNotice } from './gap-notice'

/** What was read before, and what is missing in between. */
export function FilesPage() {
  const { t } = useTranslation()
  const files = useData('payments.files', {})
  const gaps = useData('payments.gaps', {})
  return (
    <Page
      title={t('payments.fileList.title')}
      breadcrumbs={[
        <Link key="payments" to="/payments">
          {t('payments.title')}
        </Link>,
      ]}
    >
      <Stack gap="md">
        {gaps.data && gaps.data.length > 0 && (
          <Stack gap="xs">
            <Title order={2}>{t('payments.fileList.gaps')}</Title>
            {gaps.data.map((gap, place) => (
              <GapNotice key={place} gap={gap} />
            ))}
          </Stack>
        )}
        <DataState of={files}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconFiles}
                title={t('payments.fileList.none')}
                body={t('payments.fileList.noneBody')}
                action={<ButtonLink to="/payments/import">{t('payments.import')}</ButtonLink>}
              />
            ) : (
              <Section title={t('payments.fileList.title')} flush>
                <Files rows={rows} />
              </Section>
            )
          }
        </DataState>
      </Stack>
    </Page>
  )
}

function Files({ rows }: { rows: readonly BookedFileRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scrolling minWidth={720}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.fileList.when')}</Table.Th>
            <Table.Th>{t('payments.fileList.by')}</Table.Th>
            <Table.Th>{t('payments.fileList.format')}</Table.Th>
            <Table.Th>{t('payments.fileList.accounts')}</Table.Th>
            <Table.Th>{t('payments.fileList.period')}</Table.Th>
            <Table.Th ta="right">{t('payments.fileList.entries')}</Table.Th>
            <Table.Th>{t('payments.fileList.remark')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <MomentText moment={row.bookedAt} />
              </Table.Td>
              <Table.Td>{row.userName}</Table.Td>
              <Table.Td>{t(`payments.fileList.formats.${row.format}`)}</Table.Td>
              <Table.Td className="kluis-mono">{row.accounts.join(', ')}</Table.Td>
              <Table.Td>
                {[...new Set([row.fromOn, row.toOn])]
                  .filter((date) => date !== null)
                  .map(format.date)
                  .join(' – ')}
              </Table.Td>
              <Table.Td ta="right">
                {format.count(row.newEntries)} / {format.count(row.entries)}
              </Table.Td>
              <Table.Td>
                {!row.addsUp && (
                  <StatusBadge tone="warn" label={t('payments.fileList.notAddedUp')} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
