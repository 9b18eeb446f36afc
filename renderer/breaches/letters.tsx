import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Breach } from '../../shared/breaches/contract'
import { call, useData } from '../api'
import { useFormat, useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** The report, and one run that makes a draft to each client concerned. */
export function Letters({ breach: { id, number, concerned, draftsAt, role } }: { breach: Breach }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { moment } = useFormat()
  const job = useJob('breaches.saveDrafts')
  const [without, setWithout] = useState(0)
  const message = useData('breaches.letter', { id, kind: 'message', language }).data
  const saveReport = async () => {
    const name = t('breaches.reportFile', { number })
    const chosen = await call('files.chooseSave', { kind: 'pdf', suggestedName: `${name}.pdf` })
    if (!chosen) return
    await call('breaches.saveReport', { id, language, file: chosen.file })
    toast.done(t('breaches.saved'))
  }
  const saveDrafts = async () => {
    const name = t('breaches.draftsFile', { number })
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${name}.zip` })
    if (!chosen) return
    const made = await job.start({ id, file: chosen.file })
    if (!made) return
    setWithout(made.without)
    toast.done(t('breaches.draftsDone', { count: made.drafts }))
  }
  return (
    <Section title={t('breaches.letters')}>
      <Text>{t('breaches.lettersHelp')}</Text>
      {job.progress ? (
        <JobProgress label={t('breaches.drafts')} progress={job.progress} onStop={job.stop} />
      ) : (
        <Group gap="xs">
          {role === 'controller' && (
            <Button variant="default" onClick={() => void saveReport().catch(toast.failed)}>
              {t('breaches.saveReport')}
            </Button>
          )}
          {concerned > 0 && (
            <Button variant="default" onClick={() => void saveDrafts().catch(toast.failed)}>
              {t('breaches.saveDrafts', { count: concerned })}
            </Button>
          )}
        </Group>
      )}
      {draftsAt !== null && (
        <Text c="dimmed" size="sm">
          {t('breaches.draftsAt', { moment: moment(draftsAt) })}
        </Text>
      )}
      {without > 0 && <Notice tone="warn">{t('breaches.without', { count: without })}</Notice>}
      {message && (
        <Stack gap="xs" lang={language}>
          <Text fw={600}>{t('breaches.preview')}</Text>
          <Text>{message.subject}</Text>
          <Text style={{ whiteSpace: 'pre-wrap' }} c="dimmed">
            {message.text}
          </Text>
        </Stack>
      )}
    </Section>
  )
}
