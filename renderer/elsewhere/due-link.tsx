import { IconListSearch } from '@tabler/icons-react'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** How much is still to be looked at outside the program; nothing when nothing is. */
export function ElsewhereDueLink() {
  const { t } = useTranslation()
  const { data } = useData('elsewhere.tasks', {})
  if (!data || data.open === 0) return null
  return (
    <Notice
      tone="info"
      icon={IconListSearch}
      action={<AnchorLink to="/elsewhere">{t('elsewhere.look')}</AnchorLink>}
    >
      {t('elsewhere.due', { count: data.open })}
    </Notice>
  )
}
