import { Button, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Invoice, Issued, OverruleReason } from '../../../shared/invoices/contract'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { TextAreaField } from '../../ui/fields/text-field'
import { useConflict } from '../../ui/form/conflict'
import { ConflictPanel } from '../../ui/form/conflict-panel'
import { Form } from '../../ui/form/form-frame'
import { SaveBar } from '../../ui/form/save-bar'
import { KeyHint } from '../../ui/key-hint'
import { MoneyText } from '../../ui/money-text'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'
import { IssueDialog } from '../issue-dialog'
import { CheckPanel } from './check-panel'
import { DiscountFields } from './discount-fields'
import { GoneDraft, type Gone } from './gone-draft'
import { HeadFields } from './head-fields'
import { useInvoiceParts } from './invoice-parts'
import { rateDay, totalsOf, useInvoiceForm, valuesOf, type InvoiceValues } from './invoice-values'
import { OverruleBsn } from './overrule-bsn'
import { LineGrid, type LineGridHandle } from './line-grid'
import { TotalsRows } from './totals-panel'
import { useLiveCheck } from './use-live-check'
import { useVatChoices } from './vat-choices'

interface DraftFormProps {
  /** null: not saved yet */
  draft: Invoice | null
  initial: InvoiceValues
  today: string
  smallBusiness: boolean
  gone?: Gone | null
  onTyping?: (typing: boolean) => void
}

/** What is typed of an invoice, its totals as they come out, and the ways to save and issue it. */
export function DraftForm({
  draft,
  initial,
  today,
  smallBusiness,
  gone = null,
  onTyping,
}: DraftFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useInvoiceForm(draft?.id ?? null, initial)
  const { values } = form
  const settled = useDeferredValue(values)
  const check = useLiveCheck(values)
  const countryRate = check?.countryRate ?? null
  const totals = useMemo(() => totalsOf(settled, today, countryRate), [settled, today, countryRate])
  const choices = useVatChoices(rateDay(values, today), smallBusiness, countryRate)
  const grid = useRef<LineGridHandle>(null)
  const [issuing, setIssuing] = useState<Invoice | null>(null)
  const parts = useInvoiceParts(choices)
  const conflict = useConflict(form, {
    version: 'updatedAt',
    now: async () => valuesOf(await call('invoices.get', { id: draft?.id ?? 0 })),
    parts,
  })

  const toInvoice = (id: number) =>
    void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(id) }, replace: true })

  const { dirty, ready } = form
  useEffect(() => {
    if (ready) onTyping?.(dirty)
  }, [onTyping, dirty, ready])

  /** What was typed in a draft that is none any more becomes a draft of its own. */
  const begin = async () => {
    const added = await form.submit((input) => call('invoices.addDraft', input))
    if (!added) return
    toast.done(t('invoices.editor.copied'))
    toInvoice(added.value.id)
  }

  /** Saves what is typed; null when it was refused. */
  const save = async (overrule: OverruleReason | null = null): Promise<Invoice | null> => {
    const { updatedAt } = values
    const saved = await form.submit(
      (input) =>
        draft === null
          ? call('invoices.addDraft', { ...input, overrule })
          : call('invoices.changeDraft', { ...input, id: draft.id, updatedAt, overrule }),
      conflict.answer,
    )
    if (!saved) return null
    conflict.over()
    if (draft !== null) form.reset(valuesOf(saved.value))
    return saved.value
  }

  const submit = async (overrule: OverruleReason | null = null) => {
    if (gone !== null) return begin()
    const saved = await save(overrule)
    if (!saved) return
    toast.done(t('invoices.editor.saved'))
    if (draft === null) toInvoice(saved.id)
  }

  /** What stands in the way is told before anything is saved; a date is settled in the dialog. */
  const issue = async () => {
    const input = form.check()
    if (input === null || form.busy || gone !== null) return
    try {
      const { problems } = await call('invoices.check', { draft: input })
      const here = problems.filter(({ path }) => path !== 'issuedOn')
      if (here.length > 0) {
        form.refuse(here, null)
        return
      }
    } catch (error) {
      form.refuse([], error)
      return
    }
    const asShown = draft !== null && !form.dirty && draft.updatedAt === values.updatedAt
    const saved = asShown ? draft : await save()
    if (saved) setIssuing(saved)
  }

  const issued = ({ id, number }: Issued) => {
    toast.done(t('invoices.issue.done', { number }))
    toInvoice(id)
  }

  // Also while one types in a field.
  useHotkeys([['mod+shift+Enter', () => void issue()]], [])

  const jump = (path: string) => {
    const [, line, column = 'description'] = /^lines\.(\d+)(?:\.(\w+))?$/.exec(path) ?? []
    if (line !== undefined) grid.current?.focus(Number(line), column)
    else if (path === 'lines') grid.current?.focus(0, 'description')
    else document.querySelector<HTMLElement>(`[data-field="${path}"]`)?.focus()
  }

  return (
    <Form form={form} label={t('invoices.editor.label')} onSubmit={() => void submit()}>
      {gone === null ? (
        <ConflictPanel conflict={conflict} form={form} />
      ) : (
        <GoneDraft gone={gone} form={form} parts={parts} onDropped={() => onTyping?.(false)} />
      )}
      <Stack gap="md">
        <OverruleBsn form={form} onSave={(reason) => void submit(reason)} />
        <HeadFields form={form} />
        <LineGrid
          ref={grid}
          form={form}
          totals={totals}
          choices={choices}
          day={rateDay(values, today)}
        />
        <div className="kluis-invoice-foot">
          <Stack gap="md">
            <CheckPanel check={check} clientId={values.clientId} onJump={jump} />
            <TextAreaField {...form.field('note')} label={t('invoices.editor.note')} />
          </Stack>
          <Section title={t('invoices.totals.title')}>
            <DiscountFields form={form} />
            <TotalsRows
              totals={totals}
              subtotalCents={
                totals?.lines.reduce((sum, { amountCents }) => sum + amountCents, 0) ?? 0
              }
            />
          </Section>
        </div>
        <SaveBar form={form} saveLabel={t('invoices.editor.save')}>
          {totals && (
            <Text className="kluis-figures">
              {t('invoices.totals.gross')} <MoneyText cents={totals.grossCents} strong />
            </Text>
          )}
          <Button
            variant="light"
            loading={form.busy}
            disabled={gone !== null}
            rightSection={<KeyHint keys="Ctrl+Shift+Enter" />}
            aria-keyshortcuts="Control+Shift+Enter"
            onClick={() => void issue()}
          >
            {t('invoices.editor.issue')}
          </Button>
        </SaveBar>
      </Stack>
      {issuing !== null && (
        <IssueDialog
          invoice={issuing}
          onIssued={issued}
          onCharged={(charged) => form.reset(valuesOf(charged))}
          onClose={() => {
            setIssuing(null)
            if (draft === null) toInvoice(issuing.id)
          }}
        />
      )}
    </Form>
  )
}
