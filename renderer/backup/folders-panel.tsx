import { ActionIcon, Button, Stack, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconFolderPlus, IconTrash } from '@tabler/icons-react'
import { backup, type BackupFolder, type BackupStatus } from '../../shared/backup/contract'
import { call, useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { useFailureSentence } from './failure-sentence'
import { useSize } from './sizes'

/** Every folder the backups go to, with what is in it and what went wrong there. */
export function FoldersPanel({ status: { folders } }: { status: BackupStatus }) {
  const { t } = useTranslation()
  const mayAdd = useMay(backup.addFolder.roles)
  const mayRemove = useMay(backup.removeFolder.roles) && folders.length > 1
  const add = useCall('backup.addFolder')
  const remove = useCall('backup.removeFolder')

  const addOne = async () => {
    try {
      const chosen = await call('files.chooseFolder', {})
      if (!chosen) return
      const after = await add.mutateAsync({ folder: chosen.folder })
      toast.done(
        t(
          after.folders.length > folders.length ? 'backup.folders.added' : 'backup.folders.already',
        ),
      )
    } catch (error) {
      toast.failed(error)
    }
  }
  const removeOne = async ({ id, place }: BackupFolder) => {
    const sure = await confirm({
      title: t('backup.folders.removeTitle'),
      body: place,
      consequences: [t('backup.folders.removeNew'), t('backup.folders.removeKeeps')],
      confirm: t('backup.folders.remove'),
      danger: true,
    })
    if (!sure) return
    await remove
      .mutateAsync({ id })
      .then(() => toast.done(t('backup.folders.removed')), toast.failed)
  }

  return (
    <Section
      flush
      title={t('backup.folders.title')}
      actions={
        mayAdd && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconFolderPlus size={18} stroke={1.75} aria-hidden />}
            loading={add.isPending}
            onClick={() => void addOne()}
          >
            {t('backup.folders.add')}
          </Button>
        )
      }
    >
      {folders.every(({ id }) => id === 'own') && (
        <Stack px="md" pb="sm">
          <Notice tone="warn">{t('backup.folders.onlyOwn')}</Notice>
        </Stack>
      )}
      <Scrolling minWidth={880}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('backup.folders.place')}</Table.Th>
              <Table.Th>{t('backup.folders.state')}</Table.Th>
              <Table.Th ta="right">{t('backup.folders.count')}</Table.Th>
              <Table.Th>{t('backup.folders.newest')}</Table.Th>
              <Table.Th>{t('backup.folders.oldest')}</Table.Th>
              <Table.Th ta="right">{t('backup.folders.size')}</Table.Th>
              {mayRemove && (
                <Table.Th>
                  <VisuallyHidden>{t('backup.folders.actions')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {folders.map((folder) => (
              <FolderRow
                key={folder.id}
                folder={folder}
                onRemove={mayRemove ? () => void removeOne(folder) : null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}

interface FolderRowProps {
  folder: BackupFolder
  onRemove: (() => void) | null
}

function FolderRow({ folder, onRemove }: FolderRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = useSize()
  const sentence = useFailureSentence()
  const { id, place, reachable, backups, newestAt, oldestAt, bytes, failure } = folder
  const state = failure ? 'failed' : reachable ? 'reachable' : 'gone'
  return (
    <Table.Tr>
      <Table.Td miw="15rem" maw="24rem" className="kluis-wrap">
        <Text size="sm">{place}</Text>
        {id === 'own' && (
          <Text size="xs" c="dimmed">
            {t('backup.folders.own')}
          </Text>
        )}
        {failure && (
          <Text size="sm" c="var(--kluis-tone-bad-text)">
            {t('backup.folders.failedOn', { moment: format.moment(failure.at) })}{' '}
            {sentence(failure.code)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StatusBadge
          tone={state === 'reachable' ? 'good' : state === 'failed' ? 'bad' : 'warn'}
          label={t(`backup.folders.${state}`)}
        />
      </Table.Td>
      <Table.Td ta="right" className="kluis-figures">
        {reachable && format.count(backups)}
      </Table.Td>
      <Table.Td className="kluis-figures">{newestAt && format.moment(newestAt)}</Table.Td>
      <Table.Td className="kluis-figures">{oldestAt && format.moment(oldestAt)}</Table.Td>
      <Table.Td ta="right" className="kluis-figures">
        {backups > 0 && size(bytes)}
      </Table.Td>
      {onRemove && (
        <Table.Td ta="right">
          <Tooltip label={t('backup.folders.remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('backup.folders.remove')}: ${place}`}
              onClick={onRemove}
            >
              <IconTrash size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Table.Td>
      )}
    </Table.Tr>
  )
}
