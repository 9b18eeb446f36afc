import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import { useCall, useData } from '../api'
import { settings, type Series } from '../../shared/settings/contract'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { DataState } from '../ui/data-state'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { SeriesFields, useSeriesForm } from './series-fields'

export function SeriesSettings() {
  const { t } = useTranslation()
  const series = useData('settings.series', {})
  const mayChange = useMay(settings.addSeries.roles)
  const [adding, dialog] = useDisclosure(false)
  return (
    <Section
      title={t('settings.series.title')}
      actions={
        mayChange && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={dialog.open}
          >
            {t('settings.series.add')}
          </Button>
        )
      }
    >
      <Text c="dimmed">{t('settings.series.help')}</Text>
      <DataState of={series}>
        {(rows) => <SeriesTable rows={rows} mayChange={mayChange} />}
      </DataState>
      {!mayChange && <Text c="dimmed">{t('settings.ownerOnly')}</Text>}
      <Modal opened={adding} onClose={dialog.close} size="lg" title={t('settings.series.addTitle')}>
        <AddSeries onDone={dialog.close} />
      </Modal>
    </Section>
  )
}

function SeriesTable({ rows, mayChange }: { rows: readonly Series[]; mayChange: boolean }) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.series.name')}</Table.Th>
            <Table.Th>{t('settings.series.next')}</Table.Th>
            <Table.Th>{t('settings.series.state')}</Table.Th>
            {mayChange && <Table.Th>{t('settings.series.actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="kluis-wrap">{row.name}</Table.Td>
              <Table.Td className="kluis-figures">
                {row.closedAt === null ? row.nextNumber : '–'}
              </Table.Td>
              <Table.Td>
                <State row={row} />
              </Table.Td>
              {mayChange && (
                <Table.Td>
                  <Actions row={row} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function State({ row }: { row: Series }) {
  const { t } = useTranslation()
  if (row.closedAt !== null) return <StatusBadge tone="plain" label={t('settings.series.closed')} />
  return row.isDefault ? (
    <StatusBadge tone="good" label={t('settings.series.default')} />
  ) : (
    <StatusBadge tone="info" label={t('settings.series.open')} />
  )
}

function Actions({ row }: { row: Series }) {
  const { t } = useTranslation()
  const makeDefault = useCall('settings.makeDefaultSeries')
  const close = useCall('settings.closeSeries')
  if (row.closedAt !== null || row.isDefault) return null
  const ask = async () => {
    const sure = await confirm({
      title: t('settings.series.closeTitle', { name: row.name }),
      consequences: [
        t('settings.series.closeNoMore'),
        t('settings.series.closeStays'),
        t('settings.series.closeForGood'),
      ],
      confirm: t('settings.series.close'),
      danger: true,
    })
    if (!sure) return
    close.mutate(
      { id: row.id },
      { onSuccess: () => toast.done(t('settings.series.closedDone')), onError: toast.failed },
    )
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        loading={makeDefault.isPending}
        aria-label={`${t('settings.series.makeDefault')}: ${row.name}`}
        onClick={() =>
          makeDefault.mutate(
            { id: row.id },
            {
              onSuccess: () => toast.done(t('settings.series.madeDefault', { name: row.name })),
              onError: toast.failed,
            },
          )
        }
      >
        {t('settings.series.makeDefault')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        loading={close.isPending}
        aria-label={`${t('settings.series.close')}: ${row.name}`}
        onClick={() => void ask()}
      >
        {t('settings.series.close')}
      </Button>
    </Group>
  )
}

function AddSeries({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const add = useCall('settings.addSeries')
  const form = useSeriesForm('settings/new-series', {
    name: '',
    pattern: '{year}-{number:4}',
    resetsYearly: true,
    nextNumber: 1,
  })
  const submit = async () => {
    if (!(await form.submit((input) => add.mutateAsync(input)))) return
    toast.done(t('settings.series.added'))
    onDone()
  }
  return (
    <Form form={form} label={t('settings.series.addTitle')} onSubmit={() => void submit()}>
      <Stack gap="md">
        <SeriesFields form={form} />
      </Stack>
      <SaveBar still form={form} saveLabel={t('ui.add')} onCancel={onDone} />
    </Form>
  )
}
