import { Modal, SimpleGrid, Stack } from '@mantine/core'
import { AppError } from '../../../shared/errors'
import { isRecurring, itemChange, itemKinds, type Item } from '../../../shared/services/catalogue'
import { unitName, units, type Unit } from '../../../shared/invoices/units'
import type { VatKind } from '../../../shared/invoices/vat'
import { call, useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { VatKindPicker, VatKindText } from '../../invoices/vat-kind-picker'
import { SelectField } from '../../ui/fields/choice-fields'
import { MoneyField, WholeNumberField } from '../../ui/fields/number-fields'
import { TextField } from '../../ui/fields/text-field'
import { fieldsPart, useConflict } from '../../ui/form/conflict'
import { ConflictPanel } from '../../ui/form/conflict-panel'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { inputOf, newItem, periodChoices, schema, usual, valuesOf } from './item-values'

interface ItemFormProps {
  /** null: a new one */
  item: Item | null
  /** of a new one, until another is chosen */
  vatKind: VatKind
  onSaved: (saved: Item) => void
  onClose: () => void
}

/** Adds or changes what is sold. */
export function ItemForm({ item, vatKind, onSaved, onClose }: ItemFormProps) {
  const { t } = useTranslation()
  const { money, language } = useFormat()
  const add = useCall('services.addItem')
  const change = useCall('services.changeItem')
  const form = useForm({
    form: `services/item/${item?.id ?? 'new'}`,
    initial: item ? valuesOf(item) : newItem(vatKind),
    schema,
    toInput: inputOf,
    toPath: (path) => (path === 'periodMonths' ? 'period' : path),
  })
  const { values } = form
  const unitText = (unit: Unit | '') =>
    unit === '' ? t('services.catalogue.noUnit') : unitName(unit, 1000, language)
  const amount = (cents: number | null) => (cents === null ? '' : money(cents))
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => {
      const found = (await call('services.items', {})).find(({ id }) => id === item?.id)
      if (!found) throw new AppError('not-found', { entity: 'item', id: item?.id ?? 0 })
      return valuesOf(found)
    },
    parts: () => [
      fieldsPart(['kind', 'period'], t('services.catalogue.kind'), ({ kind }) =>
        t(`services.kinds.${kind}`),
      ),
      fieldsPart(['name'], t('services.catalogue.name'), ({ name }) => name),
      fieldsPart(['priceCents'], t('services.catalogue.price'), (one) => amount(one.priceCents)),
      fieldsPart(['setupCents'], t('services.catalogue.setup'), (one) => amount(one.setupCents)),
      fieldsPart(['unit'], t('services.catalogue.per'), (one) => unitText(one.unit)),
      fieldsPart(['vatKind'], t('services.catalogue.vat'), (one) => (
        <VatKindText kind={one.vatKind} />
      )),
      fieldsPart(['noticeMonths'], t('services.catalogue.notice'), (one) =>
        String(one.noticeMonths ?? ''),
      ),
      fieldsPart(['topLevel'], t('services.catalogue.topLevel'), ({ topLevel }) => topLevel),
      fieldsPart(['invoiceText'], t('services.catalogue.text'), (one) => one.invoiceText),
    ],
  })
  const title = t(item ? 'services.catalogue.changeWhich' : 'services.catalogue.add', {
    name: item?.name ?? '',
  })
  /** Of a new item the rest follows from kind and name until somebody types it. */
  const follow = (kind: typeof values.kind, name: string) => {
    const was = usual(values.kind, values.name)
    const is = usual(kind, name)
    if (values.unit === was.unit) form.set('unit', is.unit)
    if (item === null && values.invoiceText === was.invoiceText)
      form.set('invoiceText', is.invoiceText)
  }
  const kind = form.field('kind')
  const name = form.field('name')
  const recurring = isRecurring(values.kind)
  const submit = async () => {
    const saved = await form.submit(
      (input) =>
        item
          ? change.mutateAsync(
              itemChange.parse({ ...input, id: item.id, version: form.values.version }),
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
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <SelectField
              label={t('services.catalogue.kind')}
              options={itemKinds.map((value) => ({ value, label: t(`services.kinds.${value}`) }))}
              {...kind}
              onChange={(value) => {
                kind.onChange(value)
                follow(value, values.name)
              }}
            />
            <TextField
              label={t('services.catalogue.name')}
              required
              {...name}
              onChange={(value) => {
                name.onChange(value)
                follow(values.kind, value)
              }}
            />
            <MoneyField
              label={t('services.catalogue.price')}
              description={t(
                recurring ? 'services.catalogue.priceHelp' : 'services.catalogue.priceHelpOnce',
              )}
              required
              {...form.field('priceCents')}
            />
            {recurring ? (
              <MoneyField
                label={t('services.catalogue.setup')}
                description={t('services.catalogue.setupHelp')}
                {...form.field('setupCents')}
              />
            ) : (
              <SelectField
                label={t('services.catalogue.per')}
                placeholder={t('services.catalogue.noUnit')}
                options={(['', ...units] as const).map((value) => ({
                  value,
                  label: unitText(value),
                }))}
                {...form.field('unit')}
              />
            )}
            {recurring && (
              <SelectField
                label={t('services.catalogue.period')}
                options={periodChoices.map((value) => ({
                  value,
                  label: t(`services.periods.m${value}`),
                }))}
                {...form.field('period')}
              />
            )}
            <VatKindPicker label={t('services.catalogue.vat')} {...form.field('vatKind')} />
            {recurring && (
              <WholeNumberField
                label={t('services.catalogue.notice')}
                description={t('services.catalogue.noticeHelp')}
                align="left"
                {...form.field('noticeMonths')}
              />
            )}
            {values.kind === 'domain' && (
              <TextField
                label={t('services.catalogue.topLevel')}
                description={t('services.catalogue.topLevelHelp')}
                {...form.field('topLevel')}
              />
            )}
          </SimpleGrid>
          <TextField
            label={t('services.catalogue.text')}
            description={recurring ? t('services.catalogue.textHelp') : undefined}
            required
            {...form.field('invoiceText')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(item ? 'ui.save' : 'ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
