import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArchiveItem, ArchiveYear } from '../../shared/archive/contract'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { FoundItems } from './found-items'

const most = 200

/** Searching the archive; only when asked, for each search is on record. */
export const useFinder = () => {
  const [search, setSearch] = useState('')
  const [year, setYear] = useState<number | null>(null)
  const [found, setFound] = useState<{ rows: ArchiveItem[]; more: boolean } | null>(null)
  const job = useJob('archive.search')
  const look = async (words: string, fiscalYear: number | null) => {
    setSearch(words)
    setYear(fiscalYear)
    const result = await job.start({ search: words, fiscalYear, limit: most })
    if (result) setFound(result)
  }
  return { search, setSearch, year, setYear, found, job, look }
}

interface FinderProps {
  years: readonly ArchiveYear[]
  finder: ReturnType<typeof useFinder>
}

/** The search and what it found. */
export function Finder({ years, finder }: FinderProps) {
  const { t } = useTranslation()
  const { search, year, found, job, look } = finder
  const { progress, stop } = job
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
              onChange={(event) => finder.setSearch(event.currentTarget.value)}
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
              onChange={(value) => finder.setYear(value ? Number(value) : null)}
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
