import { Button, CloseButton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { AuditVerdict } from '../../shared/audit/contract'
import { rememberedCsvForm } from '../ui/csv-form'
import { call } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { JobProgress, useJob, type Job } from '../ui/job'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import { filterOf, type AuditSearch } from './audit-search'
import { PruneModal } from './prune-modal'

interface AuditJobsState {
  verify: Job<'audit.verify'>
  save: Job<'audit.exportCsv'>
  verdict: AuditVerdict | null
  forget: () => void
  pruning: ReactNode
  buttons: ReactNode
}

/** What an owner does with the log as a whole: verify, save, clear out. */
export const useAuditJobs = (place: AuditSearch): AuditJobsState => {
  const { t } = useTranslation()
  const format = useFormat()
  const verify = useJob('audit.verify')
  const save = useJob('audit.exportCsv')
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  const [prunes, setPrunes] = useState(false)
  const busy = verify.progress !== null || save.progress !== null
  const saveAs = async () => {
    try {
      const suggestedName = t('audit.export.fileName')
      const chosen = await call('files.chooseSave', { kind: 'csv', suggestedName })
      if (!chosen) return
      const saved = await save.start({
        ...filterOf(place),
        csvForm: rememberedCsvForm(),
        file: chosen.file,
      })
      if (saved)
        toast.done(t('audit.export.done', { count: saved.lines, lines: format.count(saved.lines) }))
    } catch (error) {
      toast.failed(error)
    }
  }
  return {
    verify,
    save,
    verdict,
    forget: () => setVerdict(null),
    pruning: prunes && <PruneModal onClose={() => setPrunes(false)} />,
    buttons: (
      <>
        <Button disabled={busy} onClick={() => void verify.start({}).then(setVerdict)}>
          {t('audit.verify.action')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void saveAs()}>
          {t('audit.export.action')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => setPrunes(true)}>
          {t('audit.prune.action')}
        </Button>
      </>
    ),
  }
}

export function AuditJobs({ jobs }: { jobs: AuditJobsState }) {
  const { t } = useTranslation()
  const { verify, save, verdict, forget } = jobs
  return (
    <>
      {verify.progress && (
        <JobProgress
          label={t('audit.verify.running')}
          progress={verify.progress}
          onStop={verify.stop}
        />
      )}
      {save.progress && (
        <JobProgress
          label={t('audit.export.running')}
          progress={save.progress}
          onStop={save.stop}
        />
      )}
      {verdict && <Verdict verdict={verdict} onClose={forget} />}
      {jobs.pruning}
    </>
  )
}

function Verdict({ verdict, onClose }: { verdict: AuditVerdict; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { firstBroken, lines, prunedTo } = verdict
  const close = <CloseButton aria-label={t('ui.close')} onClick={onClose} />
  if (firstBroken !== null) {
    return (
      <Notice tone="bad" role="alert" action={close}>
        <strong>{t('audit.verify.broken', { number: format.count(firstBroken) })}</strong>{' '}
        {t('audit.verify.brokenBody')}
      </Notice>
    )
  }
  return (
    <Notice tone="good" role="status" action={close}>
      {t('audit.verify.good', { count: lines, lines: format.count(lines) })}{' '}
      {prunedTo > 0 && t('audit.verify.pruned', { number: format.count(prunedTo) })}
    </Notice>
  )
}
