import { Group, Table, Text } from '@mantine/core'
import type { LetterRow } from '../../shared/letters/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { Section } from '../ui/section'

/** Everything that is written in the agency's name, by kind and language. */
export function LettersPage() {
  const { t } = useTranslation()
  const texts = useData('letters.list', {})
  return (
    <Page title={t('letters.title')} subtitle={t('letters.subtitle')} width="form">
      <DataState of={texts}>
        {(rows) => (
          <Section title={t('letters.table')} flush>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('letters.kind')}</Table.Th>
                  <Table.Th>{t('letters.languages.nl')}</Table.Th>
                  <Table.Th>{t('letters.languages.en')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows
                  .filter(({ language }) => language === 'nl')
                  .map(({ kind }) => (
                    <Table.Tr key={kind}>
                      <Table.Td>{t(`letters.kinds.${kind}`)}</Table.Td>
                      {rows
                        .filter((row) => row.kind === kind)
                        .map((row) => (
                          <Table.Td key={row.language}>
                            <Which row={row} />
                          </Table.Td>
                        ))}
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </Section>
        )}
      </DataState>
    </Page>
  )
}

function Which({ row: { kind, language, changedAt } }: { row: LetterRow }) {
  const { t } = useTranslation()
  const name = t('letters.open', {
    kind: t(`letters.kinds.${kind}`),
    language: t(`letters.languages.${language}`),
  })
  return (
    <Group gap="xs">
      <AnchorLink to="/letters/$kind/$language" params={{ kind, language }} aria-label={name}>
        {t(changedAt === null ? 'letters.standard' : 'letters.own')}
      </AnchorLink>
      {changedAt !== null && (
        <Text size="sm" c="dimmed">
          <MomentText moment={changedAt} />
        </Text>
      )}
    </Group>
  )
}
