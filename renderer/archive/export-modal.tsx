import { Group, Modal, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { archive as contract } from '../../shared/archive/contract'
import { fiscalYearOf, todayIn } from '../../shared/dates'
import { call, useData } from '../api'
import { RecipientPicker } from '../disclosures/recipient-picker'
import { useTranslation } from '../i18n/use-translation'
import { CsvFormField, rememberedCsvForm } from '../ui/csv-form'
import { DataState } from '../ui/data-state'
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
  onClose: () => void
}

/** The law's term: the years before this one of which everything is still there. */
const yearsBack = 7

/** Everything of some fiscal years in one ZIP, for an inspector. */
export function ExportModal({ onClose }: ExportModalProps) {
  const { t } = useTranslation()
  const job = useJob('archive.exportYears')
  const agency = useData('settings.agency', {})
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
        <DataState of={agency}>
          {({ fiscalYearStart }) => (
            <ExportForm
              now={fiscalYearOf(todayIn(new Date()), fiscalYearStart)}
              start={job.start}
              onClose={onClose}
            />
          )}
        </DataState>
      )}
    </Modal>
  )
}

interface ExportFormProps extends ExportModalProps {
  /** the fiscal year of today */
  now: number
  start: ReturnType<typeof useJob<'archive.exportYears'>>['start']
}

function ExportForm({ now, start, onClose }: ExportFormProps) {
  const { t } = useTranslation()
  const form = useForm<Asked, typeof asked>({
    form: null,
    initial: { from: now - yearsBack, to: now, recipientId: null },
    schema: asked,
  })
  const run = async ({ from, to, recipientId }: z.output<typeof asked>) => {
    const name = t('archive.exporting.fileName', { from, to })
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${name}.zip` })
    if (!chosen) return
    const result = await start({
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
  )
}
