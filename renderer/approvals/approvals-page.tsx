import { Group, Stack, Table, Text } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import type { Approval } from '../../shared/approvals/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { DataState, EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'
import { Decide } from './decide'

/** What was asked for, and the decisions. */
export function ApprovalsPage() {
  const { t } = useTranslation()
  const list = useData('approvals.list', {})
  return (
    <Page title={t('approvals.title')} subtitle={t('approvals.subtitle')}>
      <DataState of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconUsersGroup}
              title={t('approvals.none')}
              body={t('approvals.noneBody')}
            />
          ) : (
            <Stack gap="md">
              {rows
                .filter(({ state }) => state === 'open')
                .map((request) => (
                  <OpenRequest key={request.id} request={request} />
                ))}
              <Past rows={rows.filter(({ state }) => state !== 'open')} />
            </Stack>
          )
        }
      </DataState>
    </Page>
  )
}

function OpenRequest({ request }: { request: Approval }) {
  const { t } = useTranslation()
  const user = useUser()
  const { operation, subject, requestedBy } = request
  return (
    <Section title={t(`approvals.operations.${operation}`, { subject })}>
      <Group gap="xl">
        <Fact label={t('approvals.by')}>{requestedBy.name}</Fact>
        <Fact label={t('approvals.at')}>
          <MomentText moment={request.requestedAt} />
        </Fact>
        <Fact label={t('approvals.until')}>
          <MomentText moment={request.expiresAt} />
        </Fact>
      </Group>
      {operation === 'archive.destroy' && user.role === 'owner' && (
        <AnchorLink to="/archive/check">{t('approvals.look')}</AnchorLink>
      )}
      {requestedBy.id === user.id && <Text>{t('approvals.own')}</Text>}
      {requestedBy.id !== user.id && user.role === 'owner' && <Decide id={request.id} />}
      {requestedBy.id !== user.id && user.role !== 'owner' && (
        <Text>{t('approvals.ownerOnly')}</Text>
      )}
    </Section>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text c="dimmed" size="sm">
        {label}
      </Text>
      <Text component="div">{children}</Text>
    </div>
  )
}

const tones: Record<Approval['state'], Tone> = {
  open: 'info',
  approved: 'good',
  refused: 'bad',
  used: 'plain',
  expired: 'plain',
}

function Past({ rows }: { rows: readonly Approval[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <Section title={t('approvals.past')} flush>
      <Scrolling minWidth={640}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('approvals.what')}</Table.Th>
              <Table.Th>{t('approvals.by')}</Table.Th>
              <Table.Th>{t('approvals.at')}</Table.Th>
              <Table.Th>{t('approvals.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  {t(`approvals.operations.${row.operation}`, { subject: row.subject })}
                </Table.Td>
                <Table.Td>{row.requestedBy.name}</Table.Td>
                <Table.Td>
                  <MomentText moment={row.requestedAt} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    <StatusBadge
                      tone={tones[row.state]}
                      label={t(`approvals.states.${row.state}`)}
                    />
                    {row.decidedBy && (
                      <Text c="dimmed" size="sm">
                        {t('approvals.decidedBy', { name: row.decidedBy.name })}
                      </Text>
                    )}
                  </Group>
                  {row.reason !== '' && (
                    <Text size="sm" className="kluis-wrap">
                      {row.reason}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}
