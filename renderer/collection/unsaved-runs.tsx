import { Button, Group, Stack, Text } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import type { UnsavedRun } from '../../shared/collection/reminders'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { JobProgress, useJob } from '../ui/job'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** Runs that stand on record, whose drafts and letters are still to be saved. */
export function UnsavedRuns() {
  const runs = useData('collection.unsaved', {}).data ?? []
  return (
    <>
      {runs.map((run) => (
        <Run key={run.runId} run={run} />
      ))}
    </>
  )
}

function Run({ run }: { run: UnsavedRun }) {
  const { t } = useTranslation()
  const format = useFormat()
  const drafts = useJob('collection.saveDrafts')
  const letters = useJob('collection.saveLetters')
  const { runId } = run
  const date = todayIn(new Date(run.at))
  const save = async (what: 'drafts' | 'letters') => {
    const kind = what === 'drafts' ? ('zip' as const) : ('pdf' as const)
    const chosen = await call('files.chooseSave', {
      kind,
      suggestedName: `${t(`collection.${what}Name`, { date })}.${kind}`,
    }).catch(toast.failed)
    if (!chosen) return
    const { file, name } = chosen
    const done = await (what === 'drafts' ? drafts : letters).start({ runId, file })
    if (!done) return
    toast.done(t('collection.saved', { name }))
    if (done.again > 0) toast.done(t('collection.again', { count: done.again }))
  }
  const busy = drafts.progress ?? letters.progress
  return (
    <Section
      title={t('collection.unsaved', { at: format.moment(run.at), name: run.by })}
      actions={
        <Group gap="xs">
          {run.emails > 0 && run.draftsAt === null && (
            <Button disabled={busy !== null} onClick={() => void save('drafts')}>
              {t('collection.saveDrafts', { count: run.emails })}
            </Button>
          )}
          {run.letters > 0 && run.lettersAt === null && (
            <Button disabled={busy !== null} onClick={() => void save('letters')}>
              {t('collection.saveLetters', { count: run.letters })}
            </Button>
          )}
        </Group>
      }
    >
      <Stack gap="xs">
        <Text>{t('collection.unsavedBody')}</Text>
        {busy && (
          <JobProgress
            label={t('collection.busy')}
            progress={busy}
            onStop={drafts.progress ? drafts.stop : letters.stop}
          />
        )}
      </Stack>
    </Section>
  )
}
