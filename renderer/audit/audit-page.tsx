import { Text } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { AuditEntry } from '../../shared/audit/contract'
import { audit } from '../../shared/audit/contract'
import { useTranslation } from '../i18n/use-translation'
import { useLanguage } from '../i18n/use-format'
import { useMay } from '../session/session'
import { EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { Page } from '../ui/page'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { About } from './about'
import { AuditFilters } from './audit-filters'
import { filterOf, type AuditSearch } from './audit-search'
import { AuditJobs, useAuditJobs } from './audit-jobs'
import { fieldWords } from './entity-words'
import { codeWords } from './code-words'
import { operationWords } from './operation-words'

/** The log: who did what and when. */
export function AuditPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/audit' })
  const go = (change: Partial<AuditSearch>) =>
    void navigate({ to: '/audit', search: { ...place, ...change }, replace: true })
  const list = useList('audit.list', filterOf(place))
  const columns = useColumns()
  const owner = useMay(audit.verify.roles)
  const jobs = useAuditJobs(place)
  const narrowed = Object.values(place).some((value) => value !== null)
  return (
    <Page
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      width="fill"
      actions={owner && jobs.buttons}
    >
      <AuditJobs jobs={jobs} />
      <AuditFilters place={place} go={go} />
      <VirtualTable<AuditEntry>
        label={t('audit.table')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconListDetails}
            title={t(narrowed ? 'audit.nothing' : 'audit.empty')}
          />
        }
      />
    </Page>
  )
}

const useColumns = (): Column<AuditEntry>[] => {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(
    (): Column<AuditEntry>[] => [
      {
        key: 'when',
        header: t('audit.when'),
        width: '9.5rem',
        cell: ({ at }) => <MomentText moment={at} />,
      },
      {
        key: 'who',
        header: t('audit.who'),
        width: '10rem',
        cell: ({ userName }) =>
          userName ?? (
            <Text component="span" c="dimmed">
              {t('audit.program')}
            </Text>
          ),
      },
      {
        key: 'what',
        header: t('audit.what'),
        cell: ({ operation }) => <What operation={operation} />,
      },
      {
        key: 'about',
        header: t('audit.about'),
        width: '11rem',
        cell: (entry) => <About entry={entry} />,
      },
      {
        key: 'fields',
        header: t('audit.fields'),
        width: '10.5rem',
        hideNarrow: true,
        cell: ({ fields }) => {
          const names = fields.map((field) => fieldWords(field, language)).join(', ')
          return <span title={names}>{names}</span>
        },
      },
      {
        key: 'code',
        header: t('audit.code'),
        width: '10rem',
        hideNarrow: true,
        cell: ({ code }) => <Code code={code} />,
      },
    ],
    [t, language],
  )
}

function Code({ code }: { code: string }) {
  const said = codeWords(code, useLanguage())
  return (
    <Text
      component="span"
      c="dimmed"
      size="sm"
      title={code}
      className={said === null ? 'kluis-mono' : undefined}
    >
      {said ?? code}
    </Text>
  )
}

function What({ operation }: { operation: string }) {
  const language = useLanguage()
  const said = operationWords(operation, language)
  return said === null ? (
    <span className="kluis-mono">{operation}</span>
  ) : (
    <span title={operation}>{said}</span>
  )
}
