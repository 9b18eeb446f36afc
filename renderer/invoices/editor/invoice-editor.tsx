import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import type { Invoice } from '../../../shared/invoices/contract'
import { useData } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { StatusBadge } from '../../ui/status-badge'
import { DraftForm } from './draft-form'
import type { Gone } from './gone-draft'
import { newInvoice, valuesOf } from './invoice-values'
import { useDiscard } from './use-discard'

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
                <DraftForm
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
              <DraftForm
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

export function ToList() {
  const { t } = useTranslation()
  return (
    <AnchorLink to="/invoices" inherit>
      {t('invoices.title')}
    </AnchorLink>
  )
}
