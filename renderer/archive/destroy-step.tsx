import { Button, Group, Text } from '@mantine/core'
import { call } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { JobProgress, useJob } from '../ui/job'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

export interface Destroyed {
  items: number
  /** of the file with the proof */
  name: string
}

interface DestroyStepProps {
  items: number
  /** the day of the check, civil */
  date: string
  /** that day is asked about: the clock jumped ahead */
  askDate: boolean
  onDone: (destroyed: Destroyed) => void
}

/** Where the proof goes, and then for good. With nothing due only the report is made. */
export function DestroyStep({ items, date, askDate, onDone }: DestroyStepProps) {
  const { t } = useTranslation()
  const { date: show, language } = useFormat()
  const job = useJob('archive.destroyDue')
  const chooseProof = async () => {
    try {
      const suggestedName = `${t('archive.check.destroy.fileName', { year: date.slice(0, 4) })}.zip`
      return await call('files.chooseSave', { kind: 'zip', suggestedName })
    } catch (error) {
      toast.failed(error)
      return null
    }
  }
  const destroy = async () => {
    const sure =
      items === 0 ||
      (await confirm({
        title: t('archive.check.destroy.confirmTitle', { count: items }),
        body: t('archive.check.destroy.confirmBody'),
        consequences: askDate ? [t('archive.check.destroy.askDate', { date: show(date) })] : [],
        confirm: t('archive.check.destroy.confirm'),
        danger: true,
      }))
    const chosen = sure ? await chooseProof() : null
    const result = chosen
      ? await job.start({ file: chosen.file, language, dateConfirmed: askDate ? date : null })
      : null
    if (chosen && result) onDone({ items: result.destroyed, name: chosen.name })
  }
  return (
    <Section
      title={
        items === 0 ? t('archive.check.report') : t('archive.check.destroy.title', { count: items })
      }
    >
      <Text>{items === 0 ? t('archive.check.nothingDue') : t('archive.check.destroy.lead')}</Text>
      {job.progress ? (
        <JobProgress
          label={items === 0 ? t('archive.check.running') : t('archive.check.destroy.running')}
          progress={job.progress}
          onStop={job.stop}
        />
      ) : (
        <Group>
          <Button {...(items > 0 ? { color: 'red' } : {})} onClick={() => void destroy()}>
            {items === 0 ? t('archive.check.report') : t('archive.check.destroy.go')}
          </Button>
        </Group>
      )}
    </Section>
  )
}
