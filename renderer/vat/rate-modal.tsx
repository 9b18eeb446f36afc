import { Modal, Stack, Text } from '@mantine/core'
import { countryRateOperations } from '../../shared/vat/country-rates'
import { useCall } from '../api'
import { useToday } from '../api/use-today'
import { useTranslation } from '../i18n/use-translation'
import { CountryField } from '../ui/fields/country-field'
import { DateField } from '../ui/fields/date-field'
import { PercentageField } from '../ui/fields/number-fields'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

interface Typed {
  country: string
  rate: number | null
  validFrom: string | null
}

const schema = countryRateOperations.typeCountryRate.input

/** A rate of another member state, from a day on. */
export function RateModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const save = useCall('vat.typeCountryRate')
  const initial: Typed = { country: 'BE', rate: null, validFrom: `${today.slice(0, 4)}-01-01` }
  const form = useForm<Typed, typeof schema>({ form: null, initial, schema })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('vat.consumers.addTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('vat.consumers.addTitle')}
        onSubmit={() =>
          form.submit(async (typed) => {
            await save.mutateAsync(typed)
            onClose()
          })
        }
      >
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('vat.consumers.help')}
          </Text>
          <CountryField {...form.field('country')} label={t('vat.consumers.country')} required />
          <PercentageField {...form.field('rate')} label={t('vat.consumers.rate')} required />
          <DateField {...form.field('validFrom')} label={t('vat.consumers.validFrom')} required />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('vat.consumers.save')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
