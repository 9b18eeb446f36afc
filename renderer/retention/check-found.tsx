import { Stack, Table, Text } from '@mantine/core'
import type { ErasureRow, ShownFind } from '../../shared/retention/contract'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { AnchorLink } from '../ui/links'
import { StatusBadge } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'

type Check = ErasureRow['check']

/** What the look afterwards came to, in a word. */
export function CheckBadge({ check }: { check: Check }) {
  const { t } = useTranslation()
  if (!check) return <StatusBadge tone="plain" label={t('retention.check.short.none')} />
  if (check.finds.length === 0)
    return <StatusBadge tone="good" label={t('retention.check.short.nothing')} />
  return check.finds.some(({ certain }) => certain) ? (
    <StatusBadge tone="warn" label={t('retention.check.short.certain')} />
  ) : (
    <StatusBadge tone="info" label={t('retention.check.short.possible')} />
  )
}

/** What was searched, for what, and where it still stands, each place to be opened. */
export function CheckFound({ check }: { check: Check }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!check) return <Text>{t('retention.check.none')}</Text>
  const { checkedAt, columns, rows, sought, commonName, finds } = check
  const kinds = sought.map((kind) => t(`retention.check.kinds.${kind}`)).join(', ')
  return (
    <Stack gap="xs">
      <Text>
        {t('retention.check.through', {
          at: format.moment(checkedAt),
          columns: format.count(columns),
          rows: format.count(rows),
          sought: kinds,
        })}
      </Text>
      {commonName && <Text>{t('retention.check.commonName')}</Text>}
      <Text c="dimmed">{t('retention.check.notThrough')}</Text>
      {finds.length === 0 ? (
        <Text fw={600}>{t('retention.check.nothing')}</Text>
      ) : (
        <Scrolling minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('retention.check.place')}</Table.Th>
                <Table.Th>{t('retention.check.kind')}</Table.Th>
                <Table.Th>{t('retention.check.sure')}</Table.Th>
                <Table.Th>{t('retention.check.at')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {finds.map((find) => (
                <Table.Tr key={`${find.place} ${find.kind}`}>
                  <Table.Td>{t(`retention.check.places.${find.place}`)}</Table.Td>
                  <Table.Td>{t(`retention.check.kinds.${find.kind}`)}</Table.Td>
                  <Table.Td>
                    {t(find.certain ? 'retention.check.certain' : 'retention.check.possible')}
                  </Table.Td>
                  <Table.Td>
                    <FoundAt find={find} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
    </Stack>
  )
}

function FoundAt({ find: { of, at, count } }: { find: ShownFind }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const more = count - at.length
  return (
    <Stack gap={2}>
      {at.map(({ id, label }) =>
        of === 'client' ? (
          <ClientLink key={id} id={id} name={label ?? t('retention.check.client', { id })} />
        ) : of === 'invoice' ? (
          <InvoiceLink key={id} id={id} number={label ?? t('retention.check.draft')} />
        ) : (
          <AnchorLink key={id} to="/payments" search={{ entry: id }} underline="always" inherit>
            {t('retention.check.entry', { date: date(label ?? '') })}
          </AnchorLink>
        ),
      )}
      {more > 0 && (
        <Text>
          {at.length === 0
            ? t('retention.check.rows', { count: more })
            : t('retention.check.more', { count: more })}
        </Text>
      )}
    </Stack>
  )
}
