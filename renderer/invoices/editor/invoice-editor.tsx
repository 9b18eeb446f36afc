import { Button, Group, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Invoice, Issued } from '../../../shared/invoices/contract'
import { call, isError, useData } from '../../api'
import { confirm } from '../../ui/confirm'
import { DataState } from '../../ui/data-state'
import { SelectField } from '../../ui/fields/choice-fields'
import { MoneyField, PercentageField } from '../../ui/fields/number-fields'
import { TextAreaField } from '../../ui/fields/text-field'
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

/** A draft that was saved before. */
export function InvoiceEditor({ draft }: { draft: Invoice }) {
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
}

function Editor({ draft, initial, today, smallBusiness }: EditorProps) {
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
  const [theirs, setTheirs] = useState<Invoice | null>(null)

  const toInvoice = (id: number) =>
    void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(id) }, replace: true })

  /** Saves what is typed; null when it was refused. `over`: the version to save over. */
  const save = async (over = values.updatedAt): Promise<Invoice | null> => {
    setTheirs(null)
    const answer: { saved: Invoice | null; conflict: boolean } = { saved: null, conflict: false }
    const done = await form.submit(async (input) => {
      try {
        answer.saved =
          draft === null
            ? await call('invoices.addDraft', input)
            : await call('invoices.changeDraft', { ...input, id: draft.id, updatedAt: over })
      } catch (error) {
        answer.conflict = isError(error, 'changed-meanwhile')
        throw error
      }
    })
    if (done && answer.saved) {
      if (draft !== null) form.reset(valuesOf(answer.saved))
      return answer.saved
    }
    if (answer.conflict && draft !== null) setTheirs(await call('invoices.get', { id: draft.id }))
    return null
  }

  const submit = async (over?: string) => {
    const saved = await save(over)
    if (!saved) return
    toast.done(t('invoices.editor.saved'))
    if (draft === null) toInvoice(saved.id)
  }

  /** What stands in the way is told before anything is saved; a date is settled in the dialog. */
  const issue = async () => {
    const input = form.check()
    if (input === null || form.busy) return
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
      <Stack gap="md">
        {theirs !== null && (
          <Conflict
            onKeepMine={() => void submit(theirs.updatedAt)}
            onTakeTheirs={() => {
              form.reset(valuesOf(theirs))
              setTheirs(null)
            }}
          />
        )}
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

interface ConflictProps {
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody else saved this draft first: nothing typed is lost, and the choice is the person's. */
function Conflict({ onKeepMine, onTakeTheirs }: ConflictProps) {
  const { t } = useTranslation()
  return (
    <Notice
      tone="warn"
      role="alert"
      action={
        <Group gap="xs">
          <Button size="compact-sm" onClick={onKeepMine}>
            {t('invoices.editor.keepMine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
            {t('invoices.editor.takeTheirs')}
          </Button>
        </Group>
      }
    >
      <strong>{t('invoices.editor.theirsTitle')}.</strong> {t('invoices.editor.theirsBody')}
    </Notice>
  )
}
