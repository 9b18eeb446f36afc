import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation'
import type { FieldProblem } from '../../../shared/errors'
import type { Check } from '../../../shared/invoices/contract'
import { problemSentence } from '../../i18n/problems/problems'
import { useLanguage } from '../../i18n/use-format'
import { LoadingState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { Section } from '../../ui/section'
import { useWhere } from '../where'

interface CheckPanelProps {
  check: Check | null
  clientId: number | null
  /** goes to the field of a problem */
  onJump: (path: string) => void
}

/** What still stands in the way of issuing, each with a way to the field that cures it. */
export function CheckPanel({ check, clientId, onJump }: CheckPanelProps) {
  const { t } = useTranslation()
  return (
    <Section title={t('invoices.check.title')}>
      {check ? (
        <div role="status">
          <Findings check={check} clientId={clientId} onJump={onJump} />
        </div>
      ) : (
        <LoadingState rows={2} />
      )}
    </Section>
  )
}

function Findings({ check, clientId, onJump }: CheckPanelProps & { check: Check }) {
  const { t } = useTranslation()
  const { problems, warnings, number } = check
  const list = (found: readonly FieldProblem[], stops: boolean) => (
    <ul className="kluis-check">
      {found.map((problem) => (
        <Finding
          key={`${problem.path} ${problem.code}`}
          problem={problem}
          stops={stops}
          clientId={clientId}
          onJump={onJump}
        />
      ))}
    </ul>
  )
  return (
    <>
      {problems.length === 0 ? (
        <Text c="var(--mantine-color-success)" display="flex" style={{ gap: '0.5rem' }}>
          <IconCircleCheck size={18} stroke={1.75} aria-hidden style={{ flex: 'none' }} />
          {t('invoices.check.ready', { number: number ?? '' })}
        </Text>
      ) : (
        <>
          <Text>{t('invoices.check.problems', { count: problems.length })}</Text>
          {list(problems.slice(0, mostShown), true)}
        </>
      )}
      {warnings.length > 0 && (
        <>
          <Text mt="sm">{t('invoices.check.warnings')}</Text>
          {list(warnings, false)}
        </>
      )}
    </>
  )
}

/** More would not be read anyway; the rest shows up once these are cured. */
const mostShown = 12

interface FindingProps {
  problem: FieldProblem
  stops: boolean
  clientId: number | null
  onJump: (path: string) => void
}

function Finding({ problem, stops, clientId, onJump }: FindingProps) {
  const language = useLanguage()
  const where = useWhere()
  const Shape = stops ? IconCircleX : IconAlertTriangle
  const [domain = ''] = problem.path.split('.')
  const text = where(problem.path)
  return (
    <li>
      <Shape
        size={16}
        stroke={1.75}
        aria-hidden
        color={stops ? 'var(--mantine-color-error)' : 'var(--kluis-tone-warn-text)'}
      />
      <span>
        {domain === 'client' && clientId !== null ? (
          <AnchorLink to="/clients/$clientId/edit" params={{ clientId: String(clientId) }} inherit>
            {text}
          </AnchorLink>
        ) : domain === 'agency' ? (
          <AnchorLink to="/settings" inherit>
            {text}
          </AnchorLink>
        ) : (
          <Anchor component="button" type="button" inherit onClick={() => onJump(problem.path)}>
            {text}
          </Anchor>
        )}
        {': '}
        {problemSentence(problem, language)}
      </span>
    </li>
  )
}
