import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Login } from '../../../shared/credentials/contract'
import { useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { MomentText } from '../../ui/date-text'
import { Section } from '../../ui/section'
import { StatementButton } from '../statement-button'
import '../credentials.css'

/** What is on record of a login, which is what stays after its destruction. */
export function LoginFacts({ login }: { login: Login }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section
      title={t('credentials.page.about')}
      {...(login.state === 'ended' ? { actions: <ClientStatement login={login} /> } : {})}
    >
      <dl className="kluis-login-facts">
        <Fact name={t('credentials.page.client')}>
          <ClientLink id={login.clientId} name={login.clientName} />
        </Fact>
        <Fact name={t('credentials.page.purpose')}>{login.purpose}</Fact>
        {login.ticket !== null && <Fact name={t('credentials.page.ticket')}>{login.ticket}</Fact>}
        {login.state !== 'ended' && (
          <Fact name={t('credentials.page.desk')}>
            {login.desk.here
              ? t('credentials.page.deskHere', { desk: login.desk.name })
              : login.desk.name}
          </Fact>
        )}
        <Fact name={t('credentials.page.kept')}>
          {t('credentials.page.keptBy', {
            moment: format.moment(login.createdAt),
            name: login.createdBy,
          })}
        </Fact>
        <Fact
          name={t(login.state === 'ended' ? 'credentials.page.latest' : 'credentials.page.expires')}
        >
          <MomentText moment={login.expiresAt} />
        </Fact>
        <Fact name={t('credentials.page.uses')}>
          {login.uses === 0
            ? t('credentials.page.never')
            : t('credentials.page.usesCount', { count: login.uses })}
        </Fact>
        <Limit login={login} />
        {login.extensions.map(({ at, by, toAt, reason }) => (
          <Fact key={at} name={t('credentials.page.extended')}>
            {t('credentials.page.extendedTo', { moment: format.moment(toAt), name: by, reason })}
          </Fact>
        ))}
        <Ended login={login} />
      </dl>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" c="dimmed" size="sm">
        {name}
      </Text>
      <Text component="dd" className="kluis-wrap">
        {children}
      </Text>
    </div>
  )
}

function Limit({ login }: { login: Login }) {
  const { t } = useTranslation()
  const { deleteAfterUse, viewsLeft, state } = login
  const limits = [
    ...(deleteAfterUse ? [t('credentials.page.once')] : []),
    ...(viewsLeft === null ? [] : [t('credentials.page.viewsLeft', { count: viewsLeft })]),
  ]
  if (limits.length === 0 || state === 'ended') return null
  return <Fact name={t('credentials.page.limit')}>{limits.join(', ')}</Fact>
}

function Ended({ login }: { login: Login }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { destroyedAt, destroyedWhy, destroyedBy } = login
  if (destroyedAt === null || destroyedWhy === null) return null
  const moment = format.moment(destroyedAt)
  return (
    <>
      {destroyedWhy !== 'gone' && (
        <Fact name={t('credentials.page.destroyed')}>
          {destroyedBy === null
            ? t('credentials.page.byItself', { moment })
            : t('credentials.page.destroyedBy', { moment, name: destroyedBy })}
        </Fact>
      )}
      <Fact name={t('credentials.page.why')}>{t(`credentials.endings.${destroyedWhy}`)}</Fact>
    </>
  )
}

/** In the client's own language. */
function ClientStatement({ login }: { login: Login }) {
  const client = useData('clients.get', { id: login.clientId })
  if (!client.data) return null
  const { language } = client.data
  return <StatementButton clientId={login.clientId} id={login.id} language={language} />
}
