import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Invoice, Issued } from '../../shared/invoices/contract'
import { useCall, useData } from '../api'
import { toast } from '../ui/toast'
import { errorSentence } from '../i18n/errors/errors'
import { problemSentence } from '../i18n/problems/problems'
import { useFormat } from '../i18n/use-format'
import { DateField } from '../ui/fields/date-field'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { ignoreHeldKey } from '../ui/form/held-key'
import { Notice } from '../ui/notice'
import { useWhere } from './where'

interface IssueDialogProps {
  /** the draft as it was saved */
  invoice: Invoice
  onClose: () => void
  onIssued: (issued: Issued) => void
  /** it charges the VAT of the client's country by now */
  onCharged?: (invoice: Invoice) => void
}

/** Refusals that ask whether the date is right: the same button then says that it is. */
const asksAgain: readonly string[] = [
  'issue-date-unusual',
  'supply-date-unusual',
  'date-unconfirmed',
  'consumer-taxed-abroad',
]

/** The last look before a draft gets its number and never changes again. */
export function IssueDialog({ invoice, onClose, onIssued, onCharged }: IssueDialogProps) {
  const { t } = useTranslation()
  const credit = invoice.kind === 'credit'
  const [on, setOn] = useState<string | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const check = useData(
    'invoices.check',
    { id: invoice.id, on },
    { placeholderData: (before) => before },
  )
  const issue = useCall('invoices.issue')
  const charge = useCall('invoices.chargeCountryVat')
  const { language } = useFormat()
  const where = useWhere()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(credit ? 'invoices.issue.titleCredit' : 'invoices.issue.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size="md"
    >
      <DataState of={check}>
        {({ number, issuedOn, dueOn, grossCents, problems, warnings }) => {
          const atDate = problems.find(({ path }) => path === 'issuedOn')
          const others = problems.filter(({ path }) => path !== 'issuedOn')
          const doubted = asksAgain.includes(issue.error?.code ?? '')
          const taxedHere = issue.error?.code === 'consumer-taxed-abroad'
          const confirm = () =>
            issue.mutate(
              {
                id: invoice.id,
                on: issuedOn,
                updatedAt: invoice.updatedAt,
                sure: doubted,
                taxedHere,
                grossCents,
              },
              { onSuccess: onIssued },
            )
          return (
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                event.stopPropagation()
                if (problems.length === 0 && unread === null) confirm()
              }}
            >
              <Stack gap="md">
                <Text>{t('invoices.issue.body')}</Text>
                <dl className="kluis-facts">
                  <Fact label={t('invoices.issue.number')}>
                    <strong className="kluis-figures">{number ?? '—'}</strong>
                  </Fact>
                  <Fact label={t('invoices.issue.to')}>{invoice.clientName}</Fact>
                  <Fact label={t('invoices.issue.amount')}>
                    <MoneyText cents={grossCents} strong />
                  </Fact>
                  {!credit && (
                    <Fact label={t('invoices.issue.due')}>
                      <DateText date={dueOn} />
                    </Fact>
                  )}
                </dl>
                <DateField
                  name="issuedOn"
                  label={t('invoices.issue.on')}
                  value={on ?? issuedOn}
                  onChange={(day) => {
                    setOn(day)
                    issue.reset()
                  }}
                  unread={unread}
                  onUnread={setUnread}
                  error={
                    unread !== null
                      ? problemSentence({ path: '', code: 'not-a-date' }, language)
                      : atDate
                        ? problemSentence(atDate, language)
                        : null
                  }
                  w="14rem"
                />
                {others.map((problem) => (
                  <Notice key={`${problem.path} ${problem.code}`} tone="bad">
                    {where(problem.path)}: {problemSentence(problem, language)}
                  </Notice>
                ))}
                {warnings.map((problem) => (
                  <Notice key={`${problem.path} ${problem.code}`} tone="warn">
                    {where(problem.path)}: {problemSentence(problem, language)}
                  </Notice>
                ))}
                {issue.error && (
                  <Notice tone={doubted ? 'warn' : 'bad'} role="alert">
                    {errorSentence(issue.error, language)}
                  </Notice>
                )}
                <Group justify="flex-end" gap="sm">
                  {taxedHere && (
                    <Button
                      variant="default"
                      loading={charge.isPending}
                      onClick={() =>
                        charge.mutate(
                          { id: invoice.id, updatedAt: invoice.updatedAt },
                          {
                            onSuccess: (charged) => {
                              toast.done(t('invoices.issue.charged'))
                              onCharged?.(charged)
                              onClose()
                            },
                            onError: toast.failed,
                          },
                        )
                      }
                    >
                      {t('invoices.issue.chargeCountry')}
                    </Button>
                  )}
                  <Button variant="default" onClick={onClose}>
                    {t('ui.cancel')}
                  </Button>
                  <Button
                    type="submit"
                    data-autofocus
                    autoFocus
                    onKeyDown={ignoreHeldKey}
                    loading={issue.isPending}
                    disabled={problems.length > 0 || unread !== null}
                  >
                    {taxedHere
                      ? t('invoices.issue.taxedHere')
                      : doubted
                        ? t('invoices.issue.sure')
                        : number === null
                          ? t('invoices.issue.confirmPlain')
                          : t('invoices.issue.confirm', { number })}
                  </Button>
                </Group>
              </Stack>
            </form>
          )
        }}
      </DataState>
    </Modal>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
