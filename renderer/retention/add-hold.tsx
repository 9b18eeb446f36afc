import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { civilDate, requiredText } from '../../shared/fields'
import type { InvoiceRow } from '../../shared/invoices/contract'
import { holdKinds, type Hold } from '../../shared/retention/contract'
import { useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { InvoicePicker } from '../invoices/invoice-picker'
import { RadioField, SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { WholeNumberField } from '../ui/fields/number-fields'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { toast } from '../ui/toast'

interface HoldValues {
  kind: Hold['kind']
  what: 'client' | 'invoice' | 'year'
  clientId: number | null
  invoiceId: number | null
  fiscalYear: number | null
  reason: string
  reviewOn: string | null
}

const empty: HoldValues = {
  kind: 'dispute',
  what: 'client',
  clientId: null,
  invoiceId: null,
  fiscalYear: null,
  reason: '',
  reviewOn: null,
}

const rest = { kind: z.enum(holdKinds), reason: requiredText(500), reviewOn: civilDate }
const year = z.number({ error: 'required' }).int().min(1990).max(2199)

/** As the form asks it; what is not chosen is not looked at. */
const holdForm = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('client'),
    clientId: z.number({ error: 'required' }).int(),
    ...rest,
  }),
  z.object({
    what: z.literal('invoice'),
    invoiceId: z.number({ error: 'required' }).int(),
    ...rest,
  }),
  z.object({
    what: z.literal('year'),
    fiscalYear: year,
    ...rest,
  }),
])

const coversOf = (what: z.output<typeof holdForm>) => {
  if (what.what === 'client') return { clientId: what.clientId }
  return what.what === 'invoice' ? { invoiceId: what.invoiceId } : { fiscalYear: what.fiscalYear }
}

/** Puts a client, one invoice with its payments, or a fiscal year on hold. */
export function AddHold({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCall('retention.addHold')
  const form = useForm({ form: null, initial: empty, schema: holdForm })
  const [invoice, setInvoice] = useState<InvoiceRow | null>(null)
  const { onChange: chooseInvoice, value: _chosen, ...invoiceField } = form.field('invoiceId')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('retention.holds.add')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('retention.holds.add')}
        onSubmit={() =>
          form.submit(async (hold) => {
            const { kind, reason, reviewOn } = hold
            await save.mutateAsync({ kind, reason, reviewOn, covers: coversOf(hold) })
            toast.done(t('retention.holds.added'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <SelectField
            label={t('retention.holds.kind')}
            {...form.field('kind')}
            options={holdKinds.map((value) => ({
              value,
              label: t(`retention.holds.kinds.${value}`),
            }))}
          />
          <RadioField
            label={t('retention.holds.covers')}
            {...form.field('what')}
            options={[
              { value: 'client', label: t('retention.holds.client') },
              { value: 'invoice', label: t('retention.holds.oneInvoice') },
              { value: 'year', label: t('retention.holds.year') },
            ]}
          />
          {form.values.what === 'client' && (
            <ClientPicker label={t('retention.due.client')} required {...form.field('clientId')} />
          )}
          {form.values.what === 'invoice' && (
            <InvoicePicker
              {...invoiceField}
              label={t('retention.holds.whichInvoice')}
              required
              all
              except={[]}
              value={invoice}
              onChange={(row) => {
                setInvoice(row)
                chooseInvoice(row?.id ?? null)
              }}
            />
          )}
          {form.values.what === 'year' && (
            <WholeNumberField
              label={t('retention.holds.fiscalYear')}
              required
              align="left"
              inputWidth="8rem"
              {...form.field('fiscalYear')}
            />
          )}
          <TextField label={t('retention.holds.reason')} {...form.field('reason')} required />
          <DateField
            label={t('retention.holds.review')}
            {...form.field('reviewOn')}
            required
            inputWidth="12rem"
          />
          <SaveBar form={form} onCancel={onClose} still />
        </Stack>
      </Form>
    </Modal>
  )
}
