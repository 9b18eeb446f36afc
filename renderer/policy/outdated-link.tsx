import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** That the published statement says something that holds no more; nothing while it does hold. */
export function OutdatedLink() {
  const { t } = useTranslation()
  const { data } = useData('policy.state', {})
  if (!data?.outdated || data.published === null) return null
  return (
    <Notice tone="warn" action={<AnchorLink to="/policy">{t('policy.open')}</AnchorLink>}>
      {t('policy.outdated', { published: data.published.version, version: data.version })}
    </Notice>
  )
}
