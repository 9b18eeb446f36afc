/** What is done with several invoices: said before, each by itself, and told after. */
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { InvoiceRow } from '../../../shared/invoices/contract'
import type { SeveralSaved } from '../../../shared/invoices/several'
import type { FileToken, Progress } from '../../../shared/operation'
import { call, isError } from '../../api'
import { errorSentence } from '../../i18n/errors/errors'
import { useFormat } from '../../i18n/use-format'
import { confirm } from '../../ui/confirm'
import type { Selection } from '../../ui/table/use-selection'
import { toast } from '../../ui/toast'

export interface Outcome {
  done: string
  /** what was not done, a line each */
  problems: string[]
  undo: (() => void) | null
}

type Asking = 'issue' | 'send' | 'remind' | 'save' | 'print'
type LeftOut = 'issuedAlready' | 'stillDraft' | 'notLate'

interface Told {
  progress: (progress: Progress) => void
  signal: AbortSignal
}

const isDraft = ({ state }: InvoiceRow): boolean => state === 'draft'

export const useBulk = (selection: Selection<InvoiceRow>) => {
  const { t } = useTranslation()
  const { money, language } = useFormat()
  const navigate = useNavigate()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const abort = useRef<AbortController | null>(null)
  const { rows } = selection

  /** What fits, once the person agrees; null: nothing does, or thought better of it. */
  const agreed = async (
    asking: Asking,
    fits: (row: InvoiceRow) => boolean,
    leftOut: LeftOut,
  ): Promise<InvoiceRow[] | null> => {
    const fitting = rows.filter(fits)
    const others = rows.length - fitting.length
    const left =
      others === 0 ? [] : [t(`invoices.bulk.${leftOut}`, { count: others, of: rows.length })]
    if (fitting.length === 0) {
      setOutcome({ done: t('invoices.bulk.nothing'), problems: left, undo: null })
      return null
    }
    // A credit note takes off what the others ask.
    const cents = fitting.reduce(
      (sum, { kind, grossCents }) => sum + (kind === 'credit' ? -grossCents : grossCents),
      0,
    )
    const sure = await confirm({
      title: t(`invoices.bulk.${asking}Title`, { count: fitting.length }),
      body: t(`invoices.bulk.${asking}Body`, { amount: money(cents) }),
      consequences: left,
      confirm: t(`invoices.bulk.${asking}`),
    })
    return sure ? fitting : null
  }

  const working = async (work: (told: Told) => Promise<Outcome | null>): Promise<void> => {
    const own = new AbortController()
    abort.current = own
    setOutcome(null)
    setProgress({ stage: '', done: 0, total: null })
    try {
      setOutcome(await work({ progress: setProgress, signal: own.signal }))
    } catch (error) {
      if (!isError(error, 'cancelled')) toast.failed(error)
    } finally {
      setProgress(null)
    }
  }

  /** Saves into one file that the person names. */
  const saving = async <Saved extends SeveralSaved>(
    fitting: readonly InvoiceRow[],
    target: { kind: 'zip' | 'pdf'; name: string },
    write: (ids: number[], file: FileToken, told: Told) => Promise<Saved>,
    after: (saved: Saved) => (() => void) | null = () => null,
  ): Promise<void> => {
    const chosen = await call('files.chooseSave', {
      kind: target.kind,
      suggestedName: `${target.name}.${target.kind}`,
    })
    if (!chosen) return
    const ids = fitting.map(({ id }) => id)
    await working(async (told) => {
      const saved = await write(ids, chosen.file, told)
      return {
        done: t('invoices.bulk.saved', { count: saved.saved, name: chosen.name }),
        problems: [
          ...(saved.without > 0 ? [t('invoices.bulk.without', { count: saved.without })] : []),
          ...(saved.refused.length > 0
            ? [t('invoices.bulk.refused', { numbers: saved.refused.join(', ') })]
            : []),
        ],
        undo: after(saved),
      }
    })
  }

  const notSent = async (ids: readonly number[]): Promise<void> => {
    for (const id of ids) await call('invoices.markSent', { id, sent: false })
    setOutcome(null)
    toast.done(t('invoices.bulk.undone'))
  }

  const issue = async () => {
    const fitting = await agreed('issue', isDraft, 'issuedAlready')
    if (!fitting) return
    const inOrder = [...fitting].sort((a, b) => a.id - b.id)
    await working(async ({ signal }) => {
      const problems: string[] = []
      let issued = 0
      for (const [done, { id, updatedAt, grossCents, clientName }] of inOrder.entries()) {
        if (signal.aborted) break
        setProgress({ stage: 'issuing', done, total: inOrder.length })
        try {
          // As it was shown, or not at all.
          await call('invoices.issue', { id, updatedAt, grossCents })
          issued += 1
        } catch (error) {
          const name = clientName ?? t('invoices.bulk.noClient')
          problems.push(t('invoices.bulk.failed', { name, why: errorSentence(error, language) }))
          if (isError(error, 'locked') || isError(error, 'ledger-behind')) break
        }
      }
      return { done: t('invoices.bulk.issued', { count: issued }), problems, undo: null }
    })
  }

  const send = async () => {
    const fitting = await agreed('send', (row) => !isDraft(row), 'stillDraft')
    if (!fitting) return
    await saving(
      fitting,
      { kind: 'zip', name: t('invoices.bulk.mailsName') },
      (ids, file, told) => call('invoices.saveMails', { ids, file }, told),
      ({ mailed }) => (mailed.length === 0 ? null : () => void notSent(mailed).catch(toast.failed)),
    )
  }

  const save = async (as: 'pdf' | 'nlcius' | 'peppol') => {
    const fitting = await agreed('save', (row) => !isDraft(row), 'stillDraft')
    if (!fitting) return
    await saving(fitting, { kind: 'zip', name: t('invoices.bulk.fileName') }, (ids, file, told) =>
      call('invoices.saveSeveral', { ids, as, file }, told),
    )
  }

  const print = async () => {
    const fitting = await agreed('print', (row) => !isDraft(row), 'stillDraft')
    if (!fitting) return
    await saving(fitting, { kind: 'pdf', name: t('invoices.bulk.fileName') }, (ids, file, told) =>
      call('invoices.savePrint', { ids, file }, told),
    )
  }

  const remind = async () => {
    const fitting = await agreed('remind', ({ state }) => state === 'overdue', 'notLate')
    if (!fitting) return
    await navigate({ to: '/collection', search: { only: fitting.map(({ id }) => id) } })
  }

  return {
    outcome,
    forget: () => setOutcome(null),
    progress,
    stop: () => abort.current?.abort(),
    issue: () => void issue().catch(toast.failed),
    send: () => void send().catch(toast.failed),
    remind: () => void remind().catch(toast.failed),
    print: () => void print().catch(toast.failed),
    save: (as: 'pdf' | 'nlcius' | 'peppol') => void save(as).catch(toast.failed),
  }
}
