import { Checkbox, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import type { DataChange, Difference } from '../../../shared/requests/contract'
import { useData } from '../../api'
import { problemSentence } from '../../i18n/problems/problems'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { Scrolling } from '../../ui/table/scrolling'

interface ChangesProps {
  clientId: number
  changes: readonly DataChange[]
  chosen: readonly string[]
  onChoose: (fields: readonly string[]) => void
}

const canBe = ({ now, to, problem }: DataChange): boolean => problem === null && now !== to

/** The fields that can be changed, at first all chosen. */
export const changeable = (difference: Difference): string[] =>
  difference.kind === 'change-data'
    ? difference.changes.filter(canBe).map(({ field }) => field)
    : []

/** Field by field what stands there, and what it becomes. */
export function Changes({ clientId, changes, chosen, onChoose }: ChangesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const fields = useData('requests.fields', { clientId }).data ?? []
  const labelOf = (field: string) =>
    fields.find((one) => one.field === field)?.label[language] ?? field
  const shown = (value: string) =>
    value === '' ? (
      <Text span c="dimmed">
        {t('requests.empty')}
      </Text>
    ) : (
      value
    )
  return (
    <Scrolling minWidth={560}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="2.5rem">
              <VisuallyHidden>{t('requests.accept')}</VisuallyHidden>
            </Table.Th>
            <Table.Th>{t('requests.field')}</Table.Th>
            <Table.Th>{t('requests.now')}</Table.Th>
            <Table.Th>{t('requests.becomes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => {
            const { field, from, now, to, problem } = change
            const why =
              problem !== null
                ? problemSentence({ path: field, code: problem }, language)
                : now === to
                  ? t('requests.already')
                  : from !== now
                    ? t('requests.moved', { from: from === '' ? t('requests.empty') : from })
                    : null
            return (
              <Table.Tr key={field}>
                <Table.Td>
                  <Checkbox
                    aria-label={t('requests.choose', { field: labelOf(field) })}
                    checked={chosen.includes(field)}
                    disabled={!canBe(change)}
                    onChange={({ currentTarget: { checked } }) =>
                      onChoose(checked ? [...chosen, field] : chosen.filter((one) => one !== field))
                    }
                  />
                </Table.Td>
                <Table.Th scope="row" fw={400}>
                  {labelOf(field)}
                </Table.Th>
                <Table.Td className="kluis-wrap">{shown(now)}</Table.Td>
                <Table.Td className="kluis-wrap">
                  <Stack gap={2}>
                    <Text span fw={600}>
                      {shown(to)}
                    </Text>
                    {why !== null && (
                      <Text
                        size="sm"
                        {...(problem === null
                          ? { c: 'dimmed' }
                          : { c: 'var(--kluis-tone-bad-text)' })}
                      >
                        {why}
                      </Text>
                    )}
                  </Stack>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
