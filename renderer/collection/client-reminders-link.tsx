import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { collection } from '../../shared/collection/contract'
import { call, useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateField } from '../ui/fields/date-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** Whether a client gets reminders, the last one, a pause, and the statement of account. */
export function ClientReminders({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const found = useData('collection.ofClient', { clientId }).data
  const pause = useCall('collection.pause')
  const [pausing, setPausing] = useState(false)
  if (!found) return null
  const last = found.sent[0]
  const saveStatement = async () => {
    const name = t('collection.ofClient.statementName', { number: clientId })
    const chosen = await call('files.chooseSave', { kind: 'pdf', suggestedName: `${name}.pdf` })
    if (!chosen) return
    await call('collection.saveStatement', { clientId, file: chosen.file })
    toast.done(t('collection.saved', { name: chosen.name }))
  }
  const mailStatement = async () => {
    await call('collection.mailStatement', { clientId })
    toast.done(t('collection.ofClient.mailed'))
  }
  const state = found.objects
    ? t('collection.ofClient.objects')
    : found.pause === null
      ? t('collection.ofClient.goes')
      : found.pause.until === null
        ? t('collection.ofClient.paused')
        : t('collection.ofClient.pausedUntil', { date: date(found.pause.until) })
  return (
    <Section title={t('collection.ofClient.title')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text>{state}</Text>
          {found.pause === null ? (
            !found.objects && (
              <Button size="compact-sm" variant="default" onClick={() => setPausing(true)}>
                {t('collection.ofClient.pause')}
              </Button>
            )
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                pause.mutate({ clientId, paused: false, until: null }, { onError: toast.failed })
              }
            >
              {t('collection.ofClient.end')}
            </Button>
          )}
        </Group>
        {last && (
          <Text c="dimmed">
            {t('collection.ofClient.last', {
              step: t(`collection.steps.${last.step}`).toLowerCase(),
              number: last.number,
            })}
            , {date(last.sentOn)}
          </Text>
        )}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              saveStatement().catch(toast.failed)
            }}
          >
            {t('collection.ofClient.statement')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              mailStatement().catch(toast.failed)
            }}
          >
            {t('collection.ofClient.mail')}
          </Button>
        </Group>
      </Stack>
      {pausing && <PauseModal clientId={clientId} onClose={() => setPausing(false)} />}
    </Section>
  )
}

function PauseModal({ clientId, onClose }: { clientId: number; onClose: () => void }) {
  const { t } = useTranslation()
  const pause = useCall('collection.pause')
  const initial: { until: string | null } = { until: null }
  const form = useForm({
    form: null,
    initial,
    schema: collection.pause.input,
    toInput: ({ until }) => ({ clientId, paused: true, until }),
  })
  const title = t('collection.ofClient.pauseTitle')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={title}
        onSubmit={() =>
          void form.submit((input) => pause.mutateAsync(input)).then((done) => done && onClose())
        }
      >
        <Stack gap="md">
          <DateField
            label={t('collection.ofClient.until')}
            description={t('collection.ofClient.untilHelp')}
            {...form.field('until')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('collection.ofClient.pause')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
