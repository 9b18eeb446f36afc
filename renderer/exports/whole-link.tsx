import { Button, Group, Text } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import { exports as contract } from '../../shared/exports/contract'
import { call } from '../api'
import { useFormat, useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { CsvFormField, rememberedCsvForm } from '../ui/csv-form'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** The whole office as one file, for its owner. */
export function WholeOffice() {
  const { t } = useTranslation()
  const { count } = useFormat()
  const language = useLanguage()
  const may = useMay(contract.whole.roles)
  const job = useJob('exports.whole')
  if (!may) return null
  const run = async () => {
    const name = t('exports.fileName', { date: todayIn(new Date()) })
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${name}.zip` })
    if (!chosen) return
    const made = await job.start({ csvForm: rememberedCsvForm(), language, file: chosen.file })
    if (!made) return
    const { tables, rows, invoices } = made
    toast.done(
      t('exports.done', {
        tables: count(tables),
        rows: count(rows),
        invoices: count(invoices),
      }),
    )
  }
  return (
    <Section title={t('exports.whole')}>
      <Text>{t('exports.lead')}</Text>
      <Notice tone="info">{t('exports.warning')}</Notice>
      <CsvFormField />
      {job.progress ? (
        <JobProgress label={t('exports.running')} progress={job.progress} onStop={job.stop} />
      ) : (
        <Group>
          <Button variant="default" onClick={() => void run().catch(toast.failed)}>
            {t('exports.go')}
          </Button>
        </Group>
      )}
    </Section>
  )
}
