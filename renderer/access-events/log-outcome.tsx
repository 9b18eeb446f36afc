import { Stack, Table, Text } from '@mantine/core'
import type { LogOutcome, ReadLog } from '../../shared/access-events/contract'
import { lineProblems } from '../../shared/access-events/event'
import { AppError } from '../../shared/errors'
import { errorSentence } from '../i18n/errors/errors'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'

/** What came of a log: line by line one thing or another, or why nothing of it was kept. */
export function LogOutcomePanel({ log }: { log: ReadLog }) {
  const { language } = useFormat()
  if ('outcome' in log)
    return (
      <Section title={log.name}>
        <Outcome outcome={log.outcome} />
      </Section>
    )
  const { problem } = log
  const error =
    problem === 'gone' ? new AppError('file-gone', {}) : new AppError('file-unreadable', problem)
  return (
    <Section title={log.name}>
      <Notice tone="bad" role="alert">
        {errorSentence(error, language)}
      </Notice>
    </Section>
  )
}

function Outcome({ outcome }: { outcome: LogOutcome }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { added, linked, known, notKept, pastTerm, malformed } = outcome
  const rows = [
    [t('access-events.outcome.signIns'), added['sign-in']],
    [t('access-events.outcome.changes'), added.change],
    [t('access-events.outcome.attacks'), added.attack],
    [t('access-events.outcome.known'), known],
    [t('access-events.outcome.notKept'), notKept],
    [t('access-events.outcome.pastTerm'), pastTerm],
    [t('access-events.outcome.other'), outcome.other + outcome.empty],
    [t('access-events.outcome.malformed'), malformed],
  ] as const
  return (
    <Stack gap="sm">
      <Text>
        {t('access-events.outcome.lines', { count: outcome.lines, lines: count(outcome.lines) })}{' '}
        {linked > 0 && t('access-events.outcome.linked', { count: linked, lines: count(linked) })}
      </Text>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} maw={480}>
        <Table.Tbody>
          {rows
            .filter(([, lines], place) => lines > 0 || place < 3)
            .map(([name, lines]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400} c="dimmed">
                  {name}
                </Table.Th>
                <Table.Td ta="right" className="kluis-figures">
                  {count(lines)}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {malformed > 0 && <Malformed outcome={outcome} />}
    </Stack>
  )
}

/** Where to look in the log itself: which lines, and what is wrong with them. */
function Malformed({ outcome: { problems, firstProblems } }: { outcome: LogOutcome }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const listed = 10
  return (
    <Notice tone="warn">
      <Stack gap={2}>
        {lineProblems
          .filter((problem) => problems[problem] > 0)
          .map((problem) => {
            const lines = firstProblems.filter((one) => one.problem === problem)
            const named = lines.slice(0, listed).map(({ line }) => count(line))
            return (
              <Text key={problem}>
                {`${t(`access-events.problems.${problem}`)}: ${count(problems[problem])} (${t(
                  'access-events.outcome.atLines',
                  { lines: named.join(', ') },
                )}${problems[problem] > named.length ? ' …' : ''})`}
              </Text>
            )
          })}
      </Stack>
    </Notice>
  )
}
