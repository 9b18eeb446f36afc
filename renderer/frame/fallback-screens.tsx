import { Button, Text } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import { Page } from '../ui/page'

/** A screen of ours threw: say so calmly and offer it anew. */
export function BrokenScreen({ reset }: { reset: () => void }) {
  const { t } = useTranslation()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t('frame.broken.title')} width="form">
      <Text role="alert">{t('frame.broken.body')}</Text>
      <Button mt="md" onClick={again}>
        {t('frame.broken.action')}
      </Button>
    </Page>
  )
}

export function NotFoundScreen() {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <Page title={t('frame.notFound.title')} width="form">
      <Text>{t('frame.notFound.body')}</Text>
      <Button mt="md" onClick={() => void router.navigate({ to: '/' })}>
        {t('frame.notFound.action')}
      </Button>
    </Page>
  )
}
