import { Button } from '@mantine/core'
import { IconMapOff, IconRefreshAlert } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from './i18n/use-translation'
import { EmptyState } from './ui/data-state'

/** A screen of ours threw: say so calmly and offer it anew. */
export function BrokenScreen({ reset }: { reset: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <EmptyState
        icon={IconRefreshAlert}
        title={t('frame.broken.title')}
        body={t('frame.broken.body')}
        action={<Button onClick={reset}>{t('frame.broken.action')}</Button>}
      />
    </div>
  )
}

export function NotFoundScreen() {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('frame.notFound.title')}
      body={t('frame.notFound.body')}
      action={
        <Button onClick={() => void router.navigate({ to: '/' })}>
          {t('frame.notFound.action')}
        </Button>
      }
    />
  )
}
