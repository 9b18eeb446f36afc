import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Invoice, Issued } from '../../../shared/invoices/contract'
import { call, useData } from '../../api'
import { confirm } from '../../ui/confirm'
import { DataState } from '../../ui/data-state'
import { SelectField } from '../../ui/fields/choice-fields'
import { MoneyField, PercentageField } from '../../ui/fields/number-fields'
import { TextAreaField } from '../../ui/fields/text-field'
import { useConflict } from '../../ui/form/conflict'
import { ConflictPanel, Differences } from '../../ui/form/conflict-panel'
import { Form } from '../../ui/form/form-frame'
import { KeyHint } from '../../ui/key-hint'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { SaveBar } from '../../ui/form/save-bar'
import { Section } from '../../ui/section'
import { StatusBadge } from '../../ui/status-badge'
import { toast } from '../../ui/toast'
import { CheckPanel } from './check-panel'
import { HeadFields } from './head-fields'
import {
  newInvoice,
  rateDay,
  totalsOf,
  useInvoiceForm,
  valuesOf,
  type InvoiceForm,
  type InvoiceValues,
} from './invoice-values'
import { IssueDialog } from '../issue-dialog'
import { LineGrid, type LineGridHandle } from './line-grid'
import { TotalsRows } from './totals-panel'
import { useInvoiceParts } from './invoice-parts'
import { useLiveCheck } from './use-live-check'
import { useVatChoices } from './vat-choices'

/** A new invoice, begun for a client or for nobody yet. */
export function NewInvoice() {
  const { t } = useTranslation()
  const { clientId } = useSearch({ from: '/invoices/new' })
  const agency = useData('settings.agency', {})
  // The office knows which day it is; the window's clock may stand elsewhere.
  const start = useData('invoices.check', { draft: {} })
  return (
    <Page
      title={t('invoices.new')}
      breadcrumbs={[<ToList key="list" />]}
      badge={<StatusBadge tone="plain" label={t('invoices.states.draft')} />}
    >
      <DataState of={agency}>
        {({ vatPosition }) => (
          <DataState of={start}>
            {({ issuedOn: today }) => {
              const smallBusiness = vatPosition === 'small-business'
              const vatKind = smallBusiness ? 'small-business' : 'standard'
              return (
                <Editor
                  draft={null}
                  initial={newInvoice({ clientId, today, vatKind })}
                  today={today}
                  smallBusiness={smallBusiness}
                />
              )
            }}
          </DataState>
        )}
      </DataState>
    </Page>
  )
}

interface InvoiceEditorProps {
  draft: Invoice
  /** what a colleague did with it meanwhile: what is typed can only become another draft */
  gone: Gone | null
  /** Whether something is typed that is saved nowhere. */
  onTyping: (typing: boolean) => void
}

/** Issued, as it left the office. */
type Gone = Invoice | 'thrown-away'

/** A draft that was saved before. */
export function InvoiceEditor({ draft, gone, onTyping }: InvoiceEditorProps) {
  const { t } = useTranslation()
  const agency = useData('settings.agency', {})
  const start = useData('invoices.check', { draft: {} })
  const [discard, discarding] = useDiscard(draft.id)
  return (
    <Page
      title={t('invoices.draft')}
      breadcrumbs={[<ToList key="list" />]}
      badge={<StatusBadge tone="plain" label={t('invoices.states.draft')} />}
      actions={
        <Button
          variant="default"
          loading={discarding}
          leftSection={<IconTrash size={18} stroke={1.75} aria-hidden />}
          onClick={() => void discard()}
        >
          {t('invoices.editor.discard')}
        </Button>
      }
    >
      <DataState of={agency}>
        {({ vatPosition }) => (
          <DataState of={start}>
            {({ issuedOn }) => (
              <Editor
                draft={draft}
                initial={valuesOf(draft)}
                today={issuedOn}
                smallBusiness={vatPosition === 'small-business'}
                gone={gone}
                onTyping={onTyping}
              />
            )}
          </DataState>
        )}
      </DataState>
    </Page>
  )
}

