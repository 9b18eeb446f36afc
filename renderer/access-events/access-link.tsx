import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { MomentText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'

/** From which address a client signed in and asked for a change last, leading to all of it. */
export function AccessLink({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { data } = useData('accessEvents.latest', { clientId })
  const known = (['signIn', 'change'] as const).flatMap((name) => {
    const row = data?.[name]
    return row ? [{ name, row }] : []
  })
  return (
    <>
      {known.map(({ name, row }) => (
        <div key={name}>
          {t(`access-events.last.${name}`)} <MomentText moment={row.at} />{' '}
          <span className="kluis-mono">{row.ip}</span>
        </div>
      ))}
      <AnchorLink to="/access" search={{ client: clientId }} inherit>
        {t(known.length > 0 ? 'access-events.last.all' : 'access-events.last.none')}
      </AnchorLink>
    </>
  )
}
