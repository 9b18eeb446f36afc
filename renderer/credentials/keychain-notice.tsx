import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'

/** Looked at again and again while it is on screen: nobody tells when a keychain comes or goes. */
const useKeychain = () =>
  useData('credentials.keychain', {}, { refetchOnMount: 'always', refetchInterval: 15_000 })

/** Says why logins are off, when they are, and what to do about it on this platform. */
export function KeychainNotice() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const keychain = useKeychain()
  if (!keychain.data || keychain.data.state === 'ok') return null
  const { state, platform } = keychain.data
  const retry = async () => {
    setBusy(true)
    try {
      // On purpose: the desktop may ask the person to unlock the keychain.
      await call('credentials.keychain', { ask: true })
    } finally {
      setBusy(false)
      await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => isOurs(name) })
    }
  }
  return (
    <Notice
      tone="warn"
      role="status"
      action={
        <Button variant="default" loading={busy} onClick={() => void retry()}>
          {t(state === 'locked' ? 'credentials.keychain.unlock' : 'credentials.keychain.retry')}
        </Button>
      }
    >
      <strong>{t('credentials.keychain.off')}</strong>{' '}
      {t(`credentials.keychain.${platform}.${state}`)}
    </Notice>
  )
}

const isOurs = (name: unknown): boolean =>
  typeof name === 'string' && name.startsWith('credentials.')

/** Whether logins can be used now; true until the keychain said otherwise. */
export const useKeychainIsOpen = (): boolean => {
  const keychain = useKeychain()
  return (keychain.data?.state ?? 'ok') === 'ok'
}
