import { Button, Checkbox, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReminderRun } from '../../shared/collection/reminders'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState, EmptyState } from '../ui/data-state'
import { CheckField } from '../ui/fields/choice-fields'
import { JobProgress, useJob } from '../ui/job'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { DueTable } from './due-table'
import { SuspensionTasks } from './suspension-tasks'
import { UnsavedRuns } from './unsaved-runs'

/** The reminder run: looked at first, each row chosen or left, then made. */
export function RemindersPage() {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const { only } = useSearch({ from: '/collection' })
  const due = useData('collection.preview', { limit: 500, invoiceIds: only ?? null })
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [byPost, setByPost] = useState(false)
  const [reading, setReading] = useState<number | null>(null)
  const [result, setResult] = useState<ReminderRun | null>(null)
  const job = useJob('collection.remind')
  const found = due.data
  const rows = found?.rows ?? []
  const beyond = (found?.count ?? 0) - rows.filter(({ why }) => why === null).length
  const chosen = rows.filter(({ invoiceId, why }) => why === null && !left.has(invoiceId))
  const count = chosen.length + (left.size === 0 ? beyond : 0)
  const run = async () => {
    const all = left.size === 0 && only === undefined
    const done = await job.start({
      invoiceIds: all ? null : chosen.map(({ invoiceId }) => invoiceId),
      byPost,
    })
    if (!done) return
    setResult(done)
    setLeft(new Set())
    toast.done(t('collection.made', { count: done.emails + done.letters + done.suspensions }))
  }
  return (
    <Page
      title={t('collection.title')}
      subtitle={t('collection.subtitle')}
      actions={
        <>
          <ButtonLink to="/collection/debits" variant="default">
            {t('collection.toDebits')}
          </ButtonLink>
          <ButtonLink to="/letters" variant="default">
            {t('collection.toTexts')}
          </ButtonLink>
          <ButtonLink to="/collection/plan" variant="default">
            {t('collection.toPlan')}
          </ButtonLink>
        </>
      }
    >
      <Stack gap="md">
        <UnsavedRuns />
        {result && result.left > 0 && (
          <Notice tone="warn">{t('collection.leftOver', { count: result.left })}</Notice>
        )}
        {found?.ratesEndedOn && (
          <Notice tone="warn">
            {t('collection.ratesEnded', { date: date(found.ratesEndedOn) })}
          </Notice>
        )}
        {only !== undefined && (
          <Notice
            tone="info"
            action={<AnchorLink to="/collection">{t('collection.showAll')}</AnchorLink>}
          >
            {t('collection.onlyChosen', { count: only.length })}
          </Notice>
        )}
        <SuspensionTasks />
        <DataState of={due}>
          {(data) =>
            data.rows.length === 0 ? (
              <EmptyState title={t('collection.nothing')} body={t('collection.nothingBody')} />
            ) : (
              <>
                <Paper className="kluis-surface" p="md">
                  <Group justify="space-between" gap="md">
                    <CheckField
                      name="byPost"
                      label={t('collection.byPost')}
                      value={byPost}
                      onChange={setByPost}
                    />
                    <Button
                      disabled={count === 0 || job.progress !== null}
                      onClick={() => void run()}
                    >
                      {t('collection.run', { count })}
                    </Button>
                  </Group>
                  {job.progress && (
                    <JobProgress
                      label={t('collection.busy')}
                      progress={job.progress}
                      onStop={job.stop}
                    />
                  )}
                </Paper>
                <Section
                  title={t('collection.found', {
                    count: data.count,
                    amount: money(data.openCents),
                  })}
                  flush
                  actions={
                    data.left > 0 && (
                      <Text c="dimmed">{t('collection.left', { count: data.left })}</Text>
                    )
                  }
                >
                  <DueTable
                    rows={data.rows}
                    left={left}
                    onLeave={setLeft}
                    onRead={setReading}
                    all={
                      <Checkbox
                        aria-label={t('collection.chooseAll')}
                        checked={left.size === 0}
                        indeterminate={left.size > 0 && chosen.length > 0}
                        onChange={() =>
                          setLeft(
                            left.size === 0
                              ? new Set(data.rows.map(({ invoiceId }) => invoiceId))
                              : new Set(),
                          )
                        }
                      />
                    }
                  />
                  {data.count + data.left > data.rows.length && (
                    <Text px="md" pb="md" c="dimmed">
                      {t('collection.more', {
                        count: data.count + data.left - data.rows.length,
                      })}
                    </Text>
                  )}
                </Section>
              </>
            )
          }
        </DataState>
      </Stack>
      {reading !== null && (
        <Wording invoiceId={reading} byPost={byPost} onClose={() => setReading(null)} />
      )}
    </Page>
  )
}

function Wording({
  invoiceId,
  byPost,
  onClose,
}: {
  invoiceId: number
  byPost: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const wording = useData('collection.wording', { invoiceId, byPost })
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={wording.data?.subject ?? t('collection.read')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={wording}>
        {({ body, to }) => (
          <Stack gap="sm">
            <Text c="dimmed">
              {to === null ? t('collection.toPost') : t('collection.to', { address: to })}
            </Text>
            <Text style={{ whiteSpace: 'pre-wrap' }} className="kluis-wrap">
              {body}
            </Text>
          </Stack>
        )}
      </DataState>
    </Modal>
  )
}
