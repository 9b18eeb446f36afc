import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { cents } from '../../shared/fields'
import type { VatPage } from '../../shared/vat/contract'
import type { TypedBox } from '../../shared/vat/overview'
import { boxName } from '../../shared/vat/words'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { MoneyField } from '../ui/fields/number-fields'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

interface TypeModalProps {
  page: VatPage
  box: TypedBox
  onClose: () => void
}

const amounts = z.object({ netCents: cents, vatCents: cents })

/** A box of which only people know what belongs in it. */
export function TypeModal({ page: { period, typed }, box, onClose }: TypeModalProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const save = useCall('vat.type')
  const there = typed[box]
  const initial =
    typeof there === 'number'
      ? { netCents: 0, vatCents: there }
      : (there ?? { netCents: box === '5b' ? 0 : null, vatCents: null })
  const form = useForm<{ netCents: number | null; vatCents: number | null }, typeof amounts>({
    form: null,
    initial,
    schema: amounts,
  })
  const keep = async (amount: z.output<typeof amounts> | null) => {
    await save.mutateAsync({ length: period.length, from: period.from, box, amount })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('vat.type.title', { box })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={t('vat.type.title', { box })} onSubmit={() => form.submit(keep)}>
        <Stack gap="md">
          <Text>{boxName(box, language)}</Text>
          {box !== '5b' && (
            <MoneyField label={t('vat.type.turnover')} required {...form.field('netCents')} />
          )}
          <MoneyField label={t('vat.type.vat')} required {...form.field('vatCents')} />
          {there !== null && (
            <Group>
              <Button variant="subtle" onClick={() => void keep(null).catch(toast.failed)}>
                {t('vat.type.empty')}
              </Button>
            </Group>
          )}
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('vat.type.save')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
