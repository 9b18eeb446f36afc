import { Stack, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract'
import type { FileToken } from '../../../shared/operation'
import { registrarFields, registrarLineKinds } from '../../../shared/services/files'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { EmptyState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { toast } from '../../ui/toast'
import { ChooseFile, Columns, Problems } from './reading'
import { AsideLines, RegistrarLines } from './registrar-lines'

type Reading = Output<'services.readRegistrar'>
type Mapping = Reading['mapping']

/** What the registrar has, held against what is billed. */
export function RegistrarPage() {
  const { t } = useTranslation()
  const dropped = useSearch({ from: '/services/registrar' }).file
  const [file, setFile] = useState<FileToken | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [busy, setBusy] = useState(dropped !== undefined)
  const read = (from: FileToken, mapping: Mapping | null) =>
    call('services.readRegistrar', { file: from, mapping })
      .then((found) => {
        setReading(found)
        setFile(from)
      }, toast.failed)
      .finally(() => setBusy(false))
  const again = (from: FileToken, mapping: Mapping | null) => {
    setBusy(true)
    void read(from, mapping)
  }
  const choose = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'csv' }).catch(toast.failed)
    if (chosen) again(chosen.file, null)
  }
  useEffect(() => {
    if (dropped !== undefined) void read(dropped as FileToken, null)
  }, [dropped])
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
              onRead={(mapping) => again(file, mapping)}
            />
            {reading.problems.length === 0 && (
              <Differences reading={reading} onSettled={() => again(file, null)} />
            )}
          </>
        )}
      </Stack>
    </Page>
  )
}

function Differences({ reading, onSettled }: { reading: Reading; onSettled: () => void }) {
  const { t } = useTranslation()
  const open = reading.lines.filter(({ aside }) => aside === null)
  const aside = reading.lines.filter((line) => line.aside !== null)
  return (
    <>
      {open.length === 0 ? (
        <EmptyState
          title={t(
            aside.length === 0
              ? 'services.import.registrar.nothing'
              : 'services.import.registrar.settledAll',
          )}
          body={t(
            aside.length === 0
              ? 'services.import.registrar.nothingBody'
              : 'services.import.registrar.nothingLeft',
          )}
        />
      ) : (
        <Text role="status">
          {t('services.import.registrar.lines', { count: open.length, rows: reading.rows })}
        </Text>
      )}
      {registrarLineKinds.map((kind) => {
        const rows = open.filter((line) => line.kind === kind)
        return (
          rows.length > 0 && (
            <RegistrarLines key={kind} kind={kind} rows={rows} onSettled={onSettled} />
          )
        )
      })}
      {aside.length > 0 && <AsideLines rows={aside} onSettled={onSettled} />}
    </>
  )
}
