import { Button, Paper, Table, Text } from '@mantine/core'
import { IconFilterCog } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { EntryRuleRow } from '../../../shared/payments/contract'
import { useCall, useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { DataState, EmptyState } from '../../ui/data-state'
import { DateText } from '../../ui/date-text'
import { AnchorLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { toast } from '../../ui/toast'
import { Scrolling } from '../../ui/table/scrolling'

/** Rules that set entries aside, what each did, and the way to end one. */
export function RulesPage() {
  const { t } = useTranslation()
  const rules = useData('payments.rules', {})
  return (
    <Page
      title={t('payments.rules.title')}
      subtitle={t('payments.rules.lead')}
      breadcrumbs={[
        <Link key="payments" to="/payments">
          {t('payments.title')}
        </Link>,
      ]}
    >
      <DataState of={rules}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFilterCog}
              title={t('payments.rules.none')}
              body={t('payments.rules.noneBody')}
            />
          ) : (
            <Paper className="kluis-surface" pt="xs">
              <Scrolling minWidth={640}>
                <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('payments.rules.who')}</Table.Th>
                      <Table.Th w="24%">{t('payments.rules.words')}</Table.Th>
                      <Table.Th w="8rem">{t('payments.aside.reason')}</Table.Th>
                      <Table.Th w="8rem">{t('payments.rules.entries')}</Table.Th>
                      <Table.Th w="7rem">{t('payments.rules.actions')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((row) => (
                      <Row key={row.id} row={row} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Scrolling>
            </Paper>
          )
        }
      </DataState>
    </Page>
  )
}

function Row({ row }: { row: EntryRuleRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const end = useCall('payments.endRule')
  const name = row.name ?? row.iban ?? ''
  const ask = async () => {
    const sure = await confirm({
      title: t('payments.rules.endTitle', { name }),
      body: t('payments.rules.endBody'),
      confirm: t('payments.rules.end'),
    })
    if (sure) end.mutate({ id: row.id }, { onError: toast.failed })
  }
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed">
          {t(`payments.rules.direction.${row.direction}`)}
          {row.iban !== null && row.name !== null && (
            <>
              {' · '}
              <span className="kluis-mono">{row.iban}</span>
            </>
          )}
        </Text>
      </Table.Td>
      <Table.Td className="kluis-wrap">{row.words}</Table.Td>
      <Table.Td>{t(`payments.aside.reasons.${row.reason}`)}</Table.Td>
      <Table.Td>
        {row.entries === 0 ? (
          format.count(0)
        ) : (
          <AnchorLink to="/payments" search={{ state: 'set-aside', q: row.iban ?? name }}>
            {format.count(row.entries)}
          </AnchorLink>
        )}
        {row.lastOn !== null && (
          <Text size="sm" c="dimmed">
            <DateText date={row.lastOn} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={end.isPending}
          aria-label={t('payments.rules.endWhich', { name })}
          onClick={() => void ask()}
        >
          {t('payments.rules.end')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
