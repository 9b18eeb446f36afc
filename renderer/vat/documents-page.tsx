import { IconFileInvoice } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { countryName } from '../../shared/countries'
import type { VatDocumentRow } from '../../shared/vat/contract'
import { boxName } from '../../shared/vat/words'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { Page } from '../ui/page'
import { useList, type KeysetList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import type { BehindSearch } from './vat-search'

/** The documents behind one figure of the overview. */
export function DocumentsPage() {
  const place = useSearch({ from: '/vat/documents' })
  if (place.country !== null) return <OfCountry place={place} country={place.country} />
  return place.buyer === null ? <OfBox place={place} /> : <OfBuyer place={place} />
}

function OfBox({ place: { from, to, box, since } }: { place: BehindSearch }) {
  const { language } = useFormat()
  const list = useList('vat.documents', { from, to, box: box ?? '1a', since })
  const name = boxName(box ?? '1a', language)
  return (
    <Documents
      list={list}
      title={box === 'outside' ? name : `${box ?? '1a'} · ${name}`}
      from={from}
      to={to}
    />
  )
}

function OfBuyer({ place: { from, to, buyer } }: { place: BehindSearch }) {
  const { t } = useTranslation()
  const list = useList('vat.icpDocuments', { from, to, buyerId: buyer ?? 0 })
  return <Documents list={list} title={t('vat.icp.title')} from={from} to={to} />
}

function OfCountry({ place: { from, to }, country }: { place: BehindSearch; country: string }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const list = useList('vat.ossDocuments', { from, country })
  const title = t('vat.oss.of', { country: countryName(country, language) })
  return <Documents list={list} title={title} from={from} to={to} />
}

interface DocumentsProps {
  list: KeysetList<VatDocumentRow>
  title: string
  from: string
  to: string
}

function Documents({ list, title, from, to }: DocumentsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns()
  return (
    <Page
      title={title}
      topic={t('vat.title')}
      subtitle={t('vat.behind.subtitle', { from: format.date(from), to: format.date(to) })}
      width="fill"
      breadcrumbs={[
        <Link key="vat" to="/vat">
          {t('vat.title')}
        </Link>,
      ]}
    >
      <VirtualTable<VatDocumentRow>
        label={title}
        list={list}
        columns={columns}
        rowKey={(row) => `${row.id} ${row.kind} ${row.rate}`}
        empty={<EmptyState icon={IconFileInvoice} title={t('vat.behind.empty')} />}
      />
    </Page>
  )
}

const useColumns = (): Column<VatDocumentRow>[] => {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    (): Column<VatDocumentRow>[] => [
      {
        key: 'countsOn',
        header: t('vat.behind.countsOn'),
        width: '7rem',
        cell: ({ countsOn }) => <DateText date={countsOn} />,
      },
      {
        key: 'number',
        header: t('vat.behind.number'),
        width: '8rem',
        cell: ({ id, number }) => <InvoiceLink id={id} number={number} />,
      },
      {
        key: 'issuedOn',
        header: t('vat.behind.issuedOn'),
        width: '7rem',
        hideNarrow: true,
        cell: ({ issuedOn }) => <DateText date={issuedOn} />,
      },
      {
        key: 'client',
        header: t('vat.behind.client'),
        cell: ({ clientId, buyerName }) =>
          clientId === null ? (
            t('vat.behind.archived')
          ) : (
            <ClientLink id={clientId} name={buyerName ?? ''} />
          ),
      },
      {
        key: 'rate',
        header: t('vat.behind.rate'),
        width: '5rem',
        align: 'right',
        cell: ({ rate }) => format.percentage(rate),
      },
      {
        key: 'net',
        header: t('vat.form.turnover'),
        width: '9rem',
        align: 'right',
        cell: ({ netCents }) => <MoneyText cents={netCents} />,
      },
      {
        key: 'vat',
        header: t('vat.form.vat'),
        width: '8rem',
        align: 'right',
        cell: ({ vatCents }) => <MoneyText cents={vatCents} />,
      },
    ],
    [t, format],
  )
}
