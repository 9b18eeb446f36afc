import { Table, Text } from '@mantine/core'
import type { BackupStatus } from '../../shared/backup/contract'
import { useTranslation } from '../i18n/use-translation'
import { MomentText } from '../ui/date-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

/** What was here before a restore, and until when it is kept. */
export function AsidePanel({ aside }: Pick<BackupStatus, 'aside'>) {
  const { t } = useTranslation()
  return (
    <Section title={t('backup.aside.title')} flush>
      <Text c="dimmed" px="md" pb="sm">
        {t('backup.aside.lead')}
      </Text>
      <Scrolling minWidth={520}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('backup.aside.name')}</Table.Th>
              <Table.Th>{t('backup.aside.at')}</Table.Th>
              <Table.Th>{t('backup.aside.until')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {aside.map(({ name, at, keptUntil }) => (
              <Table.Tr key={name}>
                <Table.Td className="kluis-figures">{name}</Table.Td>
                <Table.Td>
                  <MomentText moment={at} />
                </Table.Td>
                <Table.Td>
                  <MomentText moment={keptUntil} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}
