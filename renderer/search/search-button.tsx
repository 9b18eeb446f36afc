import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { TopBarProps } from '../room'
import { KeyHint } from '../ui/key-hint'
import { useVisited } from './visited'
import './search-button.css'

const load = () => import('./search-dialog')
const SearchDialog = lazy(load)

/** In the top bar of every screen; Ctrl+K opens it from anywhere but another dialog. */
export function SearchButton({ goals }: TopBarProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  /** loaded at its first use, and kept for the way it closes */
  const [used, setUsed] = useState(false)
  const visited = useVisited()
  // There before it is asked for: what is typed right after the keys is meant for it.
  useEffect(() => {
    void load()
  }, [])
  const show = () => {
    setUsed(true)
    setOpen(true)
  }
  const toggle = () => {
    if (open) setOpen(false)
    else if (document.querySelector('[role="dialog"]') === null) show()
  }
  // Also while one types: what is typed is kept.
  useHotkeys([['mod+K', toggle]], [])
  return (
    <>
      <UnstyledButton
        className="kluis-search-button"
        onClick={show}
        aria-label={t('search.title')}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
      >
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <span className="kluis-search-label">{t('search.open')}</span>
        <KeyHint keys="Ctrl+K" />
      </UnstyledButton>
      {used && (
        <Suspense fallback={null}>
          <SearchDialog
            goals={goals}
            visited={visited}
            opened={open}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
