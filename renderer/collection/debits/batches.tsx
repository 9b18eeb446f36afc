import { Button, Group, Table, Text } from '@mantine/core'
import type { DebitBatchRow } from '../../../shared/collection/debits'
import { call, useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { useJob } from '../../ui/job'
import { MoneyText } from '../../ui/money-text'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'

/** What went to the bank, or waits for its file; each file is written once. */
export function DebitBatches() {
  const { t } = useTranslation()
  const batches = useData('collection.batches', {}).data ?? []
  if (batches.length === 0) return null
  return (
    <Section title={t('collection.debits.batches')} flush>
      <Scrolling minWidth={720}>
        <Table verticalSpacing="xs" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('collection.debits.batch')}</Table.Th>
              <Table.Th>{t('collection.debits.collectOn')}</Table.Th>
              <Table.Th ta="right">{t('collection.debits.sum')}</Table.Th>
              <Table.Th>{t('collection.debits.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {batches.map((batch) => (
              <Batch key={batch.id} batch={batch} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}

function Batch({ batch }: { batch: DebitBatchRow }) {
  const { t } = useTranslation()
  const { date, moment } = useFormat()
  const write = useJob('collection.writeBatch')
  const notices = useJob('collection.saveNotices')
  const { id } = batch
  const writeFile = async () => {
    const chosen = await call('files.chooseSave', {
      kind: 'xml',
      suggestedName: `${t('collection.debits.fileName', { id: batch.messageId })}.xml`,
    })
    if (!chosen) return
    const done = await write.start({ id, file: chosen.file })
    if (done) toast.done(t('collection.debits.written', { name: chosen.name }))
  }
  const saveNotices = async () => {
    const chosen = await call('files.chooseSave', {
      kind: 'zip',
      suggestedName: `${t('collection.debits.noticesName', { id: batch.messageId })}.zip`,
    })
    if (!chosen) return
    const done = await notices.start({ id, file: chosen.file })
    if (done) toast.done(t('collection.saved', { name: chosen.name }))
  }
  const drop = async () => {
    const sure = await confirm({
      title: t('collection.debits.dropTitle', { id: batch.messageId }),
      body: t('collection.debits.dropBody', { count: batch.count }),
      consequences: [
        t('collection.debits.dropFile'),
        ...(batch.noticesAt === null ? [] : [t('collection.debits.dropNotices')]),
      ],
      confirm: t('collection.debits.drop'),
      danger: true,
    })
    if (!sure) return
    await call('collection.dropBatch', { id })
    toast.done(t('collection.debits.dropped'))
  }
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        {batch.messageId}
        <Text size="sm" c="dimmed">
          {t('collection.debits.count', { count: batch.count })}
          {batch.returned > 0 &&
            `, ${t('collection.debits.returnedCount', { count: batch.returned })}`}
        </Text>
      </Table.Td>
      <Table.Td>{date(batch.collectOn)}</Table.Td>
      <Table.Td ta="right">
        <MoneyText cents={batch.cents} strong />
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          {batch.writtenAt === null ? (
            <Button
              size="compact-sm"
              aria-label={t('collection.debits.writeWhich', { id: batch.messageId })}
              disabled={write.progress !== null}
              onClick={() => {
                writeFile().catch(toast.failed)
              }}
            >
              {t('collection.debits.write')}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {t('collection.debits.writtenAt', { at: moment(batch.writtenAt) })}
            </Text>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('collection.debits.noticesWhich', { id: batch.messageId })}
            disabled={notices.progress !== null}
            onClick={() => {
              saveNotices().catch(toast.failed)
            }}
          >
            {t('collection.debits.notices')}
          </Button>
          {batch.writtenAt === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('collection.debits.dropWhich', { id: batch.messageId })}
              disabled={write.progress !== null}
              onClick={() => {
                drop().catch(toast.failed)
              }}
            >
              {t('collection.debits.drop')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
