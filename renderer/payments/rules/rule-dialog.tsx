import { Modal, Stack, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { z } from 'zod'
import { ruleReasons, type SetAsideReason, type TriedRule } from '../../../shared/payments/contract'
import { ruleWords } from '../../../shared/payments/rules'
import { call, useData } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { DateText } from '../../ui/date-text'
import { SelectField } from '../../ui/fields/choice-fields'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { MoneyText } from '../../ui/money-text'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'

const ruleForm = z.object({ words: ruleWords, reason: z.enum(ruleReasons, { error: 'required' }) })
const tryAfterMilliseconds = 150

interface RuleDialogProps {
  entryId: number
  onClose: () => void
  onDone: () => void
}

/** A rule made of one entry, with what it would have taken in the past before it is made. */
export function RuleDialog({ entryId, onClose, onDone }: RuleDialogProps) {
  const { t } = useTranslation()
  const form = useForm<{ words: string; reason: '' | SetAsideReason }, typeof ruleForm>({
    form: null,
    initial: { words: '', reason: '' },
    schema: ruleForm,
  })
  const [words] = useDebouncedValue(form.values.words, tryAfterMilliseconds)
  const tried = useData('payments.tryRule', { entryId, words })
  const add = async (asked: z.output<typeof ruleForm>) => {
    const { setAside } = await call('payments.addRule', { entryId, ...asked })
    toast.done(t('payments.rules.added', { count: setAside }))
    onDone()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('payments.rules.make')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('payments.rules.make')}
        onSubmit={() => void form.submit((input) => add(ruleForm.parse(input)))}
      >
        <Stack gap="md">
          <DataState of={tried}>{(rule) => <Who rule={rule} />}</DataState>
          <SelectField
            label={t('payments.aside.reason')}
            required
            autoFocus
            options={ruleReasons.map((value) => ({
              value,
              label: t(`payments.aside.reasons.${value}`),
            }))}
            {...form.field('reason')}
          />
          <TextField
            label={t('payments.rules.words')}
            description={t('payments.rules.wordsHelp')}
            {...form.field('words')}
          />
          {tried.data && <Past rule={tried.data} />}
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('payments.rules.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}

function Who({ rule: { iban, name, direction } }: { rule: TriedRule }) {
  const { t } = useTranslation()
  return (
    <Text className="kluis-wrap">
      {t(`payments.rules.${direction}`, { name: name ?? iban ?? '' })}{' '}
      {iban !== null && name !== null && <span className="kluis-mono">{iban}</span>}
    </Text>
  )
}

/** What a look back finds: how many, and the latest of them. */
function Past({ rule: { toDo, aside, settled, samples } }: { rule: TriedRule }) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <Text role="status">
        {[
          t('payments.rules.past', { count: toDo + aside + settled }),
          t('payments.rules.toDo', { count: toDo }),
        ].join(' ')}
      </Text>
      {settled > 0 && (
        <Notice tone="warn">{t('payments.rules.settled', { count: settled })}</Notice>
      )}
      <Table verticalSpacing={4} horizontalSpacing="xs" layout="fixed">
        <Table.Tbody>
          {samples.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td w="6.5rem">
                <DateText date={row.bookedOn} />
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <Text size="sm" lineClamp={1}>
                  {row.description}
                </Text>
              </Table.Td>
              <Table.Td w="7.5rem" ta="right">
                <MoneyText cents={row.amountCents} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
