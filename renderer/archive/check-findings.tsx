import { Button, Group, Stack, Table, Text } from '@mantine/core'
import type { CheckResult } from '../../shared/archive/contract'
import { todayIn } from '../../shared/dates'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

interface CheckFindingsProps {
  check: CheckResult
  onAgain: () => void
  onGoOn: () => void
}

/** What the check found, before anything is destroyed. */
export function CheckFindings({ check, onAgain, onGoOn }: CheckFindingsProps) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const whole = check.broken.length === 0
  return (
    <Stack gap="md">
      <Section title={t('archive.check.result')}>
        <Integrity check={check} />
        <div>
          <Text size="sm" c="dimmed">
            {t('archive.check.head')}
          </Text>
          <Text size="sm" className="kluis-mono kluis-wrap">
            {check.head}
          </Text>
        </div>
      </Section>
      <Section title={t('archive.check.due')} flush={check.due.length > 0}>
        {check.due.length === 0 ? (
          <Text>{t('archive.check.nothingDue')}</Text>
        ) : (
          <DueTable due={check.due} />
        )}
      </Section>
      {check.clockJumped && check.due.length > 0 && (
        <Notice tone="warn" role="alert">
          {t('archive.check.clockJumped', { date: date(todayIn(new Date(check.checkedAt))) })}
        </Notice>
      )}
      {check.held.length > 0 && <Held held={check.held} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          {t('archive.check.again')}
        </Button>
        {whole && (
          <Button onClick={onGoOn}>
            {check.due.length > 0 ? t('ui.next') : t('archive.check.report')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Integrity({ check: { items, destroyed, broken } }: { check: CheckResult }) {
  const { t } = useTranslation()
  return (
    <>
      {broken.length > 0 ? (
        <Notice tone="bad" role="alert">
          <Text>{t('archive.check.broken', { count: broken.length })}</Text>
          <Text>{t('archive.check.brokenIds', { ids: broken.slice(0, 50).join(', ') })}</Text>
        </Notice>
      ) : (
        <Notice tone="good" role="status">
          {t('archive.check.allWhole', { count: items })}
        </Notice>
      )}
      {destroyed > 0 && <Text c="dimmed">{t('archive.check.gone', { count: destroyed })}</Text>}
    </>
  )
}

function DueTable({ due }: { due: CheckResult['due'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scrolling minWidth={480}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('archive.check.year')}</Table.Th>
            <Table.Th ta="right">{t('archive.check.items')}</Table.Th>
            <Table.Th>{t('archive.check.until')}</Table.Th>
            <Table.Th>{t('archive.check.rule')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {due.map((row) => (
            <Table.Tr key={`${row.fiscalYear} ${row.rule}`}>
              <Table.Th scope="row">{row.fiscalYear}</Table.Th>
              <Table.Td ta="right" className="kluis-figures">
                {format.count(row.items)}
              </Table.Td>
              <Table.Td>
                <DateText date={row.destroyAfter} />
              </Table.Td>
              <Table.Td>{t(`archive.rules.${row.rule}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Held({ held }: { held: CheckResult['held'] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('archive.check.held')}>
      {held.map(({ fiscalYear, items }) => (
        <Text key={fiscalYear}>
          {t('archive.check.year')} {fiscalYear}: {t('archive.items', { count: items })}
        </Text>
      ))}
    </Section>
  )
}
