import { useDebouncedValue } from '@mantine/hooks'
import { type Icon } from '@tabler/icons-react'
import { useNavigate, useRouter, type LinkProps } from '@tanstack/react-router'
import { useMemo } from 'react'
import { backOffice } from '../../shared/operation'
import type { FoundHeap, FoundRecord } from '../../shared/search/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import type { TopBarProps } from '../room'
import { useMay } from '../session/session'
import { goalsFor, invoiceFor } from './goals'
import type { Visited } from './visited'

/** One line that can be chosen. */
export interface Offer {
  key: string
  /** what it is about; null for a place or command */
  record: FoundRecord | null
  /** what stands there instead of the record's own line */
  name: string | null
  icon: Icon | null
  go: () => void
}

export interface OfferHeap {
  key: string
  title: string
  lines: Offer[]
}

interface Asked {
  typed: string
  goals: TopBarProps['goals']
  visited: readonly Visited[]
}

/** Milliseconds between the last key and the question. */
const settling = 40
const keep = { placeholderData: (before: FoundHeap[] | undefined) => before }
const none: FoundHeap[] = []

/** What is offered for what was typed, and whether it is the answer to exactly that. */
export const useAnswers = ({ typed, goals, visited }: Asked) => {
  const { t } = useTranslation()
  const go = useGo()
  const mayInvoice = useMay(backOffice)
  const text = typed.trim()
  const [settled] = useDebouncedValue(text, settling)
  const verbs = t('search.invoiceFor').split('|')
  const forWhom = mayInvoice ? invoiceFor(settled, verbs) : null
  const asks = settled !== ''
  const found = useData(
    'search.everything',
    { text: settled, clientsOnly: false },
    { ...keep, enabled: asks },
  )
  const buyers = useData(
    'search.everything',
    { text: forWhom ?? '', clientsOnly: true },
    { ...keep, enabled: forWhom !== null },
  )
  const again = useData('search.again', { records: [...visited] }, { enabled: visited.length > 0 })
  const pending =
    (asks && (found.isFetching || found.isPlaceholderData)) ||
    (forWhom !== null && (buyers.isFetching || buyers.isPlaceholderData))

  const places = useMemo(() => goals.map((goal) => ({ ...goal, name: t(goal.label) })), [goals, t])
  const placeOffer = (place: (typeof places)[number]): Offer => ({
    key: `to:${place.to}`,
    record: null,
    name: place.name,
    icon: place.icon,
    go: () => go.place(place.to),
  })
  const recordOffer = (record: FoundRecord): Offer => ({
    key: `${record.of}:${record.id}`,
    record,
    name: null,
    icon: null,
    go: () => go.record(record),
  })

  const heaps: OfferHeap[] = []
  const add = (key: string, title: string, lines: Offer[]) => {
    if (lines.length > 0) heaps.push({ key, title, lines })
  }
  if (text === '') {
    add('again', t('search.heaps.again'), (again.data ?? []).map(recordOffer))
    add('goals', t('search.heaps.goals'), places.map(placeOffer))
  } else {
    const fitting = goalsFor(places, settled)
    const called = fitting.filter(({ exact }) => exact && settled.length > 1)
    add(
      'called',
      t('search.heaps.goals'),
      called.map(({ goal }) => placeOffer(goal)),
    )
    add(
      'buyers',
      t('search.heaps.client'),
      forWhom === null
        ? []
        : (buyers.data ?? none).flatMap(({ records }) =>
            records.map((record) => ({
              ...recordOffer(record),
              key: `invoice-for:${record.id}`,
              name: t('search.newInvoiceFor', { name: record.of === 'client' ? record.name : '' }),
              go: () => go.newInvoice(record.id),
            })),
          ),
    )
    for (const { of, records, alike } of asks ? (found.data ?? none) : none) {
      const title = t(`search.heaps.${of}`)
      add(
        of,
        alike ? `${title}: ${t('search.alike').toLowerCase()}` : title,
        records.map(recordOffer),
      )
    }
    const others = fitting.filter((one) => !called.includes(one))
    add(
      'goals',
      t('search.heaps.goals'),
      others.map(({ goal }) => placeOffer(goal)),
    )
  }
  return {
    heaps,
    offers: heaps.flatMap(({ lines }) => lines),
    answered: settled === text && !pending,
    failed: found.isError || buyers.isError,
  }
}

/** Where each sort of line leads. */
const useGo = () => {
  const navigate = useNavigate()
  const router = useRouter()
  return {
    // Every place in the menu and every command is a route of its own without parameters.
    place: (to: string) => void router.navigate({ to: to as NonNullable<LinkProps['to']> }),
    newInvoice: (clientId: number) => void navigate({ to: '/invoices/new', search: { clientId } }),
    record: (record: FoundRecord) => {
      switch (record.of) {
        case 'client':
          return void navigate({
            to: '/clients/$clientId',
            params: { clientId: String(record.id) },
          })
        case 'invoice':
          return void navigate({
            to: '/invoices/$invoiceId',
            params: { invoiceId: String(record.id) },
          })
        case 'entry':
          return void navigate({
            to: '/payments',
            search: { state: 'all', entry: record.id },
          })
        case 'subscription':
          return void navigate({
            to: '/clients/$clientId',
            params: { clientId: String(record.clientId) },
            search: { tab: 'services' },
          })
      }
    },
  }
}
