import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract'
import type { FileToken } from '../../../shared/operation'
import { shownDomainName } from '../../../shared/services/domain-name'
import { listFields, type ListedRow } from '../../../shared/services/files'
import { call, useCall, useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { DateText } from '../../ui/date-text'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { ChooseFile, Columns, Problems } from './reading'

type Reading = Output<'services.readList'>
type Mapping = Reading['mapping']

/** Services from another program's list: looked at, taken over, undone. */
export function ListPage() {
  const { t } = useTranslation()
  const dropped = useSearch({ from: '/services/import' }).file
  const [file, setFile] = useState<FileToken | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [busy, setBusy] = useState(dropped !== undefined)
  const working = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch(toast.failed)
    setBusy(false)
  }
  const fetched = (from: FileToken, mapping: Mapping | null) =>
    call('services.readList', { file: from, mapping }).then((found) => {
      setReading(found)
      setFile(from)
    })
  const read = (from: FileToken, mapping: Mapping | null) => working(() => fetched(from, mapping))
  useEffect(() => {
    if (dropped !== undefined)
      void fetched(dropped as FileToken, null)
        .catch(toast.failed)
        .finally(() => setBusy(false))
  }, [dropped])
  const choose = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'csv' }).catch(toast.failed)
    if (chosen) await read(chosen.file, null)
  }
  const take = (from: FileToken, { mapping }: Reading) =>
    working(async () => {
      const { count } = await call('services.takeOver', { file: from, mapping })
      toast.done(t('services.import.list.taken', { count }))
      setReading(null)
      setFile(null)
    })
  return (
    <Page
      title={t('services.import.list.title')}
      subtitle={t('services.import.list.subtitle')}
      breadcrumbs={[
        <AnchorLink key="services" to="/services">
          {t('services.title')}
        </AnchorLink>,
      ]}
    >
      <Stack gap="md">
        <ChooseFile busy={busy} onChoose={() => void choose()} />
        {reading && file !== null && (
          <>
            <Problems of={reading.problems} />
            <Columns
              key={file}
              fields={listFields}
              reading={reading}
              onRead={(mapping) => void read(file, mapping)}
            />
            <Section
              flush
              title={t('services.import.list.found', { count: reading.found.length })}
              actions={
                <Button
                  disabled={reading.problems.length > 0 || reading.found.length === 0}
                  loading={busy}
                  onClick={() => void take(file, reading)}
                >
                  {t('services.import.list.take', { count: reading.found.length })}
                </Button>
              }
            >
              <Found rows={reading.found.slice(0, 100)} />
            </Section>
          </>
        )}
        <Earlier />
      </Stack>
    </Page>
  )
}

function Found({ rows }: { rows: readonly ListedRow[] }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={640}>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services.mine.client')}</Table.Th>
            <Table.Th>{t('services.mine.what')}</Table.Th>
            <Table.Th ta="right">{t('services.catalogue.price')}</Table.Th>
            <Table.Th>{t('services.mine.startsOn')}</Table.Th>
            <Table.Th>{t('services.import.list.nextOn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td className="kluis-wrap">
                <ClientLink id={row.client.id} name={row.client.name} />
              </Table.Td>
              <Table.Td className="kluis-wrap">
                {[row.itemName, row.domain === null ? '' : shownDomainName(row.domain)].join(' ')}
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.priceCents} />
              </Table.Td>
              <Table.Td>
                <DateText date={row.startsOn} />
              </Table.Td>
              <Table.Td>{row.nextOn !== null && <DateText date={row.nextOn} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const rows = useData('services.imports', {}).data ?? []
  const undo = useCall('services.undoImport')
  if (rows.length === 0) return null
  const ask = async (id: number, date: string) => {
    const sure = await confirm({
      title: t('services.import.list.undoWhich', { date }),
      body: t('services.import.list.undoBody'),
      confirm: t('services.import.list.undo'),
      danger: true,
    })
    if (sure) undo.mutate({ id }, { onError: toast.failed })
  }
  return (
    <Section title={t('services.import.list.earlier')}>
      <Stack gap="xs">
        {rows.map(({ id, at, userName, count, undone }) => (
          <Group key={id} justify="space-between">
            <Text>
              {moment(at)} · {t('services.import.list.row', { count, who: userName })}
            </Text>
            {undone ? (
              <Text c="dimmed">{t('services.import.list.undone')}</Text>
            ) : (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('services.import.list.undoWhich', { date: moment(at) })}
                onClick={() => void ask(id, moment(at))}
              >
                {t('services.import.list.undo')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
