import { Button, SegmentedControl } from '@mantine/core'
import { IconFileImport, IconInbox, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { todayIn } from '../../shared/dates'
import type { RequestRow } from '../../shared/requests/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { toast } from '../ui/toast'
import { AddModal } from './add-modal'

/** What clients asked: what waits, and what came of the rest. */
export function RequestsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { decided } = useSearch({ from: '/requests' })
  const [adding, setAdding] = useState(false)
  const list = useList('requests.list', { decided })
  const columns = useColumns(decided)
  const read = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'any' })
    if (chosen) await navigate({ to: '/requests/file', search: { file: chosen.file } })
  }
  return (
    <Page
      title={t('requests.title')}
      subtitle={t('requests.subtitle')}
      width="fill"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => void read().catch(toast.failed)}
          >
            {t('requests.read')}
          </Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('requests.add')}
          </Button>
        </>
      }
    >
      <SegmentedControl
        aria-label={t('requests.which')}
        style={{ alignSelf: 'flex-start' }}
        value={decided ? 'decided' : 'open'}
        onChange={(which) =>
          void navigate({
            to: '/requests',
            search: { decided: which === 'decided' },
            replace: true,
          })
        }
        data={[
          { value: 'open', label: t('requests.open') },
          { value: 'decided', label: t('requests.decided') },
        ]}
      />
      <VirtualTable<RequestRow>
        label={t('requests.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconInbox}
            title={t(decided ? 'requests.noneDecided' : 'requests.noneOpen')}
            {...(decided ? {} : { body: t('requests.noneOpenHelp') })}
          />
        }
      />
      {adding && (
        <AddModal
          onClose={() => setAdding(false)}
          onDone={({ id }) =>
            void navigate({ to: '/requests/$requestId', params: { requestId: String(id) } })
          }
        />
      )}
    </Page>
  )
}

const useColumns = (decided: boolean): Column<RequestRow>[] => {
  const { t } = useTranslation()
  return useMemo((): Column<RequestRow>[] => {
    const last: Column<RequestRow>[] = decided
      ? [
          {
            key: 'outcome',
            header: t('requests.outcome'),
            width: '9rem',
            cell: ({ outcome }) => outcome && t(`requests.outcomes.${outcome}`),
          },
          {
            key: 'decided',
            header: t('requests.decidedOn'),
            width: '9rem',
            hideNarrow: true,
            cell: ({ decidedAt }) => decidedAt && <DateText date={todayIn(new Date(decidedAt))} />,
          },
        ]
      : [
          {
            key: 'channel',
            header: t('requests.channel'),
            width: '10rem',
            hideNarrow: true,
            cell: ({ channel }) => t(`requests.channels.${channel}`),
          },
          {
            key: 'held',
            header: t('requests.portal.state'),
            width: '10rem',
            cell: ({ held }) => held && <StatusBadge tone="warn" label={t('requests.held')} />,
          },
        ]
    return [
      {
        key: 'number',
        header: t('requests.number'),
        width: '8rem',
        cell: ({ id, number }) => (
          <AnchorLink to="/requests/$requestId" params={{ requestId: String(id) }}>
            {number}
          </AnchorLink>
        ),
      },
      {
        key: 'kind',
        header: t('requests.kind'),
        width: '11rem',
        cell: ({ kind }) => t(`requests.kinds.${kind}`),
      },
      { key: 'client', header: t('requests.client'), cell: ({ client }) => client.name },
      { key: 'about', header: t('requests.about'), hideNarrow: true, cell: ({ about }) => about },
      {
        key: 'received',
        header: t('requests.receivedOn'),
        width: '8rem',
        cell: ({ receivedOn }) => <DateText date={receivedOn} />,
      },
      ...last,
    ]
  }, [t, decided])
}
