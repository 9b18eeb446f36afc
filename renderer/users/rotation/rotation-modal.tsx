import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { RotationPlan } from '../../../shared/session/contract'
import type { User } from '../../../shared/users/contract'
import { useTranslation } from '../../i18n/use-translation'
import { JobProgress, useJob } from '../../ui/job'
import { Notice } from '../../ui/notice'
import { ChooseStep } from './choose-step'
import { KitStep } from './kit-step'
import { StartPasswords } from './start-passwords'

interface RotationModalProps {
  users: readonly User[]
  onClose: () => void
}

type Step = 'choose' | 'passwords' | 'kit' | 'done'

/**
 * Who stays, their start passwords, the new kit; nothing changes before a part of the kit was typed.
 */
export function RotationModal({ users, onClose }: RotationModalProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>('choose')
  const [plan, setPlan] = useState<RotationPlan | null>(null)
  const { progress, start, stop } = useJob('session.rotateKey')
  const rotate = async (part: { group: number; text: string }) => {
    if (await start(part)) setStep('done')
  }
  const planned = (made: RotationPlan) => {
    setPlan(made)
    setStep(made.people.length > 0 ? 'passwords' : 'kit')
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t(`users.rotation.${step}.title`)}
    >
      {step === 'choose' && <ChooseStep users={users} onPlanned={planned} onCancel={onClose} />}
      {step === 'passwords' && plan && (
        <StartPasswords
          people={plan.people}
          onCancel={onClose}
          onNext={() => setStep('kit')}
          next={t('users.rotation.passwords.next')}
        />
      )}
      {step === 'kit' && plan && !progress && (
        <KitStep recoveryKey={plan.recoveryKey} onConfirmed={rotate} onCancel={onClose} />
      )}
      {progress && (
        <JobProgress label={t('users.rotation.running')} progress={progress} onStop={stop} />
      )}
      {step === 'done' && plan && <Done plan={plan} onClose={onClose} />}
    </Modal>
  )
}

function Done({ plan, onClose }: { plan: RotationPlan; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Text>{t('users.rotation.done.lead')}</Text>
      <Notice tone="warn" icon={IconTrash}>
        {t('users.rotation.done.oldKit')}
      </Notice>
      <Text>{t('users.rotation.done.backup')}</Text>
      {plan.people.length > 0 && <Text>{t('users.rotation.done.people')}</Text>}
      <Group justify="flex-end">
        <Button autoFocus onClick={onClose}>
          {t('users.rotation.done.close')}
        </Button>
      </Group>
    </Stack>
  )
}
