import { Button } from '@mantine/core'
import { IconFileInvoice, IconSearch } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation'
import { EmptyState } from '../../ui/data-state'
import type { InvoicePlace } from '../invoice-search'

interface NothingProps {
  place: InvoicePlace
  add: React.ReactNode
  onAll: () => void
}

/** What stands where there are no rows, and the way out. */
export function Nothing({ place, add, onAll }: NothingProps) {
  const { t } = useTranslation()
  const narrowed = place.filter !== 'all' || place.year !== null || place.seriesId !== null
  const all = (
    <Button variant="default" onClick={onAll}>
      {t('invoices.list.showAll')}
    </Button>
  )
  if (place.q.trim() !== '') {
    return (
      <EmptyState
        icon={IconSearch}
        title={t('invoices.list.nothing')}
        body={t('invoices.list.nothingBody')}
        action={all}
      />
    )
  }
  return narrowed ? (
    <EmptyState icon={IconFileInvoice} title={t('invoices.list.noneHere')} action={all} />
  ) : (
    <EmptyState
      icon={IconFileInvoice}
      title={t('invoices.list.empty')}
      body={t('invoices.list.emptyBody')}
      action={add}
    />
  )
}
