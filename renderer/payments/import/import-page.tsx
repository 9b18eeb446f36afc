import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { FilePreview } from '../../../shared/payments/contract'
import type { ChosenFile } from '../../../shared/files/contract'
import type { Progress as Done } from '../../../shared/operation'
import { call, isError } from '../../api'
import { EmptyState, ErrorState } from '../../ui/data-state'
import { Page } from '../../ui/page'
import { PreviewPanel } from './preview-panel'

type Phase =
  | { at: 'start' }
  | { at: 'reading'; progress: Done | null; name: string }
  | { at: 'refused'; error: unknown; name: string }
  | { at: 'read'; preview: FilePreview; name: string }

/** Bank files: chosen or dropped, read and shown together; booked only when the person says so. */
export function ImportPage() {
  const { t } = useTranslation()
  const { dropped } = useSearch({ from: '/payments/import' })
  const [phase, setPhase] = useState<Phase>({ at: 'start' })
  const abort = useRef<AbortController | null>(null)
  const read = async ([first, ...others]: ChosenFile[]) => {
    if (!first) return
    const name =
      others.length === 0
        ? first.name
        : t('payments.preview.several', { name: first.name, count: others.length })
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    const show = (next: Phase) => {
      if (abort.current === own) setPhase(next)
    }
    show({ at: 'reading', progress: null, name })
    try {
      const preview = await call(
        'payments.preview',
        { file: first.file, others: others.map(({ file }) => file) },
        { progress: (progress) => show({ at: 'reading', progress, name }), signal: own.signal },
      )
      show({ at: 'read', preview, name })
    } catch (error) {
      show(isError(error, 'cancelled') ? { at: 'start' } : { at: 'refused', error, name })
    }
  }
  const choose = async (from: 'dialog' | 'drop') => {
    await read(await call('files.chooseSeveral', { kind: 'bank-file', from }))
  }
  useEffect(() => {
    if (dropped !== undefined) void choose('drop')
    // Each drop once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `choose` is new each time
  }, [dropped])
  const chooseButton = (
    <Button
      leftSection={<IconFileUpload size={18} aria-hidden />}
      onClick={() => void choose('dialog')}
    >
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
      {phase.at === 'reading' && <Reading phase={phase} onCancel={() => abort.current?.abort()} />}
      {phase.at === 'refused' && (
        <Stack gap={0}>
          <Text ta="center" c="dimmed">
            {phase.name}
          </Text>
          <ErrorState error={phase.error} />
        </Stack>
      )}
      {phase.at === 'read' && (
        <PreviewPanel
          preview={phase.preview}
          name={phase.name}
          onDropped={() => setPhase({ at: 'start' })}
        />
      )}
    </Page>
  )
}

interface ReadingProps {
  phase: Extract<Phase, { at: 'reading' }>
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
