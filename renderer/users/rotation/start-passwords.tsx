import { Button, Group, Stack, Table, Text } from '@mantine/core'
import type { RotationPlan } from '../../../shared/session/contract'
import { useTranslation } from '../../i18n/use-translation'
import { CopyOnce } from '../../session/copy-once'

interface StartPasswordsProps {
  people: RotationPlan['people']
  next: string
  onNext: () => void
  onCancel: () => void
}

/** The start passwords, shown once, before they come into force. */
export function StartPasswords({ people, next, onNext, onCancel }: StartPasswordsProps) {
  const { t } = useTranslation()
  const list = people.map(({ name, startPassword }) => `${name}: ${startPassword}`).join('\n')
  return (
    <Stack gap="md">
      <Text>{t('users.rotation.passwords.lead')}</Text>
      <Table aria-label={t('users.rotation.passwords.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('users.name')}</Table.Th>
            <Table.Th>{t('users.start.password')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(({ id, name, startPassword }) => (
            <Table.Tr key={id}>
              <Table.Td className="kluis-wrap">{name}</Table.Td>
              <Table.Td className="kluis-mono">{startPassword}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <CopyOnce text={list} label={t('users.rotation.passwords.copy')} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
        <Button autoFocus onClick={onNext}>
          {next}
        </Button>
      </Group>
    </Stack>
  )
}
