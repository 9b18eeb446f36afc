import { IconFileImport, IconKey, IconSettings } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ClientCrumbLink, ClientsLink } from '../clients/client-link'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { KeychainNotice, useKeychainIsOpen } from './keychain-notice'
import { LoginsList } from './logins-list'
import { StatementButton } from './statement-button'

/** Every client's logins, the soonest to end first. */
export function LoginsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/logins' })
  const open = useKeychainIsOpen()
  const keep = <KeepButton clientId={null} />
  return (
    <Page
      title={t('credentials.title')}
      subtitle={<Summary clientId={null} />}
      width="fill"
      actions={
        <>
          <ButtonLink
            to="/logins/settings"
            variant="default"
            leftSection={<IconSettings size={18} stroke={1.75} aria-hidden />}
          >
            {t('credentials.settings')}
          </ButtonLink>
          <ButtonLink
            to="/logins/receive"
            variant="default"
            disabled={!open}
            leftSection={<IconFileImport size={18} stroke={1.75} aria-hidden />}
          >
            {t('credentials.receive')}
          </ButtonLink>
          {keep}
        </>
      }
    >
      <KeychainNotice />
      <LoginsList
        clientId={null}
        place={place}
        onPlace={(search) => void navigate({ to: '/logins', search, replace: true })}
        action={keep}
      />
    </Page>
  )
}

/** One client's logins. */
export function ClientLoginsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { clientId } = useParams({ from: '/clients/$clientId/logins' })
  const place = useSearch({ from: '/clients/$clientId/logins' })
  const id = Number(clientId)
  const client = useData('clients.get', { id })
  const name = client.data?.name ?? ''
  const keep = <KeepButton clientId={id} />
  return (
    <Page
      title={name === '' ? t('credentials.title') : t('credentials.ofClient', { name })}
      topic={t('credentials.title')}
      subtitle={<Summary clientId={id} />}
      width="fill"
      breadcrumbs={[
        <ClientsLink key="list" />,
        <ClientCrumbLink key="client" id={clientId} name={name} />,
      ]}
      actions={
        <>
          {client.data && (
            <StatementButton clientId={id} id={null} language={client.data.language} />
          )}
          {keep}
        </>
      }
    >
      <KeychainNotice />
      <LoginsList
        clientId={id}
        place={place}
        onPlace={(search) =>
          void navigate({
            to: '/clients/$clientId/logins',
            params: { clientId },
            search,
            replace: true,
          })
        }
        action={keep}
      />
    </Page>
  )
}

function KeepButton({ clientId }: { clientId: number | null }) {
  const { t } = useTranslation()
  const open = useKeychainIsOpen()
  return (
    <ButtonLink
      to="/logins/new"
      search={{ clientId }}
      disabled={!open}
      leftSection={<IconKey size={18} stroke={1.75} aria-hidden />}
    >
      {t('credentials.new')}
    </ButtonLink>
  )
}

function Summary({ clientId }: { clientId: number | null }) {
  const { t } = useTranslation()
  const { data } = useData('credentials.counts', { clientId })
  if (!data) return t('credentials.lead')
  const { open, today, gone, overdue, unconfirmed } = data
  const parts = [
    t('credentials.summary.open', { count: open }),
    ...(today > 0 ? [t('credentials.summary.today', { count: today })] : []),
    ...(gone > 0 ? [t('credentials.summary.gone', { count: gone })] : []),
    ...(overdue > 0 ? [t('credentials.summary.overdue', { count: overdue })] : []),
    ...(unconfirmed > 0 ? [t('credentials.summary.unconfirmed', { count: unconfirmed })] : []),
  ]
  return open + gone + overdue + unconfirmed === 0 ? t('credentials.lead') : parts.join(' · ')
}
