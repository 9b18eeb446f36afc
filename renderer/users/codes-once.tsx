import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import { RecoveryCodeList } from '../session/recovery/recovery-codes'

/** New recovery codes, shown once: the only way on is saying that they were kept. */
export function CodesOnce({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('session.enrol.codesTitle')}
    >
      <Stack gap="md">
        <Text>{t('session.enrol.codesLead')}</Text>
        <RecoveryCodeList codes={codes} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('session.enrol.codesDone')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
