import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { audit, type AuditTerm } from '../../shared/audit/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { DateField } from '../ui/fields/date-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { JobProgress, useJob } from '../ui/job'
import { toast } from '../ui/toast'

/** Lines that had their term go; the chain goes on. */
export function PruneModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const term = useData('audit.term', {})
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('audit.prune.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={term}>{(data) => <Prune term={data} onClose={onClose} />}</DataState>
    </Modal>
  )
}

function Prune({ term, onClose }: { term: AuditTerm; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { pruned, lines, before } = term
  return (
    <Stack gap="md">
      <Text>
        {t('audit.prune.term', { count: term.term.years })}{' '}
        {lines === 0
          ? t('audit.prune.none', { date: format.date(before) })
          : t('audit.prune.some', { count: lines, lines: format.count(lines) })}
      </Text>
      {pruned && (
        <Text c="dimmed">
          {t('audit.prune.last', {
            lines: format.count(pruned.lines),
            date: format.moment(pruned.at),
          })}
        </Text>
      )}
      {lines > 0 ? (
        <PruneForm before={before} onClose={onClose} />
      ) : (
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function PruneForm({ before, onClose }: { before: string; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const job = useJob('audit.prune')
  const form = useForm<{ before: string | null }, typeof audit.prune.input>({
    form: null,
    initial: { before },
    schema: audit.prune.input,
  })
  const submit = async () => {
    const input = form.check()
    if (!input) return
    if (input.before > before) {
      form.refuse([{ path: 'before', code: 'within-term' }], null)
      return
    }
    const done = await job.start(input)
    if (!done) return
    toast.done(t('audit.prune.done', { count: done.lines, lines: format.count(done.lines) }))
    onClose()
  }
  if (job.progress) {
    return (
      <JobProgress label={t('audit.prune.running')} progress={job.progress} onStop={job.stop} />
    )
  }
  return (
    <Form form={form} label={t('audit.prune.title')} onSubmit={submit}>
      <Stack gap="md">
        <DateField
          label={t('audit.prune.before')}
          description={t('audit.prune.beforeHelp', { date: format.date(before) })}
          maxDate={before}
          required
          inputWidth="12rem"
          {...form.field('before')}
        />
        <Text>{t('audit.prune.chain')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" color="red">
            {t('audit.prune.confirm')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
