import { Box, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { clientFields } from '../../../shared/clients/fields'
import { useTranslation } from '../../i18n/use-translation'
import { same } from '../../ui/form/form-path'
import { Notice } from '../../ui/notice'
import type { ClientValues } from './client-values'

interface ConflictPanelProps {
  theirs: ClientValues
  mine: ClientValues
  busy: boolean
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody else saved first: what stands there now beside what was typed, and the choice. */
export function ConflictPanel({
  theirs,
  mine,
  busy,
  onKeepMine,
  onTakeTheirs,
}: ConflictPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const show = (values: ClientValues, field: Field): string => {
    if (field === 'kind') return t(`clients.${values.kind}`)
    if (field === 'language') return t(`ui.languages.${values.language}`)
    if (field === 'contacts') return values.contacts.map(({ name }) => name).join(', ')
    if (field === 'emails') return values.emails.map(({ address }) => address).join(', ')
    return String(values[field] ?? '')
  }
  const differing = clientFields.filter((field) => !same(theirs[field], mine[field]))
  return (
    <Box ref={panel} tabIndex={-1} role="group" aria-label={t('clients.conflict.title')}>
      <Notice tone="warn" role="status">
        <Stack gap="sm">
          <div>
            <Title order={2}>{t('clients.conflict.title')}</Title>
            <Text>
              {differing.length > 0 ? t('clients.conflict.body') : t('clients.conflict.same')}
            </Text>
          </div>
          {differing.length > 0 && (
            <Table layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('clients.conflict.field')}</Table.Th>
                  <Table.Th>{t('clients.conflict.theirs')}</Table.Th>
                  <Table.Th>{t('clients.conflict.mine')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {differing.map((field) => (
                  <Table.Tr key={field}>
                    <Table.Th scope="row">{t(`clients.fields.${field}`)}</Table.Th>
                    <Table.Td className="kluis-wrap">{show(theirs, field)}</Table.Td>
                    <Table.Td className="kluis-wrap">{show(mine, field)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Group gap="xs">
            <Button onClick={onKeepMine} loading={busy}>
              {t('clients.conflict.keepMine')}
            </Button>
            <Button variant="default" onClick={onTakeTheirs}>
              {t('clients.conflict.takeTheirs')}
            </Button>
          </Group>
        </Stack>
      </Notice>
    </Box>
  )
}

type Field = (typeof clientFields)[number]
