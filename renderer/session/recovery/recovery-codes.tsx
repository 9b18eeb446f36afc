import { Stack } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import { CopyOnce } from '../copy-once'
import '../session.css'

/** Ten codes for when the phone is not there, to be written down. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <ol className="kluis-codes" aria-label={t('session.enrol.codesTitle')}>
        {codes.map((code) => (
          <li key={code} className="kluis-mono">
            {code}
          </li>
        ))}
      </ol>
      <CopyOnce text={codes.join('\n')} label={t('session.enrol.copyCodes')} />
    </Stack>
  )
}
