import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract'
import type { Order } from '../../shared/orders/contract'
import { call } from '../api'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { CheckField } from '../ui/fields/choice-fields'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

/** The file for the authority, made once; its password is shown once. */
export function HandOverModal({
  order: { id, number, parts },
  onClose,
}: {
  order: Order
  onClose: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const job = useJob('exports.orderPackage')
  const [encrypted, setEncrypted] = useState(true)
  const [made, setMade] = useState<Output<'exports.orderPackage'> | null>(null)
  const run = async () => {
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${number}.zip` })
    if (!chosen) return
    const result = await job.start({ orderId: id, encrypted, language, file: chosen.file })
    if (result) setMade(result)
  }
  return (
    <Modal
      opened
      onClose={job.progress ? () => undefined : onClose}
      title={t('orders.steps.hand-over')}
      size="lg"
      withCloseButton={!job.progress}
      closeOnEscape={!job.progress}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {job.progress ? (
        <JobProgress label={t('orders.making')} progress={job.progress} onStop={job.stop} />
      ) : made ? (
        <Made made={made} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text>{parts.map((part) => t(`orders.partNames.${part}`)).join(', ')}</Text>
          <CheckField
            name="encrypted"
            label={t('orders.encrypt')}
            description={t('orders.encryptHelp')}
            value={encrypted}
            onChange={setEncrypted}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button onClick={() => void run().catch(toast.failed)}>{t('orders.go')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

function Made({
  made: { sha256, passphrase },
  onClose,
}: {
  made: Output<'exports.orderPackage'>
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Notice tone="good">{t('orders.made')}</Notice>
      {passphrase !== null && (
        <>
          <Text fw={600}>{t('orders.passphrase')}</Text>
          <Code block className="kluis-mono" fz="lg">
            {passphrase}
          </Code>
        </>
      )}
      <Text fw={600}>{t('orders.hash')}</Text>
      <Code block className="kluis-mono kluis-wrap">
        {sha256}
      </Code>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </Group>
    </Stack>
  )
}
