import { Button, Group, List, Stack, Stepper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CheckResult } from '../../shared/archive/contract'
import { todayIn } from '../../shared/dates'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { JobProgress, useJob } from '../ui/job'
import { ButtonLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { ApprovalStep } from './approval-step'
import { CheckFindings } from './check-findings'
import { DestroyStep, type Destroyed } from './destroy-step'

type Step = 'explain' | 'check' | 'approve' | 'destroy' | 'done'

const dueIn = (check: CheckResult): number => check.due.reduce((sum, { items }) => sum + items, 0)

/** The guided job of January: look, agree, destroy, keep the proof. */
export function YearlyCheck() {
  const { t } = useTranslation()
  const needed = useData('approvals.needed', {})
  return (
    <Page
      title={t('archive.check.title')}
      subtitle={t('archive.check.lead')}
      width="form"
      breadcrumbs={[
        <Link key="archive" to="/archive">
          {t('archive.title')}
        </Link>,
      ]}
    >
      <DataState of={needed}>{(answer) => <Steps approvalNeeded={answer.needed} />}</DataState>
    </Page>
  )
}

function Steps({ approvalNeeded }: { approvalNeeded: boolean }) {
  const { t } = useTranslation()
  const [check, setCheck] = useState<CheckResult | null>(null)
  const [looked, setLooked] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const [destroyed, setDestroyed] = useState<Destroyed | null>(null)
  const withApproval = approvalNeeded && check !== null && dueIn(check) > 0
  const names: readonly Step[] = [
    'explain',
    'check',
    ...(withApproval ? (['approve'] satisfies Step[]) : []),
    'destroy',
    'done',
  ]
  const here: Step = destroyed
    ? 'done'
    : !check
      ? 'explain'
      : !looked
        ? 'check'
        : withApproval && !agreed
          ? 'approve'
          : 'destroy'
  const restart = () => {
    setCheck(null)
    setLooked(false)
    setAgreed(false)
  }
  return (
    <Stack gap="md">
      <Stepper active={names.indexOf(here)} size="sm" allowNextStepsSelect={false}>
        {names.map((name) => (
          <Stepper.Step
            key={name}
            label={t(`archive.check.steps.${name}`)}
            allowStepSelect={false}
            tabIndex={-1}
          />
        ))}
      </Stepper>
      {here === 'explain' && <Explain onChecked={setCheck} />}
      {check && here === 'check' && (
        <CheckFindings check={check} onAgain={restart} onGoOn={() => setLooked(true)} />
      )}
      {check && here === 'approve' && (
        <ApprovalStep
          year={todayIn(new Date(check.checkedAt)).slice(0, 4)}
          onAgreed={() => setAgreed(true)}
        />
      )}
      {check && here === 'destroy' && (
        <DestroyStep
          items={dueIn(check)}
          date={todayIn(new Date(check.checkedAt))}
          askDate={check.clockJumped}
          onDone={setDestroyed}
        />
      )}
      {destroyed && <Done destroyed={destroyed} />}
    </Stack>
  )
}

function Explain({ onChecked }: { onChecked: (check: CheckResult) => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const job = useJob('archive.check')
  const last = useData('archive.reminder', {}).data?.lastCheckedAt
  const start = async () => {
    const result = await job.start({})
    if (result) onChecked(result)
  }
  return (
    <Section title={t('archive.check.steps.explain')}>
      <List type="ordered" spacing="xs">
        <List.Item>{t('archive.check.explain1')}</List.Item>
        <List.Item>{t('archive.check.explain2')}</List.Item>
        <List.Item>{t('archive.check.explain3')}</List.Item>
      </List>
      <Text c="dimmed">
        {last ? t('archive.check.last', { moment: moment(last) }) : t('archive.check.never')}
      </Text>
      {job.progress ? (
        <JobProgress label={t('archive.check.running')} progress={job.progress} onStop={job.stop} />
      ) : (
        <Group>
          <Button onClick={() => void start()}>{t('archive.check.start')}</Button>
        </Group>
      )}
    </Section>
  )
}

function Done({ destroyed: { items, name } }: { destroyed: Destroyed }) {
  const { t } = useTranslation()
  return (
    <Section title={t('archive.check.done.title')}>
      <Notice tone="good" role="status">
        {items > 0
          ? t('archive.check.done.destroyed', { count: items })
          : t('archive.check.done.none')}
      </Notice>
      <Text className="kluis-wrap">{t('archive.check.done.proof', { name })}</Text>
      <Group>
        <ButtonLink to="/archive">{t('archive.check.done.back')}</ButtonLink>
      </Group>
    </Section>
  )
}
