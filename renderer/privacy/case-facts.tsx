import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RequestCase } from '../../shared/privacy/contract'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { Section } from '../ui/section'

/** What happened so far, by day. */
export function CaseFacts({ request }: { request: RequestCase }) {
  const { t } = useTranslation()
  const day = (on: string | null): ReactNode => on && <DateText date={on} />
  const { channel, email, onBehalf, outcome, mergedInto } = request
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('privacy.receivedOn'), day(request.receivedOn)],
    [t('privacy.channel'), channel && t(`privacy.channels.${channel}`)],
    [t('privacy.facts.onBehalf'), onBehalf],
    [t('privacy.email'), email],
    [t('privacy.facts.confirmed'), day(request.confirmedOn)],
    [t('privacy.facts.identityAsked'), day(request.identityAskedOn)],
    [t('privacy.facts.identityPassed'), day(request.identityPassedOn)],
    [t('privacy.facts.identityFailed'), day(request.identityFailedOn)],
    [t('privacy.facts.extended'), day(request.extendedOn)],
    [t('privacy.facts.answered'), day(request.answeredOn)],
    [t('privacy.outcome'), outcome && t(`privacy.outcomes.${outcome}`)],
    [t('privacy.facts.merged'), mergedInto],
    [t('privacy.closedOn'), day(request.closedOn)],
  ]
  return (
    <Section title={t('privacy.facts.title')}>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
        <Table.Tbody>
          {rows.map(
            ([name, value]) =>
              value !== null && (
                <Table.Tr key={name}>
                  <Table.Th scope="row" w="14rem" fw={400} c="dimmed">
                    {name}
                  </Table.Th>
                  <Table.Td className="kluis-wrap">{value}</Table.Td>
                </Table.Tr>
              ),
          )}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
