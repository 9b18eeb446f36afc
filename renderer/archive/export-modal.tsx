import { Group, Modal, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import type { ArchiveYear } from '../../shared/archive/contract'
import { archive as contract } from '../../shared/archive/contract'
import { todayIn } from '../../shared/dates'
import { call } from '../api'
import { RecipientPicker } from '../disclosures/recipient-picker'
import { useTranslation } from '../i18n/use-translation'
import { CsvFormField, rememberedCsvForm } from '../ui/csv-form'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { JobProgress, useJob } from '../ui/job'
import { toast } from '../ui/toast'

const asked = contract.exportYears.input
  .omit({ file: true, csvForm: true })
  .extend({ recipientId: z.number({ error: 'required' }).int() })

interface Asked {
  from: number | null
  to: number | null
  recipientId: number | null
}

interface ExportModalProps {
  years: readonly ArchiveYear[]
  onClose: () => void
}

/** Everything of some fiscal years in one ZIP, for an inspector. */
export function ExportModal({ years, onClose }: ExportModalProps) {
  const { t } = useTranslation()
  const job = useJob('archive.exportYears')
  const now = Number(todayIn(new Date()).slice(0, 4))
  const oldest = years.at(-1)?.fiscalYear ?? now
  const form = useForm<Asked, typeof asked>({
    form: null,
    initial: { from: Math.max(oldest, now - 7), to: now, recipientId: null },
    schema: asked,
  })
  const run = async ({ from, to, recipientId }: z.output<typeof asked>) => {
    const name = t('archive.exporting.fileName', { from, to })
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${name}.zip` })
    if (!chosen) return
    const result = await job.start({
      from,
      to,
      recipientId,
      csvForm: rememberedCsvForm(),
      file: chosen.file,
    })
    if (!result) return
    toast.done(t('archive.exporting.done', { count: result.invoices }))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={() => {
        job.stop()
        onClose()
      }}
      title={t('archive.exporting.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {job.progress ? (
        <JobProgress
          label={t('archive.exporting.running')}
          progress={job.progress}
          onStop={job.stop}
        />
      ) : (
        <Form form={form} label={t('archive.exporting.title')} onSubmit={() => form.submit(run)}>
          <Stack gap="md">
            <Text>{t('archive.exporting.lead')}</Text>
            <Group gap="md" align="flex-start">
              <WholeNumberField
                label={t('archive.exporting.from')}
                align="left"
                inputWidth="8rem"
                {...form.field('from')}
              />
              <WholeNumberField
                label={t('archive.exporting.to')}
                align="left"
                inputWidth="8rem"
                {...form.field('to')}
              />
            </Group>
            <RecipientPicker
              label={t('archive.exporting.for')}
              description={t('archive.exporting.forHelp')}
              required
              {...form.field('recipientId')}
            />
            <CsvFormField />
            <DialogButtons onCancel={onClose} busy={form.busy}>
              {t('archive.exporting.go')}
            </DialogButtons>
          </Stack>
        </Form>
      )}
    </Modal>
  )
}
