import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  IconAlarm,
  IconBuildingBank,
  IconFileInvoice,
  IconPencil,
  IconPlus,
  IconReceiptRefund,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Heap, Overview } from '../../shared/dashboard/contract'
import { backOffice } from '../../shared/operation'
import { BackupAlarmLink } from '../backup/alarm-link'
import { useData } from '../api'
import { RemindLinks } from '../collection/remind-link'
import { BreachLinks } from '../breaches/due-link'
import { LeavingLinks } from '../clients/leaving-link'
import { ElsewhereDueLink } from '../elsewhere/due-link'
import { useFormat } from '../i18n/use-format'
import { OrdersLinks } from '../orders/due-link'
import { OutdatedLink } from '../policy/outdated-link'
import { OpenRequestsLinks } from '../requests/open-requests-link'
import { QuotesDueLinks } from '../quotes/due-link'
import { DueLinks } from '../services/due-link'
import { LeaversLinks } from '../services/leavers-link'
import { useMay, useUser } from '../session/session'
import { DataState, EmptyState } from '../ui/data-state'
import { MoneyText } from '../ui/money-text'
import { Page } from '../ui/page'
import { KeysLinks } from '../users/keys-link'
import { VatDueLinks } from '../vat/due-link'
import { MostOverdue } from './most-overdue'
import { ClockQuestion } from './clock-question'
import { Reminders, SupportReminders } from './reminders'
import './start-page.css'

/** What needs doing today. */
export function StartPage() {
  const mayBooks = useMay(backOffice)
  return mayBooks ? <BackOfficeStart /> : <SupportStart />
}

function SupportStart() {
  const { t } = useTranslation()
  const user = useUser()
  return (
    <Page title={t('dashboard.supportTitle', { name: user.name })} topic={t('dashboard.title')}>
      <Stack gap="lg">
        <BackupAlarmLink />
        <KeysLinks />
        <SupportReminders />
        <EmptyState
          icon={IconUsers}
          title={t('dashboard.toClients')}
          body={t('dashboard.supportBody')}
          action={
            <Button component={Link} to="/clients">
              {t('dashboard.toClients')}
            </Button>
          }
        />
      </Stack>
    </Page>
  )
}

function BackOfficeStart() {
  const { t } = useTranslation()
  const overview = useData('dashboard.overview', {})
  const actions = (
    <>
      <Button variant="default" component={Link} to="/payments/import">
        {t('dashboard.readBank')}
      </Button>
      <Button component={Link} to="/invoices/new" leftSection={<IconPlus size={18} aria-hidden />}>
        {t('dashboard.newInvoice')}
      </Button>
    </>
  )
  return (
    <Page title={t('dashboard.title')} actions={actions}>
      <Stack gap="lg">
        <BackupAlarmLink />
        <ClockQuestion />
        <BreachLinks />
        <OrdersLinks />
        <KeysLinks />
        <LeavingLinks />
        <LeaversLinks />
        <OpenRequestsLinks />
        <ElsewhereDueLink />
        <QuotesDueLinks />
        <DueLinks />
        <RemindLinks />
        <OutdatedLink />
        <VatDueLinks />
        <Reminders />
        <DataState of={overview}>
          {(data) => (data.clients === 0 ? <FirstSteps /> : <Work overview={data} />)}
        </DataState>
      </Stack>
    </Page>
  )
}

function FirstSteps() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconUsers}
      title={t('dashboard.emptyTitle')}
      body={t('dashboard.emptyBody')}
      action={
        <Button component={Link} to="/clients/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {t('dashboard.newClient')}
        </Button>
      }
    />
  )
}

function Work({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3, lg: 5 }} spacing="md">
        <HeapCard
          label={t('dashboard.overdue')}
          heap={overview.overdue}
          words="invoices"
          icon={IconAlarm}
          tone="bad"
          place="overdue"
        />
        <HeapCard
          label={t('dashboard.unmatched')}
          heap={overview.unmatched}
          words="entries"
          icon={IconBuildingBank}
          tone="warn"
          place="payments"
        />
        <HeapCard
          label={t('dashboard.drafts')}
          heap={overview.drafts}
          words="drafts"
          icon={IconPencil}
          place="draft"
        />
        <HeapCard
          label={t('dashboard.open')}
          heap={overview.open}
          words="invoices"
          icon={IconFileInvoice}
          place="open"
        />
        <HeapCard
          label={t('dashboard.toRefund')}
          heap={overview.toRefund}
          words="refunds"
          icon={IconReceiptRefund}
          place="owed"
        />
      </SimpleGrid>
      <MostOverdue rows={overview.mostOverdue} />
      <BankLine last={overview.lastBankFile} />
    </Stack>
  )
}

interface HeapCardProps {
  label: string
  heap: Heap
  words: 'invoices' | 'entries' | 'drafts' | 'refunds'
  icon: Icon
  tone?: 'bad' | 'warn'
  place: Place
}

type Place = 'overdue' | 'open' | 'draft' | 'payments' | 'owed'

interface HeapLinkProps {
  place: Place
  tone: 'bad' | 'warn' | undefined
  children: ReactNode
}

function HeapLink({ place, tone, children }: HeapLinkProps) {
  const looks = { className: 'kluis-surface kluis-heap', 'data-tone': tone }
  if (place === 'payments' || place === 'owed') {
    return (
      <Link to={place === 'owed' ? '/payments/owed' : '/payments'} {...looks}>
        {children}
      </Link>
    )
  }
  return (
    <Link to="/invoices" search={{ filter: place }} {...looks}>
      {children}
    </Link>
  )
}

/** A heap of work as one large link; an empty heap is quiet. */
function HeapCard({ label, heap, words, icon: Shape, tone, place }: HeapCardProps) {
  const { t } = useTranslation()
  const busy = heap.count > 0
  return (
    <HeapLink place={place} tone={busy ? tone : undefined}>
      <Group gap="xs" wrap="nowrap">
        <Shape size={20} aria-hidden className="kluis-heap-icon" />
        <Text fw={600}>{label}</Text>
      </Group>
      <Text className="kluis-heap-sum">
        {busy ? <MoneyText cents={heap.cents} /> : t('dashboard.none')}
      </Text>
      <Text c="dimmed" size="sm">
        {t(`dashboard.${words}`, { count: heap.count })}
      </Text>
    </HeapLink>
  )
}

function BankLine({ last }: { last: Overview['lastBankFile'] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Text c="dimmed">
      {last?.toOn
        ? t('dashboard.bankUntil', { date: format.dateLong(last.toOn) })
        : t('dashboard.bankNever')}
    </Text>
  )
}
