import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { OwnAccess } from '../../shared/session/contract'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { EnrolModal } from './enrol-modal'
import { RecoveryCodesModal } from './recovery-codes-modal'

interface SecondStepProps {
  access: OwnAccess
  onChanged: () => void
}

/** The authenticator app and the codes for when the phone is not there. */
export function SecondStepSection({ access, onChanged }: SecondStepProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'app' | 'codes' | null>(null)
  const close = () => {
    setOpen(null)
    onChanged()
  }
  const { enrolled, codesLeft } = access
  return (
    <Section title={t('users.account.second')}>
      {enrolled ? (
        <Stack gap={4}>
          <Text>{t('users.account.secondOn')}</Text>
          {codesLeft > 0 && <Text>{t('users.account.codesLeft', { count: codesLeft })}</Text>}
        </Stack>
      ) : (
        <Notice tone="warn">{t('users.account.secondOff')}</Notice>
      )}
      {enrolled && codesLeft === 0 && <Notice tone="warn">{t('users.account.codesNone')}</Notice>}
      <Group gap="xs">
        <Button variant="default" onClick={() => setOpen('app')}>
          {t(enrolled ? 'users.account.renewApp' : 'users.account.setUp')}
        </Button>
        {enrolled && (
          <Button variant="default" onClick={() => setOpen('codes')}>
            {t('users.account.renewCodes')}
          </Button>
        )}
      </Group>
      {open === 'app' && <EnrolModal renews={enrolled} onClose={close} />}
      {open === 'codes' && <RecoveryCodesModal onClose={close} />}
    </Section>
  )
}
