import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'

/** To whom a client's data went last, leading to all of it. */
export function DisclosuresLink({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { data } = useData('disclosures.list', { clientId, limit: 1 })
  const last = data?.rows[0]
  return (
    <>
      {last && (
        <>
          {t('disclosures.lastTo', { name: last.recipient.name })} <DateText date={last.givenOn} />
          <br />
        </>
      )}
      <AnchorLink to="/disclosures" search={{ client: clientId }} inherit>
        {t(last ? 'disclosures.seeAll' : 'disclosures.none')}
      </AnchorLink>
    </>
  )
}
