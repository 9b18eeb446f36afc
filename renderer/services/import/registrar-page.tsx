import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../shared/contract'
import type { FileToken } from '../../../shared/operation'
import { shownDomainName } from '../../../shared/services/domain-name'
import { registrarFields, type RegistrarLine } from '../../../shared/services/files'
import { call, useCall } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { EmptyState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { ChooseFile, Columns, Problems } from './reading'

type Reading = Output<'services.readRegistrar'>
type Mapping = Reading['mapping']

/** What the registrar has, held against what is billed. */
export function RegistrarPage() {
  const { t } = useTranslation()
  const [file, setFile] = useState<FileToken | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [busy, setBusy] = useState(false)
  const read = async (from: FileToken, mapping: Mapping | null) => {
    setBusy(true)
    try {
      setReading(await call('services.readRegistrar', { file: from, mapping }))
      setFile(from)
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  const choose = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'csv' }).catch(toast.failed)
    if (chosen) await read(chosen.file, null)
  }
  return (
    <Page
      title={t('services.import.registrar.title')}
      subtitle={t('services.import.registrar.subtitle')}
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
              fields={registrarFields}
              reading={reading}
              onRead={(mapping) => void read(file, mapping)}
            />
            {reading.problems.length === 0 &&
              (reading.lines.length === 0 ? (
                <EmptyState
                  title={t('services.import.registrar.nothing')}
                  body={t('services.import.registrar.nothingBody')}
                />
              ) : (
                <Section
                  flush
                  title={t('services.import.registrar.lines', {
                    count: reading.lines.length,
                    rows: reading.rows,
                  })}
                >
                  <Lines rows={reading.lines} onSettled={() => void read(file, null)} />
                </Section>
              ))}
          </>
        )}
      </Stack>
    </Page>
  )
}

function Lines({ rows, onSettled }: { rows: readonly RegistrarLine[]; onSettled: () => void }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={720}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services.import.registrar.domain')}</Table.Th>
            <Table.Th>{t('services.import.registrar.difference')}</Table.Th>
            <Table.Th>{t('services.import.registrar.office')}</Table.Th>
            <Table.Th>{t('services.import.registrar.theirs')}</Table.Th>
            <Table.Th>{t('services.catalogue.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.kind}-${row.domain}`} style={{ verticalAlign: 'top' }}>
              <Table.Td className="kluis-wrap">{shownDomainName(row.domain)}</Table.Td>
              <Table.Td className="kluis-wrap">
                {t(`services.import.registrar.kinds.${row.kind}`)}
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <Ours row={row} />
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <Theirs row={row} />
              </Table.Td>
              <Table.Td>
                <Settle row={row} onSettled={onSettled} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

const shownHolder = (holder: RegistrarLine['holder']): string =>
  [holder?.name, holder?.email, holder?.phone].filter(Boolean).join(', ')

function Ours({ row: { kind, subscription, endsOn } }: { row: RegistrarLine }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  return (
    <>
      {subscription && <ClientLink id={subscription.client.id} name={subscription.client.name} />}
      {endsOn !== null && (
        <Text size="sm">{t('services.import.registrar.endedOn', { date: date(endsOn) })}</Text>
      )}
      {kind === 'other-expiry' && (
        <Text size="sm">
          {subscription?.expiresOn
            ? date(subscription.expiresOn)
            : t('services.import.registrar.noDate')}
        </Text>
      )}
      {kind === 'other-holder' && (
        <Text size="sm">{shownHolder(subscription?.holder ?? null)}</Text>
      )}
    </>
  )
}

function Theirs({ row: { kind, expiresOn, holder } }: { row: RegistrarLine }) {
  const { date } = useFormat()
  if (kind === 'other-holder') return <>{shownHolder(holder)}</>
  return <>{expiresOn === null ? '' : date(expiresOn)}</>
}

function Settle({ row, onSettled }: { row: RegistrarLine; onSettled: () => void }) {
  const { t } = useTranslation()
  const check = useCall('services.checkDomain')
  const { kind, subscription, expiresOn, holder } = row
  const domain = shownDomainName(row.domain)
  if (subscription === null || (kind !== 'other-expiry' && kind !== 'other-holder')) return null
  const { id, version } = subscription
  const given =
    kind === 'other-expiry'
      ? { expiresOn: expiresOn ?? undefined }
      : {
          // What the registrar does not say stays as it was.
          holder: {
            name: holder?.name ?? subscription.holder.name,
            email: holder?.email ?? subscription.holder.email,
            phone: holder?.phone ?? subscription.holder.phone,
          },
        }
  return (
    <Group gap={2}>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={check.isPending}
        aria-label={t('services.import.registrar.takeTheirsWhich', { domain })}
        onClick={() =>
          check.mutate(
            { id, version, ...given },
            {
              onSuccess: () => {
                toast.done(t('services.import.registrar.settled', { domain }))
                onSettled()
              },
              onError: toast.failed,
            },
          )
        }
      >
        {t('services.import.registrar.takeTheirs')}
      </Button>
    </Group>
  )
}
