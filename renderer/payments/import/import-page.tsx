import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { ChosenFile } from '../../../shared/files/contract'
import { call } from '../../api'
import { takeHeld } from '../../api/dropped-files'
import { EmptyState, ErrorState } from '../../ui/data-state'
import { Page } from '../../ui/page'
import { toast } from '../../ui/toast'
import { ColumnsPanel } from './columns-panel'
import { SettlementPanel } from './settlement-panel'
import { PreviewPanel } from './preview-panel'
import { readFiles, stopReading, useReading, type Reading as ReadingPhase } from './reading'

/** Files of a bank or a payment provider: chosen or dropped, read and shown; booked only when a person says so. */
export function ImportPage() {
  const { t } = useTranslation()
  const { dropped } = useSearch({ from: '/payments/import' })
  const phase = useReading()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  const read = async (files: ChosenFile[]) => {
    const [first, ...others] = files
    if (!first) return
    const name =
      others.length === 0
        ? first.name
        : t('payments.preview.several', { name: first.name, count: others.length })
    const ended = await readFiles(files, name)
    // Whoever went on with something else is told; not of what a lock or another file ended.
    if (here.current || useReading.getState() !== ended) return
    if (ended.at === 'read' || ended.at === 'settled') toast.done(t('payments.preview.waits'))
    if (ended.at === 'refused') toast.failed(ended.error)
  }
  const choose = async () => {
    await read(await call('files.chooseSeveral', { kind: 'bank-file', from: 'dialog' }))
  }
  useEffect(() => {
    if (dropped !== undefined) void read(takeHeld())
    // Each drop once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `read` is new each time
  }, [dropped])
  const chooseButton = (
    <Button leftSection={<IconFileUpload size={18} aria-hidden />} onClick={() => void choose()}>
      {t(phase.at === 'start' ? 'payments.preview.choose' : 'payments.preview.other')}
    </Button>
  )
  return (
    <Page
      title={t('payments.preview.title')}
      breadcrumbs={[
        <Link key="payments" to="/payments">
          {t('payments.title')}
        </Link>,
      ]}
      actions={phase.at === 'start' || phase.at === 'reading' ? undefined : chooseButton}
    >
      {phase.at === 'start' && (
        <EmptyState
          icon={IconFileUpload}
          title={t('payments.preview.title')}
          body={t('payments.preview.lead')}
          action={chooseButton}
        />
      )}
      {phase.at === 'reading' && <Reading phase={phase} onCancel={stopReading} />}
      {phase.at === 'refused' && (
        <Stack gap={0}>
          <Text ta="center" c="dimmed">
            {phase.name}
          </Text>
          <ErrorState error={phase.error} />
        </Stack>
      )}
      {phase.at === 'read' && (
        <PreviewPanel key={phase.preview.preview} preview={phase.preview} name={phase.name} />
      )}
      {phase.at === 'columns' && <ColumnsPanel key={phase.files[0]?.file} phase={phase} />}
      {phase.at === 'settled' && (
        <SettlementPanel key={phase.preview.preview} preview={phase.preview} name={phase.name} />
      )}
    </Page>
  )
}

interface ReadingProps {
  phase: Extract<ReadingPhase, { at: 'reading' }>
  onCancel: () => void
}

function Reading({ phase: { progress, name }, onCancel }: ReadingProps) {
  const { t } = useTranslation()
  const share = progress?.total ? (progress.done / progress.total) * 100 : 0
  return (
    <Stack gap="sm" maw={480} role="status">
      <Text>
        {t('payments.preview.reading')} {name}
      </Text>
      <Progress value={share} aria-label={t('payments.preview.reading')} />
      <Group>
        <Button variant="default" onClick={onCancel}>
          {t('payments.preview.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
