import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { ArchiveItem, ArchiveYear } from '../../shared/archive/contract'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { FoundItems } from './found-items'

const most = 200

interface FinderProps {
  years: readonly ArchiveYear[]
  /** the year that is searched; setting it from outside searches at once */
  year: number | null
  onYear: (year: number | null) => void
}

/** Searching the archive; only when asked, for each search is on record. */
export function Finder({ years, year, onYear }: FinderProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<{ rows: ArchiveItem[]; more: boolean } | null>(null)
  const { start, stop, progress } = useJob('archive.search')

  const look = useCallback(
    async (words: string, fiscalYear: number | null) => {
      const result = await start({ search: words, fiscalYear, limit: most })
      if (result) setFound(result)
    },
    [start],
  )
  useEffect(() => {
    if (year !== null) void look('', year)
  }, [year, look])

  return (
    <>
      <Section title={t('archive.search.title')}>
        <form
          role="search"
          aria-label={t('archive.search.title')}
          onSubmit={(event) => {
            event.preventDefault()
            void look(search, year)
          }}
        >
          <Group align="flex-end" gap="sm">
            <TextInput
              label={t('archive.search.label')}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              leftSection={<IconSearch size={16} aria-hidden />}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              flex={1}
              miw={220}
            />
            <Select
              label={t('archive.search.year')}
              w="9rem"
              allowDeselect={false}
              data={[
                { value: '', label: t('archive.search.all') },
                ...years.map(({ fiscalYear }) => ({
                  value: String(fiscalYear),
                  label: String(fiscalYear),
                })),
              ]}
              value={year === null ? '' : String(year)}
              onChange={(value) => onYear(value ? Number(value) : null)}
            />
            <Button type="submit" disabled={progress !== null}>
              {t('archive.search.go')}
            </Button>
          </Group>
        </form>
        <Text c="dimmed" size="sm">
          {t('archive.search.lead')}
        </Text>
        {progress && (
          <JobProgress label={t('archive.search.running')} progress={progress} onStop={stop} />
        )}
      </Section>
      {found && !progress && <Found found={found} />}
    </>
  )
}

function Found({ found: { rows, more } }: { found: { rows: ArchiveItem[]; more: boolean } }) {
  const { t } = useTranslation()
  if (rows.length === 0) {
    return <EmptyState title={t('archive.search.nothing')} body={t('archive.search.nothingBody')} />
  }
  return (
    <>
      {more && <Notice tone="info">{t('archive.search.more', { count: rows.length })}</Notice>}
      <FoundItems rows={rows} />
    </>
  )
}
