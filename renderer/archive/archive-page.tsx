import { Button, List, Stack, Table, VisuallyHidden } from '@mantine/core'
import { IconArchive, IconFileExport, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArchiveYear } from '../../shared/archive/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState, EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { ButtonLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'
import { ExportModal } from './export-modal'
import { Finder, useFinder } from './finder'

/** The sealed archive, for its owner. */
export function ArchivePage() {
  const { t } = useTranslation()
  const years = useData('archive.years', {})
  const [exporting, setExporting] = useState(false)
  const finder = useFinder()
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={18} stroke={1.75} aria-hidden />}
        onClick={() => setExporting(true)}
      >
        {t('archive.exporting.action')}
      </Button>
      <ButtonLink
        to="/archive/check"
        leftSection={<IconShieldCheck size={18} stroke={1.75} aria-hidden />}
      >
        {t('archive.check.action')}
      </ButtonLink>
    </>
  )
  return (
    <Page title={t('archive.title')} subtitle={t('archive.subtitle')} actions={actions}>
      <DataState of={years}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconArchive}
              title={t('archive.empty')}
              body={t('archive.emptyBody')}
            />
          ) : (
            <Stack gap="md">
              <Foreign />
              <Years rows={rows} onShow={(year) => void finder.look('', year)} />
              <Finder years={rows} finder={finder} />
            </Stack>
          )
        }
      </DataState>
      {exporting && <ExportModal onClose={() => setExporting(false)} />}
    </Page>
  )
}

/** What did not open with an owner's keys, item by item; else nothing. */
function Foreign() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data = [] } = useData('archive.foreign', {})
  if (data.length === 0) return null
  return (
    <Section title={t('archive.foreign.title')}>
      <Notice tone="bad">{t('archive.foreign.body', { count: data.length })}</Notice>
      <List size="sm">
        {data.map(({ id, kind, fiscalYear, sealedAt }) => (
          <List.Item key={id}>
            {t(`archive.foreign.${kind}`, { id, year: fiscalYear, moment: moment(sealedAt) })}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}

function Years({ rows, onShow }: { rows: readonly ArchiveYear[]; onShow: (year: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('archive.years.title')} flush>
      <Scrolling minWidth={600}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('archive.years.year')}</Table.Th>
              <Table.Th ta="right">{t('archive.years.items')}</Table.Th>
              <Table.Th ta="right">{t('archive.years.destroyed')}</Table.Th>
              <Table.Th>{t('archive.years.until')}</Table.Th>
              <Table.Th>{t('archive.years.state')}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t('archive.years.show')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.fiscalYear}>
                <Table.Th scope="row">{row.fiscalYear}</Table.Th>
                <Table.Td ta="right" className="kluis-figures">
                  {format.count(row.items)}
                </Table.Td>
                <Table.Td ta="right" className="kluis-figures">
                  {row.destroyed > 0 && format.count(row.destroyed)}
                </Table.Td>
                <Table.Td>
                  <DateText date={row.destroyAfter} />
                </Table.Td>
                <Table.Td>
                  <YearState row={row} />
                </Table.Td>
                <Table.Td ta="right">
                  {row.destroyed < row.items && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('archive.years.showOf', { year: row.fiscalYear })}
                      onClick={() => onShow(row.fiscalYear)}
                    >
                      {t('archive.years.show')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}

function YearState({ row }: { row: ArchiveYear }) {
  const { t } = useTranslation()
  if (row.held) return <StatusBadge tone="warn" label={t('archive.years.held')} />
  if (row.destroyed === row.items) {
    return <StatusBadge tone="plain" label={t('archive.years.gone')} />
  }
  return <StatusBadge tone="good" label={t('archive.years.kept')} />
}
