import { Text } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'

/** What an authenticator app is set up with: a code to scan, or the key to type. */
export function AuthenticatorSecret({ secret, qr }: { secret: string; qr: string }) {
  const { t } = useTranslation()
  return (
    <>
      <img
        className="kluis-qr"
        alt={t('session.enrol.qr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
      />
      <div>
        <Text c="dimmed">{t('session.enrol.secret')}</Text>
        <Text className="kluis-mono kluis-wrap" fw={600}>
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Text>
      </div>
    </>
  )
}
