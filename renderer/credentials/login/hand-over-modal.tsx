import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Login } from '../../../shared/credentials/contract'
import { call } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { Form } from '../../ui/form/form-frame'
import { atProofField, ProofFields, useProof } from './proof-fields'
import '../credentials.css'

interface HandOverModalProps {
  login: Login
  onClose: () => void
}

/** Writes the sealed file and shows the code that opens it, once. */
export function HandOverModal({ login, onClose }: HandOverModalProps) {
  const { t } = useTranslation()
  const [thenDestroy, setThenDestroy] = useState(true)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const form = useProof(login.id)
  const save = () =>
    form.submit(async (input) => {
      const suggestedName = `${t('credentials.handOver.fileName')}-${login.id}.kluislogin`
      const chosen = await call('files.chooseSave', { kind: 'login', suggestedName })
      if (!chosen) return
      try {
        const { file } = chosen
        const given = await call('credentials.handOver', { ...input, file, thenDestroy })
        setPassphrase(given.passphrase)
      } catch (error) {
        throw atProofField(error)
      }
    })
  if (passphrase !== null)
    return <Code passphrase={passphrase} expiresAt={login.expiresAt} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title={t('credentials.handOver.title')}>
      <Form form={form} label={t('credentials.handOver.title')} onSubmit={save}>
        <Stack gap="md">
          <Text>{t('credentials.handOver.lead')}</Text>
          <ProofFields form={form} />
          <Checkbox
            label={t('credentials.handOver.thenDestroy')}
            description={t('credentials.handOver.thenDestroyHelp')}
            checked={thenDestroy}
            onChange={(event) => setThenDestroy(event.currentTarget.checked)}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('credentials.handOver.choose')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}

interface CodeProps {
  passphrase: string
  expiresAt: string
  onClose: () => void
}

/** Closed only on purpose: the code is nowhere to be found again. */
function Code({ passphrase, expiresAt, onClose }: CodeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('credentials.handOver.code')}
    >
      <Stack gap="md">
        <Text size="xl" fw={600} ta="center" className="kluis-revealed kluis-mono">
          {passphrase}
        </Text>
        <Text c="dimmed">
          {t('credentials.handOver.codeHelp', { moment: format.moment(expiresAt) })}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('credentials.handOver.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
