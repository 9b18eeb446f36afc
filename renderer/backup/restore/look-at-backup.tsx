import { Divider, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { IconArchive, IconHelpHexagon, IconHistory } from '@tabler/icons-react'
import type { BackupCounts, BackupPreview } from '../../../shared/backup/contract'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { useSession } from '../../session/session'
import { Notice } from '../../ui/notice'
import { RestoreAccessForm } from './restore-access'
import { useSize } from '../sizes'
import { Fact } from '../state-panel'

interface LookAtBackupProps {
  preview: BackupPreview
  onOther: () => void
}

/** What is in a backup, what putting it back costs, and who does it. */
export function LookAtBackup({ preview, onOther }: LookAtBackupProps) {
  const { t } = useTranslation()
  const size = useSize()
  return (
    <Stack gap="md">
      <SimpleGrid component="dl" cols={3} spacing="md" m={0}>
        <Fact label={t('backup.restore.look.office')} value={preview.office} />
        <Fact label={t('backup.restore.look.size')} value={size(preview.bytes)} />
        <Fact label={t('backup.restore.look.program')} value={preview.program} />
      </SimpleGrid>
      <Contents preview={preview} />
      <Consequences preview={preview} />
      <Divider />
      <section>
        <Title order={2}>{t('backup.restore.access.title')}</Title>
        <Text c="dimmed" mb="sm">
          {t('backup.restore.access.lead')}
          {preview.replaces !== 'nothing' && ` ${t('backup.restore.access.others')}`}
        </Text>
        <RestoreAccessForm file={preview.file} onOther={onOther} />
      </section>
    </Stack>
  )
}

const kinds = [
  'clients',
  'invoices',
  'payments',
  'archive',
  'audit',
] as const satisfies readonly (keyof BackupCounts)[]

function Contents({ preview: { counts, lost } }: { preview: BackupPreview }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  return (
    <Table verticalSpacing={6} horizontalSpacing="xs" maw="34rem">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('backup.restore.look.contents')}</Table.Th>
          <Table.Th ta="right">{t('backup.restore.look.inBackup')}</Table.Th>
          {lost && <Table.Th ta="right">{t('backup.restore.look.lost')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kinds.map((kind) => (
          <Table.Tr key={kind}>
            <Table.Td>{t(`backup.restore.look.${kind}`)}</Table.Td>
            <Table.Td ta="right" className="kluis-figures">
              {count(counts[kind])}
            </Table.Td>
            {lost && (
              <Table.Td
                ta="right"
                className="kluis-figures"
                {...(lost[kind] > 0 && kind !== 'audit' ? loud : { c: 'dimmed' })}
              >
                {lost[kind] > 0 ? `+${count(lost[kind])}` : '0'}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const loud = { fw: 650, c: 'var(--kluis-tone-bad-text)' }

/** What is lost, what is kept, and what is done again. */
function Consequences({ preview: { replaces, since } }: { preview: BackupPreview }) {
  const { t } = useTranslation()
  // Who can still sign in can have it counted first.
  const locked = useSession(({ status, trouble }) => status?.state === 'locked' && trouble === null)
  const again = since && [
    since.erasures > 0 && t('backup.restore.look.erasures', { count: since.erasures }),
    since.destructions > 0 && t('backup.restore.look.destructions', { count: since.destructions }),
    since.invoices > 0 && t('backup.restore.look.numbers', { count: since.invoices }),
  ]
  return (
    <Stack gap="xs">
      {replaces === 'nothing' ? (
        <Notice tone="info">{t('backup.restore.look.newMachine')}</Notice>
      ) : (
        <>
          <Notice tone="warn">
            {t(locked ? 'backup.restore.look.lostUnknown' : 'backup.restore.look.lostBody')}
          </Notice>
          <Notice tone="info" icon={IconArchive}>
            {t('backup.restore.look.aside')}
          </Notice>
        </>
      )}
      {again ? (
        <DoneAgain lines={again.filter((line) => line !== false)} />
      ) : (
        <Notice tone="bad" icon={IconHelpHexagon}>
          <b>{t('backup.restore.look.unknownTitle')}</b> {t('backup.restore.look.unknown')}
        </Notice>
      )}
    </Stack>
  )
}

function DoneAgain({ lines }: { lines: string[] }) {
  const { t } = useTranslation()
  return (
    <Notice tone="info" icon={IconHistory}>
      {lines.length === 0 ? (
        t('backup.restore.look.nothingSince')
      ) : lines.length === 1 ? (
        lines[0]
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
