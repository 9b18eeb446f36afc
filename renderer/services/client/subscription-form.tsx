import { Modal, SimpleGrid, Stack } from '@mantine/core'
import { isRecurring, type Item } from '../../../shared/services/catalogue'
import {
  customers,
  subscriptionChange,
  subscriptionInput,
  type Customer,
  type Subscription,
} from '../../../shared/services/subscription'
import { call, useCall } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { VatKindPicker } from '../../invoices/vat-kind-picker'
import { CheckField, RadioField, SelectField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { MoneyField, PercentageField, WholeNumberField } from '../../ui/fields/number-fields'
import { TextField } from '../../ui/fields/text-field'
import { useConflict } from '../../ui/form/conflict'
import { ConflictPanel } from '../../ui/form/conflict-panel'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'
import { periodChoices } from '../catalogue/item-values'
import { useSubscriptionParts } from './subscription-parts'
import {
  inputOf,
  newSubscription,
  toPath,
  valuesOf,
  withDomain,
  withItem,
  type KnownDomain,
} from './subscription-values'

interface SubscriptionFormProps {
  clientId: number
  /** of a new one, until another is chosen */
  customer: Customer
  today: string
  items: readonly Item[]
  /** null: a new one */
  subscription: Subscription | null
  /** of a new one: what is known of its domain name */
  given?: KnownDomain
  onClose: () => void
}

/** Sells something to a client, or changes what the client has. */
export function SubscriptionForm(props: SubscriptionFormProps) {
  const { clientId, customer, today, items, subscription, given, onClose } = props
  const { t } = useTranslation()
  const add = useCall('services.add')
  const change = useCall('services.change')
  const form = useForm({
    // What was typed of another domain name is not for this one.
    form: given ? null : `services/${subscription?.id ?? `new/${clientId}`}`,
    clientId,
    initial: subscription
      ? valuesOf(subscription)
      : withDomain(newSubscription(customer, today), given, items),
    schema: subscriptionInput,
    toInput: (values) => ({ ...inputOf(values), clientId }),
    toPath,
  })
  const { values } = form
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('services.get', { id: subscription?.id ?? 0 })),
    parts: useSubscriptionParts(),
  })
  const title = subscription
    ? t('services.mine.changeWhich', { name: subscription.item.name })
    : t('services.mine.add')
  const item = form.field('item')
  const offered = items.filter(
    ({ id, kind, retiredAt }) =>
      (isRecurring(kind) && retiredAt === null) || id === subscription?.item.id,
  )
  const begun = subscription !== null && subscription.billedTo !== null
  const submit = () =>
    form.submit(async (input) => {
      if (subscription) {
        const { version } = form.values
        await change.mutateAsync(
          subscriptionChange.parse({ ...input, id: subscription.id, version }),
        )
      } else await add.mutateAsync(input)
      toast.done(t('services.mine.saved'))
      onClose()
    }, conflict.answer)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={() => void submit()}>
        <ConflictPanel conflict={conflict} form={form} />
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <SelectField
              label={t('services.mine.what')}
              required
              searchable
              disabled={subscription !== null}
              options={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
              {...item}
              onChange={(value) => {
                const chosen = items.find(({ id }) => String(id) === value)
                if (!chosen) return
                const now = withItem(form.values, chosen)
                form.set('item', now.item)
                form.set('period', now.period)
                form.set('priceCents', now.priceCents)
                form.set('setupCents', now.setupCents)
                form.set('vatKind', now.vatKind)
                form.set('noticeMonths', now.noticeMonths)
              }}
            />
            <TextField label={t('services.mine.domain')} {...form.field('domain')} />
            <DateField
              label={t('services.mine.startsOn')}
              required
              disabled={begun}
              {...form.field('startsOn')}
            />
            <SelectField
              label={t('services.catalogue.period')}
              disabled={begun}
              options={periodChoices.map((value) => ({
                value,
                label: t(`services.periods.m${value}`),
              }))}
              {...form.field('period')}
            />
            {subscription === null && (
              <>
                <MoneyField
                  label={t('services.catalogue.price')}
                  description={t('services.catalogue.priceHelp')}
                  required
                  {...form.field('priceCents')}
                />
                <MoneyField
                  label={t('services.catalogue.setup')}
                  description={t('services.catalogue.setupHelp')}
                  {...form.field('setupCents')}
                />
              </>
            )}
            <PercentageField
              label={t('services.mine.discount')}
              {...form.field('discountBasisPoints')}
            />
            <VatKindPicker label={t('services.catalogue.vat')} {...form.field('vatKind')} />
            {subscription === null && (
              <DateField
                label={t('services.mine.billedTo')}
                description={t('services.mine.billedToHelp')}
                {...form.field('billedTo')}
              />
            )}
          </SimpleGrid>
          <CheckField label={t('services.mine.together')} {...form.field('together')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextField label={t('services.mine.supplier')} {...form.field('supplier')} />
            <TextField label={t('services.mine.reference')} {...form.field('supplierReference')} />
            <DateField label={t('services.mine.expiresOn')} {...form.field('expiresOn')} />
          </SimpleGrid>
          <CheckField label={t('services.mine.autoRenew')} {...form.field('autoRenew')} />
          <RadioField
            label={t('services.mine.contract')}
            inline
            options={customers.map((value) => ({
              value,
              label: t(`services.mine.customers.${value}`),
            }))}
            {...form.field('customer')}
          />
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
            <WholeNumberField
              label={t('services.mine.firstTerm')}
              align="left"
              {...form.field('firstTermMonths')}
            />
            <WholeNumberField
              label={t('services.mine.renewal')}
              align="left"
              {...form.field('renewalMonths')}
            />
            <WholeNumberField
              label={t('services.catalogue.notice')}
              align="left"
              {...form.field('noticeMonths')}
            />
          </SimpleGrid>
          {values.customer === 'business' ? (
            <CheckField label={t('services.mine.credited')} {...form.field('unusedIsCredited')} />
          ) : (
            <CheckField label={t('services.mine.atDistance')} {...form.field('atDistance')} />
          )}
          {values.customer === 'consumer' && values.atDistance && (
            <>
              <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
                <DateField label={t('services.mine.concludedOn')} {...form.field('concludedOn')} />
                <DateField label={t('services.mine.informedOn')} {...form.field('informedOn')} />
                <DateField label={t('services.mine.fulfilledOn')} {...form.field('fulfilledOn')} />
              </SimpleGrid>
              <CheckField label={t('services.mine.begun')} {...form.field('begunOnRequest')} />
            </>
          )}
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(subscription ? 'ui.save' : 'ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
