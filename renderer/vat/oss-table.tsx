import { Button, Group, Table, Text } from '@mantine/core'
import { countryName } from '../../shared/countries'
import type { OssCorrection, OssPage } from '../../shared/vat/oss'
import type { VatPeriod } from '../../shared/vat/periods'
import { periodName, periodSlug } from '../../shared/vat/words'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { rememberedCsvForm } from '../ui/csv-form'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'

/** What a quarter charged at the rates of other member states; nothing where there was none. */
export function OssTable({ quarter }: { quarter: VatPeriod }) {
  const { t } = useTranslation()
  const { language, dateLong } = useFormat()
  const { data } = useData('vat.oss', { from: quarter.from })
  if (!data || data.rows.length + data.corrections.length === 0) return null
  return (
    <Section title={t('vat.oss.title', { period: periodName(quarter, language) })} flush>
      <Text c="dimmed" size="sm" px="md" pb="xs">
        {t('vat.oss.dueOn', { date: dateLong(data.dueOn) })}
      </Text>
      <Rows page={data} />
      <SaveOss quarter={quarter} />
    </Section>
  )
}

function Rows({ page: { quarter, rows, corrections, vatCents } }: { page: OssPage }) {
  const { t } = useTranslation()
  const { percentage } = useFormat()
  return (
    <Scrolling minWidth={520}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('vat.oss.country')}</Table.Th>
            <Table.Th ta="right">{t('vat.oss.rate')}</Table.Th>
            <Table.Th ta="right">{t('vat.form.turnover')}</Table.Th>
            <Table.Th ta="right">{t('vat.form.vat')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.country} ${row.rate}`}>
              <Table.Td>
                <Behind quarter={quarter} country={row.country} />
              </Table.Td>
              <Table.Td ta="right">{percentage(row.rate)}</Table.Td>
              <Amounts row={row} />
            </Table.Tr>
          ))}
          {corrections.map((row) => (
            <Correction key={`${row.of.from} ${row.country}`} quarter={quarter} row={row} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={3}>
              {t('vat.oss.total')}
            </Table.Th>
            <Table.Td ta="right">
              <MoneyText cents={vatCents} strong />
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Scrolling>
  )
}

function Correction({ quarter, row }: { quarter: VatPeriod; row: OssCorrection }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Table.Tr>
      <Table.Td>
        <Behind quarter={quarter} country={row.country} />{' '}
        <Text span c="dimmed" size="sm">
          {t('vat.oss.correction', { period: periodName(row.of, language) })}
        </Text>
      </Table.Td>
      <Table.Td />
      <Amounts row={row} />
    </Table.Tr>
  )
}

function Behind({ quarter: { from, to }, country }: { quarter: VatPeriod; country: string }) {
  const { language } = useFormat()
  return (
    <AnchorLink to="/vat/documents" search={{ from, to, country }} inherit>
      {countryName(country, language)}
    </AnchorLink>
  )
}

function Amounts({ row }: { row: { netCents: number; vatCents: number } }) {
  return (
    <>
      <Table.Td ta="right">
        <MoneyText cents={row.netCents} />
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText cents={row.vatCents} />
      </Table.Td>
    </>
  )
}

function SaveOss({ quarter }: { quarter: VatPeriod }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const save = async (kind: 'pdf' | 'csv') => {
    try {
      const suggestedName = `${t('vat.oss.fileName', { period: periodSlug(quarter) })}.${kind}`
      const chosen = await call('files.chooseSave', { kind, suggestedName })
      if (!chosen) return
      const asked = { from: quarter.from, language, file: chosen.file }
      if (kind === 'pdf') await call('vat.saveOssPdf', asked)
      else await call('vat.saveOssCsv', { ...asked, csvForm: rememberedCsvForm() })
      toast.done(t('vat.saved'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Group gap="sm" p="md">
      <Button variant="default" size="xs" onClick={() => void save('csv')}>
        {t('vat.saveCsv')}
      </Button>
      <Button variant="default" size="xs" onClick={() => void save('pdf')}>
        {t('vat.savePdf')}
      </Button>
    </Group>
  )
}
