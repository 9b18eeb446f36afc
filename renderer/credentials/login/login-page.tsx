import { Button, Group, Stack, Text } from '@mantine/core'
import {
  IconCheck,
  IconClockPlus,
  IconEye,
  IconUserShare,
  IconWorldShare,
} from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Login } from '../../../shared/credentials/contract'
import { call, useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { DataState } from '../../ui/data-state'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'
import { ExtendModal } from './extend-modal'
import { HandOverModal } from './hand-over-modal'
import { KeychainNotice } from '../keychain-notice'
import { LoginBadge } from '../login-badge'
import { LoginFacts } from './login-facts'
import { LoginFields } from './login-fields'
import { RevealModal } from './reveal-modal'
import { TimeLeft } from '../time-left'

/** One login: using it, and ending it. */
export function LoginPage() {
  const { t } = useTranslation()
  const { loginId } = useParams({ from: '/logins/$loginId' })
  const id = Number(loginId)
  // What the keychain holds may have changed without Kluis.
  const query = useData('credentials.get', { id }, { refetchOnMount: 'always' })
  const login = query.data
  return (
    <Page
      title={login?.system ?? t('credentials.title')}
      topic={t('credentials.title')}
      width="form"
      breadcrumbs={[
        <Link key="list" to="/logins">
          {t('credentials.title')}
        </Link>,
      ]}
      {...(login
        ? { badge: <LoginBadge login={login} />, subtitle: <Subtitle login={login} /> }
        : {})}
      {...(login?.state === 'open' && (login.fields || !login.desk.here)
        ? { actions: <Done login={login} /> }
        : {})}
    >
      <KeychainNotice />
      <DataState of={query}>{(found) => <Parts key={found.id} login={found} />}</DataState>
    </Page>
  )
}

function Subtitle({ login }: { login: Login }) {
  return (
    <Group gap="xs">
      <ClientLink id={login.clientId} name={login.clientName} />
      <span className="kluis-wrap">{login.purpose}</span>
    </Group>
  )
}

function Parts({ login }: { login: Login }) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <Stack gap="md">
      <State login={login} />
      {login.state === 'open' && !login.desk.here && <Elsewhere login={login} />}
      {login.fields && <Use login={login} fields={login.fields} onOpen={setOpen} />}
      <LoginFacts login={login} />
      {/* Here, as what they show outlives the login: its last use or its handing over ended it. */}
      {open === 'reveal' && <RevealModal id={login.id} onClose={close} />}
      {open === 'extend' && <ExtendModal login={login} onClose={close} />}
      {open === 'hand-over' && <HandOverModal login={login} onClose={close} />}
    </Stack>
  )
}

/** What there is to know first: the time that is left, or why there is nothing to use. */
function State({ login }: { login: Login }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (login.state === 'open')
    return (
      <Group gap="sm" align="baseline" role="timer" aria-live="off">
        <Text size="xl" fw={600}>
          {t('credentials.left.still')} <TimeLeft expiresAt={login.expiresAt} />
        </Text>
        <Text c="dimmed">
          {t('credentials.left.destroyedAt', { moment: format.moment(login.expiresAt) })}
        </Text>
      </Group>
    )
  if (login.state === 'expired')
    return <Notice tone="warn">{t('credentials.page.expiredBody')}</Notice>
  if (login.state === 'unconfirmed')
    return (
      <Notice tone="warn">
        <strong>{t('credentials.page.unconfirmedTitle')}</strong>{' '}
        {t('credentials.page.unconfirmedBody', {
          desk: login.desk.name,
          moment: format.moment(login.expiresAt),
        })}
      </Notice>
    )
  if (login.state === 'gone')
    return (
      <Notice tone="bad" action={<CloseGone login={login} />}>
        <strong>
          {login.desk.here
            ? t('credentials.page.goneTitle')
            : t('credentials.page.goneThereTitle', { desk: login.desk.name })}
        </strong>{' '}
        {t('credentials.page.goneBody')}
      </Notice>
    )
  return null
}

function Elsewhere({ login }: { login: Login }) {
  const { t } = useTranslation()
  return (
    <Notice tone="info">
      <strong>{t('credentials.page.elsewhereTitle')}</strong>{' '}
      {t('credentials.page.elsewhereBody', { desk: login.desk.name })}
    </Notice>
  )
}

/** Ends a login. Never says "destroyed" of one that was not there. */
const useEnd = (login: Login) => {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const end = async () => {
    setBusy(true)
    try {
      const { outcome } = await call('credentials.done', { id: login.id })
      toast.done(t(`credentials.done.${outcome}`, { desk: login.desk.name }))
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, end }
}

function CloseGone({ login }: { login: Login }) {
  const { t } = useTranslation()
  const { busy, end } = useEnd(login)
  return (
    <Button variant="default" loading={busy} onClick={() => void end()}>
      {t('credentials.page.goneClose')}
    </Button>
  )
}

function Done({ login }: { login: Login }) {
  const { t } = useTranslation()
  const { busy, end } = useEnd(login)
  const ask = async () => {
    const sure = await confirm({
      title: t('credentials.done.question'),
      consequences: [
        login.desk.here
          ? t('credentials.done.now')
          : t('credentials.done.there', { desk: login.desk.name }),
        t('credentials.done.record'),
      ],
      confirm: t('credentials.done.confirm'),
      danger: true,
    })
    if (sure) await end()
  }
  return (
    <Button
      loading={busy}
      leftSection={<IconCheck size={18} stroke={1.75} aria-hidden />}
      onClick={() => void ask()}
    >
      {t('credentials.page.done')}
    </Button>
  )
}

type Open = 'reveal' | 'extend' | 'hand-over'

interface UseProps {
  login: Login
  fields: NonNullable<Login['fields']>
  onOpen: (what: Open) => void
}

function Use({ login, fields, onOpen }: UseProps) {
  const { t } = useTranslation()
  const openHost = () =>
    void call('credentials.openHost', { id: login.id }).catch((error: unknown) =>
      toast.failed(error),
    )
  return (
    <Section
      title={t('credentials.page.fields')}
      actions={
        <Button
          variant="default"
          leftSection={<IconEye size={18} stroke={1.75} aria-hidden />}
          onClick={() => onOpen('reveal')}
        >
          {t('credentials.page.reveal')}
        </Button>
      }
    >
      <LoginFields id={login.id} fields={fields} />
      <Group gap="xs">
        {login.host !== null && (
          <Button
            variant="default"
            leftSection={<IconWorldShare size={18} stroke={1.75} aria-hidden />}
            onClick={openHost}
          >
            {t('credentials.page.open')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconClockPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => onOpen('extend')}
        >
          {t('credentials.page.extend')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconUserShare size={18} stroke={1.75} aria-hidden />}
          onClick={() => onOpen('hand-over')}
        >
          {t('credentials.page.handOver')}
        </Button>
      </Group>
    </Section>
  )
}
