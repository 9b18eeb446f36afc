import { Modal, Stack } from '@mantine/core'
import { quoteSettingsInput, type QuoteSettings } from '../../shared/quotes/contract'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { WholeNumberField } from '../ui/fields/number-fields'
import { TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

/** How quotes are numbered and how long they are valid: an owner's. */
export function SettingsModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const settings = useData('quotes.settings', {})
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quotes.settings.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={settings}>
        {(found) => <SettingsForm settings={found} onClose={onClose} />}
      </DataState>
    </Modal>
  )
}

function SettingsForm({ settings, onClose }: { settings: QuoteSettings; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCall('quotes.setSettings')
  const form = useForm<{ pattern: string; validDays: number | null }, typeof quoteSettingsInput>({
    form: null,
    initial: { pattern: settings.pattern, validDays: settings.validDays },
    schema: quoteSettingsInput,
  })
  return (
    <Form
      form={form}
      label={t('quotes.settings.title')}
      onSubmit={() =>
        form.submit(async (input) => {
          await save.mutateAsync(input)
          toast.done(t('quotes.settings.saved'))
          onClose()
        })
      }
    >
      <Stack gap="md">
        <TextField
          {...form.field('pattern')}
          label={t('quotes.settings.pattern')}
          description={t('quotes.settings.patternHelp', { next: settings.nextNumber })}
          autoFocus
          required
        />
        <WholeNumberField
          {...form.field('validDays')}
          label={t('quotes.settings.validDays')}
          inputWidth="8rem"
          align="left"
          required
        />
        <DialogButtons onCancel={onClose} busy={form.busy}>
          {t('ui.save')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
