import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { Button, SimpleGrid, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ReportName } from '../../shared/reports/contract'
import { call } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { rememberedCsvForm } from '../ui/csv-form'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'
import './reports.css'

export interface Series {
  /** as the table calls it */
  name: string
  color: string
}

interface ReportProps {
  report: ReportName
  year: number
  /** what the rows go by */
  head: string
  series: readonly Series[]
  rows: readonly { key: string; label: string; values: readonly (number | null)[] }[]
  /** bars lie down: for names, which are longer than months */
  lying?: boolean
  /** how a figure is written */
  write: (value: number) => string
  /** columns of the table alone, before those of the picture */
  counts?: { name: string; of: (at: number) => number }
  /** under the last column of money */
  total?: boolean
}

/** A picture, and the table that says the same: who does not see the one reads the other. */
export function Report(props: ReportProps) {
  const { report, rows, series, head, lying = false, write, counts, total = false } = props
  const { t } = useTranslation()
  const { count } = useFormat()
  const title = t(`reports.${report}`)
  const empty = rows.every(({ values }) => values.every((value) => value === null || value === 0))
  const data = rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ name }, at) => [name, values[at] ?? 0])),
  }))
  const sumOf = (at: number) => rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
  return (
    <Section title={title} actions={<SaveButton report={report} year={props.year} title={title} />}>
      {empty ? (
        <Text c="dimmed">{t('reports.none')}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <div aria-hidden className="kluis-chart">
            <BarChart
              // The table beside it is what keys and screen readers come to.
              barChartProps={{ accessibilityLayer: false }}
              h={lying ? Math.max(rows.length * 34 + 40, 140) : 280}
              data={data}
              dataKey="label"
              series={series.map(({ name, color }) => ({ name, color }))}
              orientation={lying ? 'vertical' : 'horizontal'}
              gridAxis={lying ? 'x' : 'y'}
              yAxisProps={{ width: lying ? 150 : 84 }}
              valueFormatter={write}
              withLegend={series.length > 1}
              barProps={{ isAnimationActive: false, radius: 2 }}
              tooltipAnimationDuration={0}
            />
          </div>
          <Scrolling minWidth={320}>
            <Table verticalSpacing={4} horizontalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{head}</Table.Th>
                  {counts && <Table.Th ta="right">{counts.name}</Table.Th>}
                  {series.map(({ name }) => (
                    <Table.Th key={name} ta="right">
                      {name}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ key, label, values }, at) => (
                  <Table.Tr key={key}>
                    <Table.Th scope="row" fw={400} className="kluis-wrap">
                      {label}
                    </Table.Th>
                    {counts && <Figure>{count(counts.of(at))}</Figure>}
                    {values.map((value, place) => (
                      <Figure key={place}>{value === null ? '–' : write(value)}</Figure>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
              {total && (
                <Table.Tfoot>
                  <Table.Tr>
                    <Table.Th scope="row">{t('reports.total')}</Table.Th>
                    {counts && (
                      <Figure>{count(rows.reduce((sum, _, at) => sum + counts.of(at), 0))}</Figure>
                    )}
                    {series.map(({ name }, at) => (
                      <Figure key={name}>{write(sumOf(at))}</Figure>
                    ))}
                  </Table.Tr>
                </Table.Tfoot>
              )}
            </Table>
          </Scrolling>
        </SimpleGrid>
      )}
    </Section>
  )
}

function Figure({ children }: { children: ReactNode }) {
  return (
    <Table.Td ta="right" className="kluis-money">
      {children}
    </Table.Td>
  )
}

function SaveButton({ report, year, title }: { report: ReportName; year: number; title: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const save = async () => {
    try {
      const suggestedName = `${t(`reports.files.${report}`)}-${year}.csv`
      const chosen = await call('files.chooseSave', { kind: 'csv', suggestedName })
      if (!chosen) return
      const csvForm = rememberedCsvForm()
      await call('reports.saveCsv', { report, year, language, csvForm, file: chosen.file })
      toast.done(t('reports.saved'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('reports.saveOf', { report: title })}
      onClick={() => void save()}
    >
      {t('reports.save')}
    </Button>
  )
}
