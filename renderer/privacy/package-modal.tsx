import { Button, Checkbox, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract'
import type { RequestCase } from '../../shared/privacy/contract'
import { call, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { CheckField } from '../ui/fields/choice-fields'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface PackageModalProps {
  request: RequestCase
  onClose: () => void
}

/** All data of who asked, as one file: looked at first, then saved, with its password shown once. */
export function PackageModal({ request: { id, number }, onClose }: PackageModalProps) {
  const { t } = useTranslation()
  const review = useData('exports.accessReview', { requestId: id })
  const job = useJob('exports.accessPackage')
  const [encrypted, setEncrypted] = useState(true)
  const [shown, setShown] = useState<readonly string[]>([])
  const [made, setMade] = useState<Output<'exports.accessPackage'> | null>(null)
  const run = async () => {
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${number}.zip` })
    if (!chosen) return
    const result = await job.start({
      requestId: id,
      shown: [...shown],
      encrypted,
      file: chosen.file,
    })
    if (result) setMade(result)
  }
  return (
    <Modal
      opened
      onClose={job.progress ? () => undefined : onClose}
      title={t('privacy.package.title')}
      size="lg"
      withCloseButton={!job.progress}
      closeOnEscape={!job.progress}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {job.progress ? (
        <JobProgress
          label={t('privacy.package.running')}
          progress={job.progress}
          onStop={job.stop}
        />
      ) : made ? (
        <Stack gap="md">
          <Notice tone="good">{t('privacy.package.done')}</Notice>
          {made.passphrase !== null && (
            <>
              <Text fw={600}>{t('privacy.package.passphrase')}</Text>
              <Code block className="kluis-mono" fz="lg">
                {made.passphrase}
              </Code>
              <Text size="sm" c="dimmed">
                {t('privacy.package.once')}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('privacy.package.finish')}</Button>
          </Group>
        </Stack>
      ) : (
        <DataState of={review}>
          {({ invoices, mentions }) => (
            <Stack gap="md">
              <Text>
                {t('privacy.package.help')} {t('privacy.package.invoices', { count: invoices })}
              </Text>
              {mentions.length === 0 ? (
                <Notice tone="info">{t('privacy.package.noOthers')}</Notice>
              ) : (
                <Checkbox.Group
                  label={t('privacy.package.others')}
                  description={t('privacy.package.othersHelp')}
                  value={mentions.map(({ name }) => name).filter((name) => !shown.includes(name))}
                  onChange={(hidden) =>
                    setShown(
                      mentions.map(({ name }) => name).filter((name) => !hidden.includes(name)),
                    )
                  }
                >
                  <Stack gap="xs" mt="xs">
                    {mentions.map(({ name, times }) => (
                      <Checkbox
                        key={name}
                        value={name}
                        label={t('privacy.package.times', { name, count: times })}
                      />
                    ))}
                  </Stack>
                </Checkbox.Group>
              )}
              <CheckField
                name="encrypted"
                label={t('privacy.package.encrypt')}
                description={t('privacy.package.encryptHelp')}
                value={encrypted}
                onChange={setEncrypted}
              />
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={onClose}>
                  {t('ui.cancel')}
                </Button>
                <Button onClick={() => void run().catch(toast.failed)}>
                  {t('privacy.package.go')}
                </Button>
              </Group>
            </Stack>
          )}
        </DataState>
      )}
    </Modal>
  )
}
