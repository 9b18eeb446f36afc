import { Anchor, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Invoice } from '../../shared/invoices/contract'
import { isError, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { ClientLink } from '../clients/client-link'
import { InvoiceRemindersLink } from '../collection/invoice-reminders-link'
import { QuoteOfLink } from '../quotes/quote-of-link'
import { DataState } from '../ui/data-state'
import { DateText, MomentText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { CreditDraft } from './credit/credit-draft'
import { InvoiceActions } from './invoice-actions'
import { InvoiceBadge } from './invoice-badge-link'
import { InvoiceEditor, ToList } from './editor/invoice-editor'
import { InvoiceLink } from './invoice-link'
import { InvoiceSheet } from './invoice-sheet'
import { TakeBack, WriteOff } from './write-off'
import './invoices.css'

/** A draft opens to be written; what was issued is shown as it left the office. */
export function InvoiceScreen() {
  const { t } = useTranslation()
  const { invoiceId } = useParams({ from: '/invoices/$invoiceId' })
  const query = useData('invoices.get', { id: Number(invoiceId) })
  const invoice = query.data
  // A draft that a colleague issued or threw away stays open for who was typing in it.
  const [typedIn, setTypedIn] = useState<Invoice | null>(null)
  const thrownAway = isError(query.error, 'not-found')
  // What was typed before a lock is still kept, though the draft is none any more.
  const kept = useData('typing.recall', { form: `invoices/${invoiceId}` }, { enabled: !typedIn })
  const [left, setLeft] = useState<string | null>(null)
  const hasKept = Boolean(kept.data) && left !== invoiceId && invoice?.kind === 'invoice'
  const draft = (invoice?.state === 'draft' || hasKept) && !thrownAway ? invoice : typedIn
  if (draft === null || String(draft.id) !== invoiceId) {
    return invoice && !thrownAway ? (
      <InvoicePage invoice={invoice} />
    ) : (
      <Page title={t('invoices.title')} breadcrumbs={[<ToList key="list" />]}>
        <DataState of={thrownAway ? { ...query, data: undefined } : query}>{() => null}</DataState>
      </Page>
    )
  }
  return draft.kind === 'credit' ? (
    <CreditDraft key={draft.id} draft={draft} />
  ) : (
    <InvoiceEditor
      key={draft.id}
      draft={draft}
      gone={thrownAway || !invoice ? 'thrown-away' : invoice.state === 'draft' ? null : invoice}
      onTyping={(typing) => {
        setTypedIn(typing ? draft : null)
        setLeft(typing ? null : invoiceId)
      }}
    />
  )
}

function InvoicePage({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { kind, number, state, sealedAt, mailedAt } = invoice
  return (
    <Page
      title={t(`invoices.${kind}`, { number: number ?? '' })}
      topic={t(`invoices.${kind}`, { number: number ?? '' })}
      breadcrumbs={[<ToList key="list" />]}
      badge={<InvoiceBadge kind={kind} state={state} sent={mailedAt !== null} />}
      subtitle={<Who invoice={invoice} />}
      {...(sealedAt === null ? { actions: <InvoiceActions invoice={invoice} /> } : {})}
    >
      <div className="kluis-invoice-page">
        <Stack gap="md">
          {sealedAt !== null && <Notice tone="info">{t('invoices.page.sealed')}</Notice>}
          <InvoiceSheet invoice={invoice} label={t('invoices.sheet.label')} />
        </Stack>
        <Stack gap="md">
          <Standing invoice={invoice} />
          <Settlements invoice={invoice} />
          {invoice.kind === 'invoice' && <InvoiceRemindersLink invoiceId={invoice.id} />}
          <CreditNotes invoice={invoice} />
          <Documents invoice={invoice} />
        </Stack>
      </div>
    </Page>
  )
}

function Who({ invoice: { clientId, clientName } }: { invoice: Invoice }) {
  const { t } = useTranslation()
  if (clientId === null || clientName === null) return <>{t('invoices.list.sealed')}</>
  return <ClientLink id={clientId} name={clientName} />
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Standing({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { kind, openCents, grossCents, dueOn, mailedAt, credits, keptAs } = invoice
  return (
    <Section title={t('invoices.page.state')}>
      <dl className="kluis-facts">
        <Fact label={t('invoices.list.amount')}>
          <MoneyText cents={kind === 'credit' ? -grossCents : grossCents} />
        </Fact>
        <Fact label={t(kind === 'credit' ? 'invoices.page.openCredit' : 'invoices.page.open')}>
          <MoneyText cents={openCents} strong />
        </Fact>
        {kind === 'invoice' && (
          <Fact label={t('invoices.page.due')}>
            <DateText date={dueOn} />
          </Fact>
        )}
        {credits !== null && (
          <Fact label={t('invoices.page.credits')}>
            <InvoiceLink id={credits.id} number={credits.number} />
          </Fact>
        )}
        {keptAs === 'long-invoice' && (
          <Fact label={t('invoices.editor.keptAs')}>{t('invoices.editor.keptAsLong')}</Fact>
        )}
        <QuoteOfLink invoiceId={invoice.id} />
        <Fact label={t('invoices.page.mailedAt')}>
          {mailedAt === null ? t('invoices.page.notSent') : <MomentText moment={mailedAt} />}
        </Fact>
      </dl>
      <WriteOff invoice={invoice} />
    </Section>
  )
}

function Settlements({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { settlements } = invoice
  return (
    <Section title={t('invoices.page.settlements')}>
      {settlements.length === 0 ? (
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>
          {t('invoices.page.noSettlements')}
        </span>
      ) : (
        <dl className="kluis-facts">
          {settlements.map(({ id, kind, amountCents, on, counter }) => (
            <Fact
              key={id}
              label={t(`invoices.page.kinds.${kind}`, { number: counter?.number ?? '' })}
            >
              <DateText date={on} /> <MoneyText cents={amountCents} strong />
            </Fact>
          ))}
        </dl>
      )}
      <TakeBack invoice={invoice} />
    </Section>
  )
}

function CreditNotes({ invoice: { creditNotes } }: { invoice: Invoice }) {
  const { t } = useTranslation()
  if (creditNotes.length === 0) return null
  return (
    <Section title={t('invoices.page.creditNotes')}>
      <ul className="kluis-check">
        {creditNotes.map(({ id, number, issuedOn, grossCents }) => (
          <li key={id} style={{ justifyContent: 'space-between' }}>
            <span>
              <InvoiceLink id={id} number={number ?? t('invoices.page.draftNote')} />{' '}
              <DateText date={issuedOn} />
            </span>
            <MoneyText cents={-grossCents} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Each with the beginning of its hash: what was handed out can be compared with what is kept. */
function Documents({ invoice: { documents } }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (documents.length === 0) return null
  return (
    <Section title={t('invoices.page.documents')}>
      <dl className="kluis-facts">
        {documents.map(({ kind, sha256, createdAt }) => (
          <Fact key={kind} label={t(`invoices.page.documentKinds.${kind}`)}>
            <Anchor
              component="span"
              inherit
              c="dimmed"
              underline="never"
              className="kluis-mono"
              title={`SHA-256 ${sha256} · ${format.moment(createdAt)}`}
            >
              {sha256.slice(0, 8)}
            </Anchor>
          </Fact>
        ))}
      </dl>
    </Section>
  )
}
