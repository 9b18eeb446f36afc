import { Button, Group, Table, VisuallyHidden } from '@mantine/core'
import { IconHandStop, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Hold } from '../../shared/retention/contract'
import { todayIn } from '../../shared/dates'
import { call, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { confirm } from '../ui/confirm'
import { DataState, EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { AddHold } from './add-hold'

/** What keeps data from being erased or destroyed, and until when it is looked at again. */
export function HoldsPanel() {
  const { t } = useTranslation()
  const holds = useData('retention.holds', {})
  const [adding, setAdding] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('retention.holds.add')}
    </Button>
  )
  return (
    <>
      <DataState of={holds}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconHandStop}
              title={t('retention.holds.none')}
              body={t('retention.holds.noneBody')}
              action={add}
            />
          ) : (
            <Section title={t('retention.holds.title')} actions={add} flush>
              <HoldTable rows={rows} />
            </Section>
          )
        }
      </DataState>
      {adding && <AddHold onClose={() => setAdding(false)} />}
    </>
  )
}

function HoldTable({ rows }: { rows: readonly Hold[] }) {
  const { t } = useTranslation()
  const today = todayIn(new Date())
  const lift = async (hold: Hold) => {
    const sure = await confirm({
      title: t('retention.holds.liftTitle'),
      body: t('retention.holds.liftBody'),
      confirm: t('retention.holds.lift'),
      danger: true,
    })
    if (!sure) return
    try {
      await call('retention.liftHold', { id: hold.id })
      toast.done(t('retention.holds.lifted'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Scrolling minWidth={680}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('retention.holds.kind')}</Table.Th>
            <Table.Th>{t('retention.holds.covers')}</Table.Th>
            <Table.Th>{t('retention.holds.reason')}</Table.Th>
            <Table.Th>{t('retention.holds.by')}</Table.Th>
            <Table.Th>{t('retention.holds.review')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('retention.holds.lift')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((hold) => (
            <Table.Tr key={hold.id}>
              <Table.Td>{t(`retention.holds.kinds.${hold.kind}`)}</Table.Td>
              <Table.Td>
                <Covered hold={hold} />
              </Table.Td>
              <Table.Td className="kluis-wrap">{hold.reason}</Table.Td>
              <Table.Td>{hold.userName}</Table.Td>
              <Table.Td>
                <Group gap="xs">
                  <DateText date={hold.reviewOn} />
                  {hold.reviewOn <= today && (
                    <StatusBadge tone="warn" label={t('retention.holds.reviewNow')} />
                  )}
                </Group>
              </Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('retention.holds.lift')}: ${hold.covers}`}
                  onClick={() => void lift(hold)}
                >
                  {t('retention.holds.lift')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Covered({ hold: { clientId, invoiceId, fiscalYear, covers } }: { hold: Hold }) {
  const { t } = useTranslation()
  if (clientId !== null) return <ClientLink id={clientId} name={covers} />
  if (invoiceId !== null) return <>{t('retention.holds.invoice', { number: covers })}</>
  return <>{t('retention.holds.yearOf', { year: fiscalYear ?? '' })}</>
}
