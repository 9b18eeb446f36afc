import { Stack } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { Systems } from './systems'
import { Tasks } from './tasks'

/** What lies outside the program: where, and what is to be looked at there. */
export function ElsewherePage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('elsewhere.title')}
      subtitle={t('elsewhere.subtitle')}
      breadcrumbs={[
        <AnchorLink key="all" to="/privacy">
          {t('elsewhere.toRequests')}
        </AnchorLink>,
      ]}
    >
      <Stack gap="md">
        <Tasks />
        <Systems />
      </Stack>
    </Page>
  )
}
