import { List, Stack, Table, Text, Title } from '@mantine/core'
import type { Language } from '../../shared/language'
import type { StatementPart } from '../../shared/policy/statement'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

/** The statement whole, as it would be saved now. */
export function StatementText({ language }: { language: Language }) {
  const { t } = useTranslation()
  const statement = useData('policy.statement', { language })
  return (
    <Section title={t('policy.read')}>
      <DataState of={statement}>
        {({ from, intro, parts, madeFrom }) => (
          <Stack gap="lg" lang={language}>
            <Text c="dimmed">{from.join(' · ')}</Text>
            <Text>{intro}</Text>
            {parts.map((part) => (
              <Part key={part.topic} part={part} />
            ))}
            <Text c="dimmed" size="sm">
              {madeFrom}
            </Text>
          </Stack>
        )}
      </DataState>
    </Section>
  )
}

function Part({ part: { title, text, list, table } }: { part: StatementPart }) {
  const [first, ...rest] = text
  return (
    <Stack gap="xs">
      <Title order={3}>{title}</Title>
      {first !== undefined && <Text>{first}</Text>}
      {list.length > 0 && (
        <List>
          {list.map((item) => (
            <List.Item key={item}>{item}</List.Item>
          ))}
        </List>
      )}
      {rest.map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
      {table && (
        <Scrolling minWidth={560}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {table.head.map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row) => (
                <Table.Tr key={row.join('|')}>
                  {row.map((cell, place) => (
                    <Table.Td key={place}>{cell}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
    </Stack>
  )
}
