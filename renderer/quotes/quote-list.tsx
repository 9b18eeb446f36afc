import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconFileDescription, IconPlus, IconSettings } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ownerOnly } from '../../shared/operation'
import { quoteFilters, type QuoteFilter, type QuoteRow } from '../../shared/quotes/contract'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { KeyHint } from '../ui/key-hint'
import { AnchorLink, ButtonLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Page } from '../ui/page'
import { SearchBox } from '../ui/table/search-box'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { StatusBadge } from '../ui/status-badge'
import { QuoteBadge } from './quote-badge'
import type { QuotesPlace } from './quotes-search'
import { SettingsModal } from './settings-modal'
import './quotes.css'

/** All quotes, the newest first. */
export function QuoteList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/quotes' })
  const isOwner = useMay(ownerOnly)
  const [settings, setSettings] = useState(false)
  const go = (change: Partial<QuotesPlace>) =>
    void navigate({ to: '/quotes', search: { ...place, ...change }, replace: true })
  const { q, filter } = place
  const list = useList('quotes.list', { search: q, filter })
  const columns = useColumns()
  useHotkeys([['n', () => void navigate({ to: '/quotes/new' })]])
  const open = ({ id }: QuoteRow) =>
    void navigate({ to: '/quotes/$quoteId', params: { quoteId: String(id) } })
  const add = (
    <ButtonLink
      to="/quotes/new"
      leftSection={<IconPlus size={18} aria-hidden />}
      rightSection={<KeyHint keys="N" />}
      aria-keyshortcuts="N"
    >
      {t('quotes.new')}
    </ButtonLink>
  )
  const narrowed = filter !== 'all' || q.trim() !== ''
  return (
    <Page
      title={t('quotes.title')}
      subtitle={t('quotes.subtitle')}
      width="fill"
      actions={
        <>
          {isOwner && (
            <Button
              variant="default"
              px="xs"
              aria-label={t('quotes.settings.title')}
              onClick={() => setSettings(true)}
            >
              <IconSettings size={18} aria-hidden />
            </Button>
          )}
          {add}
        </>
      }
    >
      <div className="kluis-quote-filters">
        <SegmentedControl
          aria-label={t('quotes.list.filter')}
          value={filter}
          onChange={(next) => {
            const chosen = quoteFilters.find((one) => one === next)
            if (chosen) go({ filter: chosen })
          }}
          data={quoteFilters.map((one) => ({ value: one, label: t(`quotes.list.${wordOf(one)}`) }))}
        />
      </div>
      <Group gap="sm">
        <SearchBox
          autoFocus
          label={t('quotes.list.search')}
          hint={t('quotes.list.searchHint')}
          text={q}
          list={list}
          onSearch={(typed) => go({ q: typed })}
          onOpenFirst={open}
        />
      </Group>
      <VirtualTable<QuoteRow>
        label={t('quotes.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={open}
        empty={
          narrowed ? (
            <EmptyState
              icon={IconFileDescription}
              title={t('quotes.list.none')}
              action={
                <Button variant="default" onClick={() => go({ filter: 'all', q: '' })}>
                  {t('quotes.list.showAll')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={IconFileDescription}
              title={t('quotes.list.empty')}
              body={t('quotes.list.emptyBody')}
              action={add}
            />
          )
        }
      />
      {settings && <SettingsModal onClose={() => setSettings(false)} />}
    </Page>
  )
}

const wordOf = (filter: QuoteFilter) => (filter === 'draft' ? 'drafts' : filter)

const useColumns = (): Column<QuoteRow>[] => {
  const { t } = useTranslation()
  return useMemo(
    (): Column<QuoteRow>[] => [
      {
        key: 'number',
        header: t('quotes.list.number'),
        width: '9rem',
        cell: ({ id, number }) => (
          <AnchorLink
            to="/quotes/$quoteId"
            params={{ quoteId: String(id) }}
            tabIndex={-1}
            className="kluis-figures"
            inherit
          >
            {number ?? t('quotes.states.draft')}
          </AnchorLink>
        ),
      },
      {
        key: 'date',
        header: t('quotes.list.date'),
        width: '7.25rem',
        cell: ({ sentOn }) => <DateText date={sentOn} />,
      },
      {
        key: 'client',
        header: t('quotes.list.client'),
        cell: ({ clientName, reference }) => (
          <span title={[clientName, reference].filter(Boolean).join(' · ')}>
            {clientName}
            {reference !== null && (
              <Text component="span" c="dimmed">
                {' · '}
                {reference}
              </Text>
            )}
          </span>
        ),
      },
      {
        key: 'validUntil',
        header: t('quotes.list.validUntil'),
        width: '9rem',
        hideNarrow: true,
        cell: ({ validUntil }) => <DateText date={validUntil} />,
      },
      {
        key: 'amount',
        header: t('quotes.list.amount'),
        width: '8.25rem',
        align: 'right',
        cell: ({ grossCents }) => <MoneyText cents={grossCents} />,
      },
      {
        key: 'state',
        header: t('quotes.list.state'),
        width: '9.5rem',
        cell: ({ state, mailedAt, held }) =>
          held ? (
            <StatusBadge tone="warn" label={t('quotes.states.held')} />
          ) : (
            <QuoteBadge state={state} mailed={mailedAt !== null} />
          ),
      },
    ],
    [t],
  )
}
