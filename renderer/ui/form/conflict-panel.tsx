import { Box, Button, Group, Radio, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { Notice } from '../notice'
import { differs, type Conflict, type Part } from './conflict'
import { changedWords } from './changed-words'

interface ConflictPanelProps<V extends object> {
  conflict: Conflict<V>
  form: { values: V; busy: boolean }
}

/** Inside the form: both versions side by side, to be chosen field by field, and the button to save. */
export function ConflictPanel<V extends object>({ conflict, form }: ConflictPanelProps<V>) {
  return conflict.meeting && <Panel conflict={conflict} form={form} />
}

function Panel<V extends object>({ conflict, form: { values, busy } }: ConflictPanelProps<V>) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const { meeting, parts, choose } = conflict
  const title = t('ui.conflict.title')
  useEffect(() => {
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'start' })
  }, [meeting])
  return (
    <Box ref={panel} tabIndex={-1} role="group" aria-label={title} mb="md" style={belowTheHeader}>
      <Notice tone="warn" role="status">
        <Stack gap="sm">
          <div>
            <Title order={2}>{title}</Title>
            <Text>{t(parts.length > 0 ? 'ui.conflict.body' : 'ui.conflict.same')}</Text>
          </div>
          {parts.length > 0 && (
            <SideBySide theirs={t('ui.conflict.theirs')}>
              {parts.map((part) => (
                <Choice
                  key={part.key}
                  part={part}
                  conflict={conflict}
                  values={values}
                  onChoose={(side) => choose([part], side)}
                />
              ))}
            </SideBySide>
          )}
          <Group gap="xs">
            <Button type="submit" loading={busy}>
              {t(parts.length > 0 ? 'ui.conflict.save' : 'ui.save')}
            </Button>
            {parts.length > 1 && (
              <>
                <Button variant="default" onClick={() => choose(parts, 'mine')}>
                  {t('ui.conflict.allMine')}
                </Button>
                <Button variant="default" onClick={() => choose(parts, 'theirs')}>
                  {t('ui.conflict.allTheirs')}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </Notice>
    </Box>
  )
}

function SideBySide({ theirs, children }: { theirs: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Table layout="fixed" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="26%">{t('ui.conflict.field')}</Table.Th>
          <Table.Th>{theirs}</Table.Th>
          <Table.Th>{t('ui.conflict.mine')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ verticalAlign: 'top' }}>{children}</Table.Tbody>
    </Table>
  )
}

interface DifferencesProps<V> {
  /** what is called what stands there now */
  label: string
  parts: readonly Part<V>[]
  theirs: V
  mine: V
}

/** Both versions side by side where nothing is left to choose; nothing where they are the same. */
export function Differences<V>({ label, parts, theirs, mine }: DifferencesProps<V>) {
  const { t } = useTranslation()
  const different = parts.filter((part) => differs(part, theirs, mine))
  const cell = (part: Part<V>, of: V, beside: V) => (
    <Table.Td className="kluis-wrap" style={{ whiteSpace: 'pre-line' }}>
      {markedBeside(part.show(of), part.show(beside)) || (
        <Text c="dimmed">{t('ui.conflict.empty')}</Text>
      )}
    </Table.Td>
  )
  return (
    different.length > 0 && (
      <SideBySide theirs={label}>
        {different.map((part) => (
          <Table.Tr key={part.key}>
            <Table.Th scope="row">{part.label}</Table.Th>
            {cell(part, theirs, mine)}
            {cell(part, mine, theirs)}
          </Table.Tr>
        ))}
      </SideBySide>
    )
  )
}

/** A text with what differs from the one beside it in bold; other than texts as they are. */
const markedBeside = (shown: ReactNode, beside: ReactNode): ReactNode => {
  if (typeof shown !== 'string' || typeof beside !== 'string') return shown
  const { before, changed, after } = changedWords(shown, beside)
  // Where nothing is the same, bold would say nothing.
  if (changed === '' || changed === shown) return shown
  return (
    <>
      {before}
      <b>{changed}</b>
      {after}
    </>
  )
}

const belowTheHeader = {
  scrollMarginTop: 'calc(var(--app-shell-header-height, 3rem) + var(--mantine-spacing-md))',
}

interface ChoiceProps<V extends object> {
  part: Part<V>
  conflict: Conflict<V>
  values: V
  onChoose: (side: 'theirs' | 'mine') => void
}

function Choice<V extends object>({ part, conflict, values, onChoose }: ChoiceProps<V>) {
  const { t } = useTranslation()
  const name = useId()
  const { meeting } = conflict
  if (!meeting) return null
  const { base, theirs, mine } = meeting
  const isTheirs = !differs(part, values, theirs)
  const both = differs(part, base, theirs) && differs(part, base, mine)
  const own = isTheirs ? mine : values
  const option = (side: 'theirs' | 'mine', shown: V, beside: V) => (
    <Table.Td className="kluis-wrap">
      <Radio
        name={name}
        checked={isTheirs === (side === 'theirs')}
        onChange={() => onChoose(side)}
        aria-describedby={`${name}-field`}
        label={
          markedBeside(part.show(shown), part.show(beside)) || (
            <Text c="dimmed">{t('ui.conflict.empty')}</Text>
          )
        }
        styles={{ label: { whiteSpace: 'pre-line' } }}
      />
    </Table.Td>
  )
  return (
    <Table.Tr>
      <Table.Th scope="row" id={`${name}-field`}>
        {part.label}
        {both && (
          <Text size="sm" c="dimmed" fw={400}>
            {t('ui.conflict.both')}
          </Text>
        )}
      </Table.Th>
      {option('theirs', theirs, own)}
      {option('mine', own, theirs)}
    </Table.Tr>
  )
}
