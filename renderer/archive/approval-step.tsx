import { Button, Group, Text } from '@mantine/core'
import type { Approval } from '../../shared/approvals/contract'
import { useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { DataState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

interface ApprovalStepProps {
  /** the year of the check: what the approval is for */
  year: string
  onAgreed: () => void
}

/** Asks another owner, and waits for the answer. */
export function ApprovalStep({ year, onAgreed }: ApprovalStepProps) {
  const { t } = useTranslation()
  const list = useData('approvals.list', {})
  return (
    <Section title={t('archive.check.approval.title')}>
      <Text>{t('archive.check.approval.lead')}</Text>
      <DataState of={list}>
        {(rows) => (
          <Request
            request={
              rows.find(
                ({ operation, subject, state }) =>
                  operation === 'archive.destroy' && subject === year && state !== 'used',
              ) ?? null
            }
            year={year}
            onAgreed={onAgreed}
          />
        )}
      </DataState>
    </Section>
  )
}

function Request({ request, year, onAgreed }: { request: Approval | null } & ApprovalStepProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const me = useUser().id
  if (request?.state === 'approved') {
    return (
      <>
        <Notice tone="good" role="status">
          {t('archive.check.approval.approved', { name: request.decidedBy?.name ?? '' })}
        </Notice>
        <Group justify="flex-end">
          <Button onClick={onAgreed}>{t('ui.next')}</Button>
        </Group>
      </>
    )
  }
  if (request?.state === 'open' && request.requestedBy.id === me) {
    return (
      <Notice tone="info" role="status">
        {t('archive.check.approval.waiting', { moment: moment(request.expiresAt) })}
      </Notice>
    )
  }
  if (request?.state === 'open') {
    return (
      <>
        <Text>{t('archive.check.approval.other', { name: request.requestedBy.name })}</Text>
        <AnchorLink to="/approvals">{t('archive.check.approval.decide')}</AnchorLink>
      </>
    )
  }
  return (
    <>
      {request?.state === 'refused' && (
        <Notice tone="warn">
          {t('archive.check.approval.refused', {
            name: request.decidedBy?.name ?? '',
            reason: request.reason,
          })}
        </Notice>
      )}
      <Ask year={year} again={request !== null} />
    </>
  )
}

function Ask({ year, again }: { year: string; again: boolean }) {
  const { t } = useTranslation()
  const ask = useCall('approvals.request')
  return (
    <Group>
      <Button
        loading={ask.isPending}
        onClick={() =>
          ask.mutate(
            { operation: 'archive.destroy', subject: year },
            {
              onSuccess: () => toast.done(t('archive.check.approval.asked')),
              onError: toast.failed,
            },
          )
        }
      >
        {t(again ? 'archive.check.approval.again' : 'archive.check.approval.ask')}
      </Button>
    </Group>
  )
}
