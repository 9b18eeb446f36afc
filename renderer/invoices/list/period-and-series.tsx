import { Select } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { InvoiceCounts } from '../../../shared/invoices/contract'
import { useData } from '../../api'
import type { InvoicePlace } from '../invoice-search'

interface PeriodAndSeriesProps {
  place: InvoicePlace
  counts: InvoiceCounts | undefined
  go: (change: Partial<InvoicePlace>) => void
}

/** Of which year and series; the series only where there is more than one. */
export function PeriodAndSeries({ place, counts, go }: PeriodAndSeriesProps) {
  const { t } = useTranslation()
  const series = useData('settings.series', {})
  const years = counts?.years
  const offered = years
    ? Array.from({ length: years.last - years.first + 1 }, (_, back) => String(years.last - back))
    : []
  return (
    <>
      <Select
        aria-label={t('invoices.list.year')}
        w="8.5rem"
        allowDeselect={false}
        value={String(place.year ?? 'all')}
        data={[
          { value: 'all', label: t('invoices.list.allYears') },
          ...offered.map((value) => ({ value, label: value })),
        ]}
        onChange={(value) => go({ year: value === null || value === 'all' ? null : Number(value) })}
      />
      {(series.data?.length ?? 0) > 1 && (
        <Select
          aria-label={t('invoices.list.series')}
          w="11rem"
          allowDeselect={false}
          value={String(place.seriesId ?? 'all')}
          data={[
            { value: 'all', label: t('invoices.list.allSeries') },
            ...(series.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) =>
            go({ seriesId: value === null || value === 'all' ? null : Number(value) })
          }
        />
      )}
    </>
  )
}