/** Asks, then throws the draft away and goes back to the list. */
export const useDiscard = (id: number): [() => Promise<void>, boolean] => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const discard = async () => {
    const sure = await confirm({
      title: t('invoices.editor.discardTitle'),
      body: t('invoices.editor.discardBody'),
      confirm: t('invoices.editor.discard'),
      danger: true,
    })
    if (!sure) return
    setBusy(true)
    try {
      await call('invoices.discardDraft', { id })
      toast.done(t('invoices.editor.discarded'))
      void navigate({ to: '/invoices' })
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return [discard, busy]
}

export function ToList() {
  const { t } = useTranslation()
  return (
    <AnchorLink to="/invoices" inherit>
      {t('invoices.title')}
    </AnchorLink>
  )
}

interface EditorProps {
  /** null: not saved yet */
  draft: Invoice | null
  initial: InvoiceValues
  today: string
  smallBusiness: boolean
  gone?: Gone | null
  onTyping?: (typing: boolean) => void
}

function Editor({ draft, initial, today, smallBusiness, gone = null, onTyping }: EditorProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useInvoiceForm(draft?.id ?? null, initial)
  const { values } = form
  const settled = useDeferredValue(values)
  const totals = useMemo(() => totalsOf(settled, today), [settled, today])
  const check = useLiveCheck(values)
  const choices = useVatChoices(rateDay(values, today), smallBusiness)
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
  const save = async (): Promise<Invoice | null> => {
    const { updatedAt } = values
    const saved = await form.submit(
      (input) =>
        draft === null
          ? call('invoices.addDraft', input)
          : call('invoices.changeDraft', { ...input, id: draft.id, updatedAt }),
      conflict.answer,
    )
    if (!saved) return null
    conflict.over()
    if (draft !== null) form.reset(valuesOf(saved.value))
    return saved.value
  }

  const submit = async () => {
    if (gone !== null) return begin()
    const saved = await save()
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
        <Box mb="md">
          <Notice
            tone="warn"
            role="status"
            action={
              <Group gap="xs">
                <Button size="compact-sm" type="submit" loading={form.busy}>
                  {t('invoices.editor.goneSave')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    form.reset()
                    onTyping?.(false)
                  }}
                >
                  {t('ui.discard')}
                </Button>
              </Group>
            }
          >
            {gone === 'thrown-away'
              ? t('invoices.editor.goneThrownAway')
              : t('invoices.editor.goneIssued', { number: gone.number ?? '' })}
          </Notice>
          {gone !== 'thrown-away' && (
            <Differences
              label={t('invoices.editor.goneOnIt')}
              parts={parts(valuesOf(gone), values)}
              theirs={valuesOf(gone)}
              mine={values}
            />
          )}
        </Box>
      )}
      <Stack gap="md">
        <HeadFields form={form} />
        <LineGrid ref={grid} form={form} totals={totals} choices={choices} />
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
          onClose={() => {
            setIssuing(null)
            if (draft === null) toInvoice(issuing.id)
          }}
        />
      )}
    </Form>
  )
}

function DiscountFields({ form }: { form: InvoiceForm }) {
  const { t } = useTranslation()
  const { discountKind } = form.values
  const value = { label: t('invoices.editor.discountValue'), w: '9rem' }
  return (
    <Group align="flex-start" gap="sm" wrap="nowrap">
      <SelectField
        {...form.field('discountKind')}
        label={t('invoices.editor.discountKind')}
        options={[
          { value: 'none', label: t('invoices.editor.discountNone') },
          { value: 'share', label: t('invoices.editor.discountShare') },
          { value: 'amount', label: t('invoices.editor.discountAmount') },
        ]}
      />
      {discountKind === 'share' && <PercentageField {...form.field('discountShare')} {...value} />}
      {discountKind === 'amount' && <MoneyField {...form.field('discountAmount')} {...value} />}
    </Group>
  )
}
