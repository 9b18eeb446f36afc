import { SegmentedControl, Table, Text } from '@mantine/core'
import { useState } from 'react'
import {
  systemFindings,
  type RequestTasks,
  type TerminationTask,
} from '../../shared/elsewhere/contract'
import { useCall, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { SelectField } from '../ui/fields/choice-fields'
import { AnchorLink } from '../ui/links'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'

/** What is to be looked at, by privacy request and by client that leaves. */
export function Tasks() {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const tasks = useData('elsewhere.tasks', { done })
  return (
    <Section title={t('elsewhere.tasks')}>
      <SegmentedControl
        aria-label={t('elsewhere.which')}
        style={{ alignSelf: 'flex-start' }}
        value={done ? 'done' : 'open'}
        onChange={(which) => setDone(which === 'done')}
        data={[
          { value: 'open', label: t('elsewhere.toDo') },
          { value: 'done', label: t('elsewhere.done') },
        ]}
      />
      <DataState of={tasks}>
        {({ requests, terminations }) =>
          requests.length + terminations.length === 0 ? (
            <Text c="dimmed">{t(done ? 'elsewhere.noneDone' : 'elsewhere.noTasks')}</Text>
          ) : (
            <Scrolling minWidth={640}>
              <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('elsewhere.why')}</Table.Th>
                    <Table.Th>{t('elsewhere.what')}</Table.Th>
                    <Table.Th w="14rem">{t('elsewhere.outcome')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {requests.map((row) => (
                    <OfRequest key={`r${row.requestId}`} row={row} />
                  ))}
                  {terminations.map((row) => (
                    <OfTermination key={row.id} row={row} />
                  ))}
                </Table.Tbody>
              </Table>
            </Scrolling>
          )
        }
      </DataState>
    </Section>
  )
}

function OfRequest({ row: { requestId, receivedOn, what } }: { row: RequestTasks }) {
  const { t } = useTranslation()
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        {t('elsewhere.ofRequest')}{' '}
        <Text span c="dimmed">
          <DateText date={receivedOn} />
        </Text>
      </Table.Td>
      <Table.Td className="kluis-wrap">{what.join(', ')}</Table.Td>
      <Table.Td>
        <AnchorLink to="/privacy/$requestId" params={{ requestId: String(requestId) }}>
          {t('elsewhere.toRequest')}
        </AnchorLink>
      </Table.Td>
    </Table.Tr>
  )
}

function OfTermination({ row }: { row: TerminationTask }) {
  const { t } = useTranslation()
  const finish = useCall('elsewhere.finish')
  const { id, clientId, client, what, finding, doneOn, doneBy } = row
  const who = client ?? t('elsewhere.client', { number: clientId })
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        {t('elsewhere.ofTermination')}{' '}
        {client === null ? <Text span>{who}</Text> : <ClientLink id={clientId} name={client} />}
      </Table.Td>
      <Table.Td className="kluis-wrap">
        {what}
        {doneOn && (
          <Text size="sm" c="dimmed">
            {doneBy}, <DateText date={doneOn} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <SelectField
          label={t('elsewhere.finding', { what, who })}
          hideLabel
          name={`termination-task-${id}`}
          error={null}
          value={finding ?? 'open'}
          options={(['open', ...systemFindings] as const).map((value) => ({
            value,
            label: t(`elsewhere.findings.${value}`),
          }))}
          onChange={(value) =>
            finish.mutate(
              { id, finding: value === 'open' ? null : value },
              { onError: toast.failed },
            )
          }
        />
      </Table.Td>
    </Table.Tr>
  )
}
