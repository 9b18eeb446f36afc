import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Quote } from '../../../shared/quotes/contract'
import { useCall, useData } from '../../api'
import { errorSentence } from '../../i18n/errors/errors'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { ProblemsLink } from '../../invoices/problems-link'
import { DataState } from '../../ui/data-state'
import { DateText } from '../../ui/date-text'
import { ignoreHeldKey } from '../../ui/form/held-key'
import { MoneyText } from '../../ui/money-text'
import { Notice } from '../../ui/notice'

interface SendDialogProps {
  /** the draft as it was saved */
  quote: Quote
  onClose: () => void
  onSent: (quote: Quote) => void
}

/** The last look before a draft gets its number and never changes again. */
export function SendDialog({ quote, onClose, onSent }: SendDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id, updatedAt } = quote
  const check = useData('quotes.check', { id })
  const send = useCall('quotes.send')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quotes.send.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={check}>
        {({ number, validUntil, problems }) => (
          <Stack gap="md">
            <Text>{t('quotes.send.body')}</Text>
            <dl className="kluis-facts">
              <div>
                <dt>{t('quotes.send.number')}</dt>
                <dd>
                  <strong className="kluis-figures">{number}</strong>
                </dd>
              </div>
              <div>
                <dt>{t('quotes.form.client')}</dt>
                <dd>{quote.clientName}</dd>
              </div>
              <div>
                <dt>{t('quotes.list.amount')}</dt>
                <dd>
                  <MoneyText cents={quote.grossCents} strong />
                </dd>
              </div>
              <div>
                <dt>{t('quotes.form.validUntil')}</dt>
                <dd>
                  <DateText date={validUntil} />
                </dd>
              </div>
            </dl>
            <ProblemsLink problems={problems} />
            {send.error && (
              <Notice tone="bad" role="alert">
                {errorSentence(send.error, language)}
              </Notice>
            )}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose}>
                {t('ui.cancel')}
              </Button>
              <Button
                data-autofocus
                autoFocus
                onKeyDown={ignoreHeldKey}
                loading={send.isPending}
                disabled={problems.length > 0}
                onClick={() => send.mutate({ id, updatedAt }, { onSuccess: onSent })}
              >
                {t('quotes.send.confirm', { number })}
              </Button>
            </Group>
          </Stack>
        )}
      </DataState>
    </Modal>
  )
}
