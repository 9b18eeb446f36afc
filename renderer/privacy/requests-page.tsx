import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconUserShield } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { RequestRow } from '../../shared/privacy/contract'
import { ElsewhereLink } from '../elsewhere/systems-link'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { DaysLeft } from './days-left'
import { RegisterModal } from './register-modal'

/** Requests about somebody's own data: what is due first, and what was answered. */
export function RequestsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { closed } = useSearch({ from: '/privacy' })
  const [registering, setRegistering] = useState(false)
  const list = useList('privacy.list', { closed })
  const columns = useColumns(closed)
  return (
    <Page
      title={t('privacy.title')}
      subtitle={t('privacy.subtitle')}
      width="fill"
      actions={
        <>
          <ElsewhereLink />
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setRegistering(true)}
          >
            {t('privacy.register')}
          </Button>
        </>
      }
    >
      <SegmentedControl
        aria-label={t('privacy.which')}
        style={{ alignSelf: 'flex-start' }}
        value={closed ? 'closed' : 'open'}
        onChange={(which) =>
          void navigate({ to: '/privacy', search: { closed: which === 'closed' }, replace: true })
        }
        data={[
          { value: 'open', label: t('privacy.open') },
          { value: 'closed', label: t('privacy.closed') },
        ]}
      />
      <VirtualTable<RequestRow>
        label={t('privacy.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconUserShield}
            title={t(closed ? 'privacy.noneClosed' : 'privacy.noneOpen')}
          />
        }
      />
      {registering && (
        <RegisterModal
          onClose={() => setRegistering(false)}
          onDone={({ id }) =>
            void navigate({ to: '/privacy/$requestId', params: { requestId: String(id) } })
          }
        />
      )}
    </Page>
  )
}

const useColumns = (closed: boolean): Column<RequestRow>[] => {
  const { t } = useTranslation()
  return useMemo((): Column<RequestRow>[] => {
    const start: Column<RequestRow>[] = [
      {
        key: 'number',
        header: t('privacy.number'),
        width: '8rem',
        cell: ({ id, number }) => (
          <AnchorLink to="/privacy/$requestId" params={{ requestId: String(id) }}>
            {number}
          </AnchorLink>
        ),
      },
      {
        key: 'type',
        header: t('privacy.type'),
        width: '10rem',
        cell: ({ type }) => t(`privacy.types.${type}`),
      },
      {
        key: 'received',
        header: t('privacy.receivedOn'),
        width: '8rem',
        cell: ({ receivedOn }) => <DateText date={receivedOn} />,
      },
    ]
    if (closed)
      return [
        ...start,
        {
          key: 'outcome',
          header: t('privacy.outcome'),
          cell: ({ outcome, mergedInto }) =>
            mergedInto !== null
              ? t('privacy.mergedInto', { number: mergedInto })
              : outcome && t(`privacy.outcomes.${outcome}`),
        },
        {
          key: 'closed',
          header: t('privacy.closedOn'),
          width: '8rem',
          cell: ({ closedOn }) => closedOn && <DateText date={closedOn} />,
        },
      ]
    return [
      ...start,
      {
        key: 'who',
        header: t('privacy.who'),
        cell: ({ who }) => who || t('privacy.nobody'),
      },
      {
        key: 'next',
        header: t('privacy.next'),
        width: '14rem',
        hideNarrow: true,
        cell: ({ next }) => next && t(`privacy.acts.${next}`),
      },
      {
        key: 'due',
        header: t('privacy.dueOn'),
        width: '8rem',
        cell: ({ dueOn }) => dueOn && <DateText date={dueOn} />,
      },
      {
        key: 'left',
        header: t('privacy.time'),
        width: '10rem',
        cell: ({ daysLeft }) => <DaysLeft days={daysLeft} />,
      },
    ]
  }, [t, closed])
}
