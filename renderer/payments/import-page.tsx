import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { FilePreview } from '../../shared/payments/contract'
import type { Progress as Done } from '../../shared/operation'
import { call, isError } from '../api'
import { EmptyState, ErrorState } from '../ui/data-state'
import { Page } from '../ui/page'
import { PreviewPanel } from './preview-panel'

type Phase =
  | { at: 'start' }
  | { at: 'reading'; progress: Done | null; name: string }
  | { at: 'refused'; error: unknown; name: string }
  | { at: 'read'; preview: FilePreview; name: string }

/** A bank file: chosen, read and shown; booked only when the person says so. */
export function ImportPage() {
  const { t } = useTranslation()
  const [phase, setPhase] = useState<Phase>({ at: 'start' })
  const abort = useRef<AbortController | null>(null)
  const choose = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'bank-file' })
    if (!chosen) return
    const { file, name } = chosen
    abort.current = new AbortController()
    setPhase({ at: 'reading', progress: null, name })
    try {
      const preview = await call(
        'payments.preview',
        { file },
        {
          progress: (progress) => setPhase({ at: 'reading', progress, name }),
          signal: abort.current.signal,
        },
      )
      setPhase({ at: 'read', preview, name })
    } catch (error) {
      setPhase(isError(error, 'cancelled') ? { at: 'start' } : { at: 'refused', error, name })
    }
  }
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
