import { Button, Stack } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Invoice } from '../../../shared/invoices/contract'
import { useData } from '../../api'
import { InvoiceLink } from '../invoice-link'
import { DataState } from '../../ui/data-state'
import { Page } from '../../ui/page'
import { toast } from '../../ui/toast'
import { CreditDialog } from './credit-dialog'
import { InvoiceBadge } from '../invoice-badge-link'
import { ToList } from '../editor/invoice-editor'
import { useDiscard } from '../editor/use-discard'
import { InvoiceSheet } from '../invoice-sheet'
import { IssueDialog } from '../issue-dialog'

/** A credit note before it is issued: shown as it will be, its lines chosen in a dialog. */
export function CreditDraft({ draft }: { draft: Invoice }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const [issuing, setIssuing] = useState(false)
  const [discard, discarding] = useDiscard(draft.id)
  const original = useData(
    'invoices.get',
    { id: draft.credits?.id ?? 0 },
    { enabled: draft.credits !== null },
  )
  return (
    <Page
      title={t('invoices.draftCredit')}
      breadcrumbs={[<ToList key="list" />]}
      badge={<InvoiceBadge kind="credit" state="draft" sent={false} />}
      subtitle={
        draft.credits && (
          <>
            {draft.clientName} · {t('invoices.page.credits')}{' '}
            <InvoiceLink id={draft.credits.id} number={draft.credits.number} />
          </>
        )
      }
      actions={
        <>
          <Button
            variant="default"
            loading={discarding}
            leftSection={<IconTrash size={18} stroke={1.75} aria-hidden />}
            onClick={() => void discard()}
          >
            {t('invoices.editor.discard')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            {t('invoices.creditDialog.edit')}
          </Button>
          <Button onClick={() => setIssuing(true)}>{t('invoices.editor.issue')}</Button>
        </>
      }
    >
      <Stack gap="md" maw="60rem">
        <InvoiceSheet invoice={draft} label={t('invoices.sheet.draftLabel')} />
      </Stack>
      {choosing && (
        <DataState of={original} loading={null}>
          {(invoice) => (
            <CreditDialog invoice={invoice} draft={draft} onClose={() => setChoosing(false)} />
          )}
        </DataState>
      )}
      {issuing && (
        <IssueDialog
          invoice={draft}
          onClose={() => setIssuing(false)}
          onIssued={({ number }) => {
            setIssuing(false)
            toast.done(t('invoices.issue.done', { number }))
          }}
        />
      )}
    </Page>
  )
}
