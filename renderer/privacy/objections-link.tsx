import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'

/** What a client objected to, leading to the switches. */
export function ObjectionsLink({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { data = [] } = useData('privacy.objections', { clientId })
  const words = data.map(({ purpose }) => t(`privacy.purposes.${purpose}`))
  return (
    <AnchorLink to="/privacy/objections/$clientId" params={{ clientId: String(clientId) }} inherit>
      {words.length === 0 ? t('privacy.objections.none') : words.join(', ')}
    </AnchorLink>
  )
}
