import { Modal, SimpleGrid, Stack } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import {
  channels,
  requestInput,
  type Channel,
  type RequestCase,
} from '../../shared/privacy/contract'
import { requestTypes, type RequestType } from '../../shared/privacy/request-state'
import type { Language } from '../../shared/language'
import { useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { CheckField, SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

interface Values {
  type: RequestType
  clientId: number | null
  stranger: boolean
  onBehalf: boolean
  name: string | null
  email: string | null
  channel: Channel
  language: Language
  receivedOn: string | null
  scope: string | null
}

interface RegisterModalProps {
  onDone: (made: RequestCase) => void
  onClose: () => void
}

/** Somebody asked something about their data: by mail, letter, telephone or at the desk. */
export function RegisterModal({ onDone, onClose }: RegisterModalProps) {
  const { t } = useTranslation()
  const register = useCall('privacy.register')
  const form = useForm<Values, typeof requestInput>({
    // About somebody who is only named here: kept, it would stay behind when the case is closed.
    form: null,
    initial: {
      type: 'access',
      clientId: null,
      stranger: false,
      onBehalf: false,
      name: null,
      email: null,
      channel: 'mail',
      language: 'nl',
      receivedOn: todayIn(new Date()),
      scope: null,
    },
    schema: requestInput,
    toInput: ({ stranger, onBehalf, clientId, name, email, ...rest }) => ({
      ...rest,
      clientId: stranger ? null : clientId,
      name: stranger || onBehalf ? name : null,
      email: stranger || onBehalf ? email : null,
    }),
  })
  const { stranger, onBehalf } = form.values
  const somebodyElse = (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <TextField label={t('privacy.name')} required {...form.field('name')} />
      <TextField label={t('privacy.email')} type="email" {...form.field('email')} />
    </SimpleGrid>
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('privacy.register')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('privacy.register')}
        onSubmit={() => {
          if (!stranger && onBehalf && (form.values.name ?? '').trim() === '')
            return form.refuse([{ path: 'name', code: 'required' }], null)
          void form.submit(async (input) => {
            onDone(await register.mutateAsync(input))
          })
        }}
      >
        <Stack gap="md">
          <SelectField
            label={t('privacy.asks')}
            options={requestTypes.map((value) => ({
              value,
              label: t(`privacy.typesLong.${value}`),
            }))}
            {...form.field('type')}
          />
          {stranger ? (
            somebodyElse
          ) : (
            <>
              <ClientPicker
                label={t('privacy.client')}
                required
                {...form.field('clientId')}
                error={form.field('clientId').error ?? (onBehalf ? null : form.field('name').error)}
              />
              <CheckField
                label={t('privacy.onBehalf')}
                description={t('privacy.onBehalfHelp')}
                {...form.field('onBehalf')}
              />
              {onBehalf && somebodyElse}
            </>
          )}
          <CheckField
            label={t('privacy.stranger')}
            description={t('privacy.strangerHelp')}
            {...form.field('stranger')}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
            <SelectField
              label={t('privacy.channel')}
              options={channels.map((value) => ({ value, label: t(`privacy.channels.${value}`) }))}
              {...form.field('channel')}
            />
            <DateField label={t('privacy.receivedOn')} required {...form.field('receivedOn')} />
            <SelectField
              label={t('privacy.language')}
              options={(['nl', 'en'] as const).map((value) => ({
                value,
                label: t(`ui.languages.${value}`),
              }))}
              {...form.field('language')}
            />
          </SimpleGrid>
          <TextAreaField
            label={t('privacy.scope')}
            description={t('privacy.scopeHelp')}
            minRows={3}
            maxRows={8}
            {...form.field('scope')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('privacy.register')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
