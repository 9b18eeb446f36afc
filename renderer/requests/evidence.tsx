import { Group, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ClientRequest } from '../../shared/requests/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Section } from '../ui/section'

/** When, by which way and from where it came in, and what else came with it. */
export function Evidence({ request }: { request: ClientRequest }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { channel, receivedOn, askedBy, ip, file, registeredAt, registeredBy } = request
  const { decidedAt, decidedBy } = request
  const others = file?.wishes.filter(({ id }) => id !== request.id) ?? []
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('requests.receivedOn'), <DateText key="on" date={receivedOn} />],
    [
      t('requests.channel'),
      file === null
        ? t(`requests.channels.${channel}`)
        : `${t(`requests.channels.${channel}`)}. ${t('requests.evidence.vouched')}`,
    ],
    [t('requests.evidence.askedBy'), askedBy],
    [t('requests.evidence.ip'), ip],
    [t('requests.evidence.madeAt'), file && format.moment(file.madeAt)],
    [
      t('requests.evidence.registered'),
      t('requests.evidence.by', { at: format.moment(registeredAt), name: registeredBy }),
    ],
    [
      t('requests.evidence.decided'),
      decidedAt &&
        t('requests.evidence.by', { at: format.moment(decidedAt), name: decidedBy ?? '' }),
    ],
    [
      t('requests.evidence.sameFile'),
      others.length === 0 ? null : (
        <Group key="others" gap="sm">
          {others.map(({ id, number, kind }) => (
            <AnchorLink key={id} to="/requests/$requestId" params={{ requestId: String(id) }}>
              {`${t(`requests.kinds.${kind}`)} ${number}`}
            </AnchorLink>
          ))}
        </Group>
      ),
    ],
  ]
  return (
    <Section title={t('requests.evidence.title')}>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
        <Table.Tbody>
          {rows.map(
            ([name, value]) =>
              value !== null && (
                <Table.Tr key={name}>
                  <Table.Th
                    scope="row"
                    w="14rem"
                    fw={400}
                    c="dimmed"
                    style={{ verticalAlign: 'top' }}
                  >
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
