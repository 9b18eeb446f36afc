import { Modal, SimpleGrid, Stack } from '@mantine/core'
import {
  disclosureBases,
  recipientChange,
  recipientInput,
  recipientKinds,
  type Recipient,
} from '../../shared/disclosures/contract'
import { AppError } from '../../shared/errors'
import { call, useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { RadioField, SelectField } from '../ui/fields/choice-fields'
import { countryName } from '../../shared/countries'
import { CountryField } from '../ui/fields/country-field'
import { DateField } from '../ui/fields/date-field'
import { TextField } from '../ui/fields/text-field'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { DataKindsField } from './data-kinds'

type Values = Omit<Recipient, 'endedAt' | 'lastGivenOn' | 'attention'>

const fresh: Values = {
  id: 0,
  version: 0,
  name: '',
  kind: 'processor',
  purpose: '',
  basis: 'contract',
  data: [],
  country: 'NL',
  agreedOn: null,
  reviewOn: null,
}

const valuesOf = ({ endedAt: _e, lastGivenOn: _l, attention: _a, ...values }: Recipient): Values =>
  values

interface RecipientFormProps {
  /** null: a new one */
  recipient: Recipient | null
  onSaved: (saved: Recipient) => void
  onClose: () => void
}

/** Adds or changes who gets data. */
export function RecipientForm({ recipient, onSaved, onClose }: RecipientFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const add = useCall('disclosures.addRecipient')
  const change = useCall('disclosures.changeRecipient')
  const form = useForm({
    form: `disclosures/recipient/${recipient?.id ?? 'new'}`,
    initial: recipient ? valuesOf(recipient) : fresh,
    schema: recipientInput,
  })
  const date = (on: string | null) => (on === null ? '' : format.date(on))
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => {
      const all = await call('disclosures.recipients', {})
      const found = all.find(({ id }) => id === recipient?.id)
      if (!found) throw new AppError('not-found', { entity: 'recipient', id: recipient?.id ?? 0 })
      return valuesOf(found)
    },
    parts: () => [
      fieldsPart(['name'], t('disclosures.name'), ({ name }) => name),
      fieldsPart(['kind'], t('disclosures.role'), ({ kind }) => t(`disclosures.roles.${kind}`)),
      fieldsPart(['purpose'], t('disclosures.purpose'), ({ purpose }) => purpose),
      fieldsPart(['basis'], t('disclosures.basis'), ({ basis }) => t(`disclosures.bases.${basis}`)),
      fieldsPart(['data'], t('disclosures.data'), ({ data }) =>
        data.map((kind) => t(`disclosures.kinds.${kind}`)).join(', '),
      ),
      fieldsPart(['country'], t('disclosures.country'), ({ country }) =>
        countryName(country, format.language),
      ),
      fieldsPart(['agreedOn'], t('disclosures.agreedOn'), ({ agreedOn }) => date(agreedOn)),
      fieldsPart(['reviewOn'], t('disclosures.reviewOn'), ({ reviewOn }) => date(reviewOn)),
    ],
  })
  const title = t(recipient ? 'disclosures.changeWhich' : 'disclosures.add', {
    name: recipient?.name ?? '',
  })
  const submit = async () => {
    const saved = await form.submit(
      (input) =>
        recipient
          ? change.mutateAsync(
              recipientChange.parse({ ...input, id: recipient.id, version: form.values.version }),
            )
          : add.mutateAsync(input),
      conflict.answer,
    )
    if (saved) onSaved(saved.value)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={() => void submit()}>
        <ConflictPanel conflict={conflict} form={form} />
        <Stack gap="md">
          <TextField label={t('disclosures.name')} required {...form.field('name')} />
          <RadioField
            label={t('disclosures.role')}
            options={recipientKinds.map((value) => ({
              value,
              label: t(`disclosures.roles.${value}`),
              description: t(`disclosures.roleHelp.${value}`),
            }))}
            {...form.field('kind')}
          />
          <TextField
            label={t('disclosures.purpose')}
            description={t('disclosures.purposeHelp')}
            required
            {...form.field('purpose')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <SelectField
              label={t('disclosures.basis')}
              options={disclosureBases.map((value) => ({
                value,
                label: t(`disclosures.bases.${value}`),
              }))}
              {...form.field('basis')}
            />
            <CountryField label={t('disclosures.country')} {...form.field('country')} />
          </SimpleGrid>
          <DataKindsField label={t('disclosures.usualData')} {...form.field('data')} />
          {form.values.kind === 'processor' && (
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <DateField label={t('disclosures.agreedOn')} {...form.field('agreedOn')} />
              <DateField label={t('disclosures.reviewOn')} {...form.field('reviewOn')} />
            </SimpleGrid>
          )}
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(recipient ? 'ui.save' : 'ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
