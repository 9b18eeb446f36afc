import { ActionIcon, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconCode, IconDownload, IconFileTypePdf, IconFileTypeXml } from '@tabler/icons-react'
import type { ArchiveItem } from '../../shared/archive/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'

/** What a search found, each item to be saved as it was sent. */
export function FoundItems({ rows }: { rows: readonly ArchiveItem[] }) {
  const { t } = useTranslation()
  return (
    <Section
      title={`${t('archive.search.found')}: ${t('archive.items', { count: rows.length })}`}
      flush
    >
      <Scrolling minWidth={760}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('archive.search.what')}</Table.Th>
              <Table.Th>{t('archive.search.name')}</Table.Th>
              <Table.Th>{t('archive.search.on')}</Table.Th>
              <Table.Th ta="right">{t('archive.search.amount')}</Table.Th>
              <Table.Th>{t('archive.search.until')}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{t('archive.search.save')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}

function Row({ item }: { item: ArchiveItem }) {
  const { t } = useTranslation()
  const what = item.kind === 'invoice' ? item.number : t('archive.search.payment')
  return (
    <Table.Tr>
      <Table.Td className="kluis-figures">{what}</Table.Td>
      <Table.Td className="kluis-wrap">{item.name}</Table.Td>
      <Table.Td>
        <DateText date={item.on} />
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText cents={item.cents} />
      </Table.Td>
      <Table.Td>
        <DateText date={item.destroyAfter} />
        <Text size="sm" c="dimmed">
          {t(`archive.rules.${item.rule}`)}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <SaveMenu item={item} what={what} />
      </Table.Td>
    </Table.Tr>
  )
}

const kinds = {
  pdf: { file: 'pdf', ending: 'pdf', icon: IconFileTypePdf },
  ubl: { file: 'xml', ending: 'xml', icon: IconFileTypeXml },
  json: { file: 'json', ending: 'json', icon: IconCode },
} as const
type Kind = keyof typeof kinds

function SaveMenu({ item, what }: { item: ArchiveItem; what: string }) {
  const { t } = useTranslation()
  const offered: readonly Kind[] = item.kind === 'invoice' ? ['pdf', 'ubl', 'json'] : ['json']
  const save = async (kind: Kind) => {
    const { file, ending } = kinds[kind]
    const name = item.number === '' ? t('archive.save.fileName', { id: item.id }) : item.number
    try {
      const chosen = await call('files.chooseSave', {
        kind: file,
        // Numbers may hold slashes, file names may not.
        suggestedName: `${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.${ending}`,
      })
      if (!chosen) return
      await call('archive.saveDocument', { id: item.id, kind, file: chosen.file })
      toast.done(t('archive.save.saved'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={`${t('archive.search.save')}: ${what}`}>
          <IconDownload size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((kind) => {
          const Shape = kinds[kind].icon
          return (
            <Menu.Item
              key={kind}
              leftSection={<Shape size={18} stroke={1.75} aria-hidden />}
              onClick={() => void save(kind)}
            >
              {t(`archive.save.${kind}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
