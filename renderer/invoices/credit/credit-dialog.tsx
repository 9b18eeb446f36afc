import { Modal, Select, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { z } from 'zod'
import type { CreditBasis } from '../../../shared/invoices/credit'
import type { Invoice } from '../../../shared/invoices/contract'
import { call, useData } from '../../api'
import { DataState } from '../../ui/data-state'
import { RadioField } from '../../ui/fields/choice-fields'
import { TextAreaField } from '../../ui/fields/text-field'
import { useConflict } from '../../ui/form/conflict'
import { ConflictPanel } from '../../ui/form/conflict-panel'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { SaveBar } from '../../ui/form/save-bar'
import { toast } from '../../ui/toast'
import { creditSchema } from './credit-form'
import { CreditLines } from './credit-lines'
import { useCreditParts } from './credit-parts'
import { creditValues, outcomeOf, partsOf } from './credit-values'
import { TotalsRows } from '../editor/totals-panel'
import '../invoices.css'

interface CreditDialogProps {
  /** the invoice that is credited */
  invoice: Invoice
  /** the draft credit note to change; null makes a new one */
  draft: Invoice | null
  onClose: () => void
}

/** Chooses what a credit note takes back: everything left, or lines by quantity or amount. */
export function CreditDialog({ invoice, draft, onClose }: CreditDialogProps) {
  const { t } = useTranslation()
  const basis = useData('invoices.creditable', { id: invoice.id })
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        draft === null
          ? t('invoices.creditDialog.title', { number: invoice.number ?? '' })
          : t('invoices.creditDialog.titleChange')
      }
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={basis}>
        {(found) => <CreditForm basis={found} draft={draft} onClose={onClose} />}
      </DataState>
    </Modal>
  )
}

interface CreditFormProps {
  basis: CreditBasis
  draft: Invoice | null
  onClose: () => void
}

function CreditForm({ basis, draft, onClose }: CreditFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useForm({
    form: null,
    initial: creditValues(basis, draft),
    schema: creditSchema,
    toInput: (values): z.input<typeof creditSchema> => ({
      id: basis.id,
      lines: partsOf(values),
      seriesId: values.seriesId === '' ? null : Number(values.seriesId),
      reference: draft?.reference ?? null,
      note: values.note,
    }),
    // A chosen part is the n-th that is taken, not the n-th line.
    toPath: (path) => (path.startsWith('lines') ? 'whole' : path),
  })
  const { values } = form
  const outcome = useMemo(() => outcomeOf(basis, values), [basis, values])
  const conflict = useConflict(form, {
    version: 'updatedAt',
    now: async () => creditValues(basis, await call('invoices.get', { id: draft?.id ?? 0 })),
    parts: useCreditParts(basis),
  })
  const nothingLeft = basis.credited.grossCents >= basis.grossCents

  const submit = async () => {
    if (!outcome.ok) return
    const saved = await form.submit(
      (input) =>
        draft === null
          ? call('invoices.credit', input)
          : call('invoices.changeCredit', {
              ...input,
              id: draft.id,
              updatedAt: values.updatedAt,
            }),
      conflict.answer,
    )
    if (!saved) return
    onClose()
    if (draft === null) {
      toast.done(t('invoices.creditDialog.made'))
      void navigate({
        to: '/invoices/$invoiceId',
        params: { invoiceId: String(saved.value.id) },
      })
    }
  }

  if (nothingLeft) return <Notice tone="info">{t('invoices.creditDialog.nothingLeft')}</Notice>
  return (
    <Form form={form} label={t('invoices.creditDialog.what')} onSubmit={() => void submit()}>
      <ConflictPanel conflict={conflict} form={form} />
      <Stack gap="md">
        <RadioField
          {...form.field('whole')}
          value={values.whole ? 'whole' : 'chosen'}
          onChange={(value) => form.set('whole', value === 'whole')}
          label={t('invoices.creditDialog.what')}
          inline
          options={[
            { value: 'whole', label: t('invoices.creditDialog.whole') },
            { value: 'chosen', label: t('invoices.creditDialog.chosen') },
          ]}
        />
        {!values.whole && (
          <CreditLines
            form={form}
            basis={basis}
            credited={outcome.ok ? outcome.credit.lines : []}
          />
        )}
        <SeriesChoice value={values.seriesId} onChange={(value) => form.set('seriesId', value)} />
        <TextAreaField {...form.field('note')} label={t('invoices.creditDialog.note')} />
        {outcome.ok ? (
          <TotalsRows
            totals={outcome.credit}
            subtotalCents={outcome.credit.lines.reduce((sum, line) => sum + line.amountCents, 0)}
            credit
          />
        ) : (
          <Notice tone="warn" role="status">
            {t(
              outcome.reason === 'exceeds'
                ? 'invoices.creditDialog.exceeds'
                : 'invoices.creditDialog.nothing',
            )}
          </Notice>
        )}
        <SaveBar
          form={form}
          still
          first
          onCancel={onClose}
          saveLabel={t(
            draft === null ? 'invoices.creditDialog.make' : 'invoices.creditDialog.change',
          )}
        />
      </Stack>
    </Form>
  )
}

/** Only when there is something to choose; a credit series often stands apart. */
function SeriesChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const series = useData('settings.series', {})
  const open = (series.data ?? []).filter(({ closedAt }) => closedAt === null)
  if (open.length < 2) return null
  return (
    <Select
      label={t('invoices.creditDialog.series')}
      value={value === '' ? null : value}
      placeholder={t('ui.choose')}
      w="18rem"
      data={open.map(({ id, name, nextNumber }) => ({
        value: String(id),
        label: `${name} · ${nextNumber}`,
      }))}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}
