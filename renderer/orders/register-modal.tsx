import { Checkbox, Modal, SimpleGrid, Stack } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import {
  orderInput,
  orderKinds,
  orderParts,
  type Order,
  type OrderKind,
  type OrderPart,
} from '../../shared/orders/contract'
import { useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { CheckField, RadioField } from '../ui/fields/choice-fields'
import { CountryField } from '../ui/fields/country-field'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

interface Values {
  kind: OrderKind
  clientId: number | null
  authority: string
  country: string
  reference: string
  article: string
  scope: string
  parts: readonly OrderPart[]
  orderedOn: string | null
  receivedOn: string | null
  receivedTime: string
  answerBy: string | null
  secret: boolean
}

interface RegisterModalProps {
  onDone: (made: Order) => void
  onClose: () => void
}

/** What the paper says, typed over; from then on nothing of the client is erased. */
export function RegisterModal({ onDone, onClose }: RegisterModalProps) {
  const { t } = useTranslation()
  const register = useCall('orders.register')
  const form = useForm<Values, typeof orderInput>({
    // It can be secret: it is kept nowhere beside the order itself.
    form: null,
    initial: {
      kind: 'national',
      clientId: null,
      authority: '',
      country: 'NL',
      reference: '',
      article: '',
      scope: '',
      parts: ['client'],
      orderedOn: null,
      receivedOn: todayIn(new Date()),
      receivedTime: '',
      answerBy: null,
      secret: false,
    },
    schema: orderInput,
    toInput: ({ answerBy, ...rest }) => ({
      ...rest,
      parts: [...rest.parts],
      answerBy: rest.kind === 'national' ? answerBy : null,
    }),
  })
  const { kind } = form.values
  const parts = form.field('parts')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.register')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('orders.register')}
        onSubmit={() =>
          void form.submit(async (input) => {
            onDone(await register.mutateAsync(input))
          })
        }
      >
        <Stack gap="md">
          <RadioField
            label={t('orders.kind')}
            options={orderKinds.map((value) => ({
              value,
              label: t(`orders.kinds.${value}`),
              description: t(`orders.kindHelp.${value}`),
            }))}
            {...form.field('kind')}
          />
          <TextField
            label={t('orders.authority')}
            description={t('orders.authorityHelp')}
            required
            {...form.field('authority')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <CountryField label={t('orders.country')} {...form.field('country')} />
            <TextField label={t('orders.reference')} required {...form.field('reference')} />
            <TextField
              label={t('orders.article')}
              description={t('orders.articleHelp')}
              required
              {...form.field('article')}
            />
            <ClientPicker
              label={t('orders.client')}
              description={t('orders.clientHelp')}
              {...form.field('clientId')}
            />
          </SimpleGrid>
          <TextAreaField
            label={t('orders.scope')}
            required
            minRows={2}
            maxRows={8}
            {...form.field('scope')}
          />
          <Checkbox.Group
            label={t('orders.parts')}
            description={t('orders.partsHelp')}
            error={parts.error}
            value={[...parts.value]}
            onChange={(chosen) =>
              parts.onChange(orderParts.filter((part) => chosen.includes(part)))
            }
          >
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
              {orderParts.map((part) => (
                <Checkbox key={part} value={part} label={t(`orders.partNames.${part}`)} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <DateField label={t('orders.orderedOn')} required {...form.field('orderedOn')} />
            {kind === 'national' && (
              <DateField label={t('orders.answerBy')} {...form.field('answerBy')} />
            )}
            <DateField label={t('orders.receivedOn')} required {...form.field('receivedOn')} />
            <TextField
              label={t('orders.receivedTime')}
              placeholder="14:05"
              required
              {...form.field('receivedTime')}
            />
          </SimpleGrid>
          <CheckField
            label={t('orders.secret')}
            description={t('orders.secretHelp')}
            {...form.field('secret')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('orders.register')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
