import { Button, Table } from '@mantine/core'
import { IconAlertOctagon, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState, EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'
import { HoursLeft } from './hours-left'
import { RegisterModal } from './register-modal'

/** The register of data breaches, newest first. */
export function BreachesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [registering, setRegistering] = useState(false)
  const list = useData('breaches.list', {})
  return (
    <Page
      title={t('breaches.title')}
      subtitle={t('breaches.subtitle')}
      actions={
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setRegistering(true)}
        >
          {t('breaches.register')}
        </Button>
      }
    >
      <DataState of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconAlertOctagon}
              title={t('breaches.none')}
              body={t('breaches.noneBody')}
            />
          ) : (
            <Scrolling minWidth={720}>
              <Table verticalSpacing="xs" horizontalSpacing="md" className="kluis-surface">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('breaches.number')}</Table.Th>
                    <Table.Th>{t('breaches.role')}</Table.Th>
                    <Table.Th>{t('breaches.knownOn')}</Table.Th>
                    <Table.Th>{t('breaches.counted')}</Table.Th>
                    <Table.Th>{t('breaches.state')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(({ id, number, role, knownAt, counts, dueAt, closedAt }) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <AnchorLink to="/breaches/$breachId" params={{ breachId: String(id) }}>
                          {number}
                        </AnchorLink>
                      </Table.Td>
                      <Table.Td>{t(`breaches.roles.${role}`)}</Table.Td>
                      <Table.Td>
                        <MomentText moment={knownAt} />
                      </Table.Td>
                      <Table.Td>
                        {t('breaches.clients', { count: counts.clients })},{' '}
                        {t('breaches.persons', { count: counts.persons })}
                      </Table.Td>
                      <Table.Td>
                        {dueAt === null ? (
                          <StatusBadge
                            tone={closedAt === null ? 'info' : 'plain'}
                            label={t(closedAt === null ? 'breaches.open' : 'breaches.closed')}
                          />
                        ) : (
                          <HoursLeft dueAt={dueAt} />
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Scrolling>
          )
        }
      </DataState>
      {registering && (
        <RegisterModal
          onClose={() => setRegistering(false)}
          onDone={({ id }) =>
            void navigate({ to: '/breaches/$breachId', params: { breachId: String(id) } })
          }
        />
      )}
    </Page>
  )
}
