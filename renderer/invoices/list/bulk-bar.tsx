import { Button, Group, List, Menu, Paper, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation'
import type { InvoiceRow } from '../../../shared/invoices/contract'
import { mostAtOnce } from '../../../shared/invoices/several'
import { JobProgress } from '../../ui/job'
import { Notice } from '../../ui/notice'
import type { Selection } from '../../ui/table/use-selection'
import { useBulk } from './use-bulk'

/** What can be done with the chosen invoices, and what became of it. */
export function BulkBar({ selection }: { selection: Selection<InvoiceRow> }) {
  const { t } = useTranslation()
  const bulk = useBulk(selection)
  const { outcome, progress } = bulk
  const { length } = selection.rows
  return (
    <>
      {outcome && (
        <Notice
          tone={outcome.problems.length > 0 ? 'warn' : 'good'}
          role="status"
          action={
            <Group gap="xs">
              {outcome.undo && (
                <Button size="compact-sm" variant="default" onClick={outcome.undo}>
                  {t('invoices.bulk.notSent')}
                </Button>
              )}
              <Button size="compact-sm" variant="default" onClick={bulk.forget}>
                {t('invoices.bulk.close')}
              </Button>
            </Group>
          }
        >
          <Stack gap={4}>
            <Text>{outcome.done}</Text>
            {outcome.problems.length > 0 && (
              <List size="sm">
                {outcome.problems.map((line) => (
                  <List.Item key={line}>{line}</List.Item>
                ))}
              </List>
            )}
          </Stack>
        </Notice>
      )}
      {progress && (
        <JobProgress label={t('invoices.bulk.busy')} progress={progress} onStop={bulk.stop} />
      )}
      {length > 0 && !progress && (
        <Paper
          className="kluis-surface"
          p="xs"
          role="toolbar"
          aria-label={t('invoices.bulk.label')}
        >
          <Group gap="xs">
            <Text fw={600} role="status">
              {t('invoices.bulk.chosen', { count: length })}
            </Text>
            {length === mostAtOnce && (
              <Text size="sm" c="dimmed">
                {t('invoices.bulk.most', { count: mostAtOnce })}
              </Text>
            )}
            <Button size="compact-sm" variant="default" onClick={bulk.issue}>
              {t('invoices.bulk.issue')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={bulk.send}>
              {t('invoices.bulk.send')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={bulk.remind}>
              {t('invoices.bulk.remind')}
            </Button>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  size="compact-sm"
                  variant="default"
                  rightSection={<IconChevronDown size={14} aria-hidden />}
                >
                  {t('invoices.bulk.save')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {(['pdf', 'nlcius', 'peppol'] as const).map((as) => (
                  <Menu.Item key={as} onClick={() => bulk.save(as)}>
                    {t(`invoices.bulk.${as}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button size="compact-sm" variant="default" onClick={bulk.print}>
              {t('invoices.bulk.print')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={selection.clear}>
              {t('invoices.bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
    </>
  )
}
