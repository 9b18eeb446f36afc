import { Modal, Stack } from '@mantine/core'
import { systemInput, systemKinds, type System } from '../../shared/elsewhere/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { SelectField } from '../ui/fields/choice-fields'
import { TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

interface SystemFormProps {
  /** null: a new one */
  system: System | null
  onSaved: (name: string) => void
  onClose: () => void
}

/** Adds a system outside the program, or changes how it is called. */
export function SystemForm({ system, onSaved, onClose }: SystemFormProps) {
  const { t } = useTranslation()
  const add = useCall('elsewhere.addSystems')
  const change = useCall('elsewhere.changeSystem')
  const form = useForm({
    form: `elsewhere/system/${system?.id ?? 'new'}`,
    initial: { kind: system?.kind ?? 'mailbox', name: system?.name ?? '' },
    schema: systemInput,
  })
  const title = t(system ? 'elsewhere.changeWhich' : 'elsewhere.add', { name: system?.name ?? '' })
  const submit = async () => {
    const saved = await form.submit((input) =>
      system
        ? change.mutateAsync({ ...input, id: system.id, version: system.version })
        : add.mutateAsync({ systems: [input] }),
    )
    if (saved) onSaved(form.values.name.trim())
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={() => void submit()}>
        <Stack gap="md">
          <SelectField
            label={t('elsewhere.kind')}
            options={systemKinds.map((value) => ({ value, label: t(`elsewhere.kinds.${value}`) }))}
            {...form.field('kind')}
          />
          <TextField label={t('elsewhere.name')} required {...form.field('name')} />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(system ? 'ui.save' : 'ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
