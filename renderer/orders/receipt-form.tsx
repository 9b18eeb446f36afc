import { Button, Group, SimpleGrid, Stack } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import { orders as contract, type Order } from '../../shared/orders/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DateField } from '../ui/fields/date-field'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

/** Who signed that they got it. */
export function ReceiptForm({ order: { id, version } }: { order: Order }) {
  const { t } = useTranslation()
  const note = useCall('orders.noteReceipt')
  const form = useForm<
    { receipt: string; receiptOn: string | null },
    typeof contract.noteReceipt.input
  >({
    form: null,
    initial: { receipt: '', receiptOn: todayIn(new Date()) },
    schema: contract.noteReceipt.input,
    toInput: (values) => ({ id, version, ...values }),
  })
  return (
    <Form
      form={form}
      label={t('orders.receipt')}
      onSubmit={() =>
        void form.submit(async (input) => {
          await note.mutateAsync(input)
        })
      }
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextField label={t('orders.receiptBy')} required {...form.field('receipt')} />
          <DateField label={t('orders.receiptOn')} required {...form.field('receiptOn')} />
        </SimpleGrid>
        <Group>
          <Button type="submit" variant="default" loading={form.busy}>
            {t('orders.receiptSave')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
