import { Modal, Stack, Text } from '@mantine/core'
import { isCivilDate } from '../../../shared/dates'
import { noticeInput, type Subscription } from '../../../shared/services/subscription'
import { terminationLaw, terminationReason } from '../../../shared/services/termination-words'
import { useCall, useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { DateField } from '../../ui/fields/date-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'

interface EndModalProps {
  subscription: Subscription
  today: string
  onClose: () => void
}

/** Notice: the lawful last day, the rule that decides it and what goes back, before it is done. */
export function EndModal({ subscription, today, onClose }: EndModalProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, version } = subscription
  const end = useCall('services.end')
  const form = useForm<{ receivedOn: string | null; wishedOn: string | null }, typeof noticeInput>({
    form: null,
    initial: { receivedOn: today, wishedOn: null },
    schema: noticeInput,
    toInput: (values) => ({ id, ...values }),
  })
  const { receivedOn, wishedOn } = form.values
  const day = (on: string | null) => on !== null && isCivilDate(on)
  const known = day(receivedOn) && (wishedOn === null || day(wishedOn))
  const outcome = useData(
    'services.notice',
    {
      id,
      receivedOn: known && receivedOn !== null ? receivedOn : today,
      wishedOn: known ? wishedOn : null,
    },
    { enabled: known },
  )
  const title = t('services.ending.title', { name: subscription.item.name })
  return (
    <Modal
      opened
      size="36rem"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={title}
        onSubmit={() =>
          form.submit(async (input) => {
            const { creditIds, subscription: ended } = await end.mutateAsync({ ...input, version })
            const date = format.date(ended.endsOn ?? '')
            toast.done(
              t(creditIds.length > 0 ? 'services.ending.doneCredit' : 'services.ending.done', {
                date,
              }),
            )
            onClose()
          })
        }
      >
        <Stack gap="md">
          <DateField
            label={t('services.ending.receivedOn')}
            required
            autoFocus
            inputWidth="12rem"
            {...form.field('receivedOn')}
          />
          <DateField
            label={t('services.ending.wishedOn')}
            description={t('services.ending.wishedHelp')}
            inputWidth="12rem"
            {...form.field('wishedOn')}
          />
          {known && (
            <DataState of={outcome}>
              {({ endsOn, rule, later, creditCents, withdrawUntil }) => (
                <Notice tone="info">
                  <Stack gap={4}>
                    <Text fw={600}>
                      {t('services.ending.lastDay', { date: format.dateLong(endsOn) })}
                    </Text>
                    <Text>
                      {later
                        ? t('services.ending.asWished')
                        : terminationReason[format.language][rule]}
                      {!later && terminationLaw[rule] !== null && ` (${terminationLaw[rule]})`}
                    </Text>
                    <Text>
                      {creditCents > 0
                        ? t('services.ending.credit', { amount: format.money(creditCents) })
                        : t('services.ending.noCredit')}
                    </Text>
                    {withdrawUntil !== null && withdrawUntil >= today && (
                      <Text>
                        {t('services.ending.withdraw', { date: format.dateLong(withdrawUntil) })}
                      </Text>
                    )}
                  </Stack>
                </Notice>
              )}
            </DataState>
          )}
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('services.ending.confirm')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
