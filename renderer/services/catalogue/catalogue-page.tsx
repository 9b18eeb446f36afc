import { Button, Group, Paper, Table, Text } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import type { Item } from '../../../shared/services/catalogue'
import { unitName } from '../../../shared/invoices/units'
import { useCall, useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState, EmptyState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Page } from '../../ui/page'
import { StatusBadge } from '../../ui/status-badge'
import { toast } from '../../ui/toast'
import { Scrolling } from '../../ui/table/scrolling'
import { ItemForm } from './item-form'
import { periodChoices } from './item-values'

/** What the agency sells. */
export function CataloguePage() {
  const { t } = useTranslation()
  const items = useData('services.items', {})
  const agency = useData('settings.agency', {})
  const [open, setOpen] = useState<Item | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
      {t('services.catalogue.add')}
    </Button>
  )
  const some = (items.data?.length ?? 0) > 0
  return (
    <Page
      title={t('services.catalogue.title')}
      subtitle={t('services.catalogue.subtitle')}
      breadcrumbs={[
        <AnchorLink key="services" to="/services">
          {t('services.title')}
        </AnchorLink>,
      ]}
      actions={some && add}
    >
      <DataState of={items}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTag}
              title={t('services.catalogue.empty')}
              body={t('services.catalogue.emptyBody')}
              action={add}
            />
          ) : (
            <Paper className="kluis-surface" pt="xs">
              <Items rows={rows} onOpen={setOpen} />
            </Paper>
          )
        }
      </DataState>
      {open && (
        <ItemForm
          item={open === 'new' ? null : open}
          vatKind={agency.data?.vatPosition === 'small-business' ? 'small-business' : 'standard'}
          onSaved={(saved) => {
            toast.done(t('services.catalogue.saved', { name: saved.name }))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function Items({ rows, onOpen }: { rows: readonly Item[]; onOpen: (item: Item) => void }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={640}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services.catalogue.name')}</Table.Th>
            <Table.Th>{t('services.catalogue.text')}</Table.Th>
            <Table.Th ta="right">{t('services.catalogue.price')}</Table.Th>
            <Table.Th w="13rem">{t('services.catalogue.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={() => onOpen(row)} />
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Row({ row, onOpen }: { row: Item; onOpen: () => void }) {
  const { t } = useTranslation()
  const { money, language } = useFormat()
  const retire = useCall('services.retireItem')
  const retired = row.retiredAt !== null
  const period = periodChoices.find((one) => Number(one) === row.periodMonths)
  const per = period
    ? t(`services.periods.m${period}`)
    : row.unit === null
      ? null
      : unitName(row.unit, 1000, language)
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        <Text fw={550} {...(retired ? { c: 'dimmed' } : {})}>
          {row.name}
        </Text>
        <Text size="sm" c="dimmed">
          {[t(`services.kinds.${row.kind}`), row.topLevel === null ? '' : `.${row.topLevel}`].join(
            ' ',
          )}
        </Text>
        {retired && <StatusBadge tone="plain" label={t('services.catalogue.retired')} />}
      </Table.Td>
      <Table.Td className="kluis-wrap">{row.invoiceText}</Table.Td>
      <Table.Td ta="right">
        <MoneyText cents={row.priceCents} />
        <Text size="sm" c="dimmed">
          {per !== null && t('services.catalogue.perWhat', { what: per })}
        </Text>
        {row.setupCents > 0 && (
          <Text size="sm" c="dimmed">
            {t('services.catalogue.plusSetup', { amount: money(row.setupCents) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('services.catalogue.changeWhich', { name: row.name })}
            onClick={onOpen}
          >
            {t('services.catalogue.change')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={retire.isPending}
            aria-label={t(
              retired ? 'services.catalogue.resumeWhich' : 'services.catalogue.retireWhich',
              { name: row.name },
            )}
            onClick={() =>
              retire.mutate({ id: row.id, retired: !retired }, { onError: toast.failed })
            }
          >
            {t(retired ? 'services.catalogue.resume' : 'services.catalogue.retire')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
