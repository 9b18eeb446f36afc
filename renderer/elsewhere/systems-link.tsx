import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** To the systems outside the program and what is to be looked at in them. */
export function ElsewhereLink() {
  const { t } = useTranslation()
  return (
    <ButtonLink to="/elsewhere" variant="default">
      {t('elsewhere.open')}
    </ButtonLink>
  )
}

/** That nobody said yet where else data lie; nothing once somebody did. */
export function NoSystemsLink() {
  const { t } = useTranslation()
  const { data } = useData('elsewhere.tasks', {})
  if (!data || data.systems > 0) return null
  return (
    <Notice tone="warn" action={<AnchorLink to="/elsewhere">{t('elsewhere.look')}</AnchorLink>}>
      {t('elsewhere.none')}
    </Notice>
  )
}
