import { ActionIcon, AppShell, Badge, Burger, Group, NavLink, Text, Tooltip } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconLock, type Icon } from '@tabler/icons-react'
import { Link, useRouter, type LinkProps } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { KeyHint } from '../ui/key-hint'
import { Mark } from '../ui/mark'
import { LanguageSwitch, ThemeSwitch } from '../ui/switches'
import './app-shell.css'

export interface NavigationItem {
  to: NonNullable<LinkProps['to']>
  label: string
  icon: Icon
  /** at the bottom of the menu */
  apart: boolean
  /** only where the top bar has no room for it */
  narrow: boolean
  /** how much waits there */
  count: number
}

interface ShellProps {
  title: string
  navigationLabel: string
  items: readonly NavigationItem[]
  /** where one looks after one's own account */
  account: NavigationItem['to']
  userName: string
  userRole: string
  onLock: () => void
  /** the place in the top bar for searching everything */
  search?: ReactNode
  children: ReactNode
}

/** Menu on the left, top bar above, the place one is at in the middle. */
export function Shell(props: ShellProps) {
  const { t } = useTranslation()
  const [open, menu] = useDisclosure(false)
  useBackAndForward()
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !open } }}
      transitionDuration={0}
    >
      <a
        href="#content"
        className="kluis-skip"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        {t('ui.skip')}
      </a>
      <AppShell.Header className="kluis-top">
        <Group gap="xs" wrap="nowrap" className="kluis-top-name">
          <Burger
            opened={open}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={open ? t('frame.nav.close') : t('frame.nav.open')}
            aria-expanded={open}
          />
          <Mark size={24} />
          <Text component="span" fw={650} truncate title={props.title}>
            {props.title}
          </Text>
        </Group>
        <div className="kluis-top-search">{props.search}</div>
        <Group gap={4} wrap="nowrap">
          <Link
            to={props.account}
            className="kluis-top-user"
            aria-label={`${props.userName}, ${props.userRole}: ${t('frame.nav.account')}`}
          >
            <Text size="sm" lh={1.2} truncate>
              {props.userName}
            </Text>
            <Text size="xs" lh={1.2} c="dimmed">
              {props.userRole}
            </Text>
          </Link>
          <LanguageSwitch />
          <ThemeSwitch />
          <Tooltip
            label={
              <>
                {t('frame.lock')} <KeyHint keys="Ctrl+L" />
              </>
            }
          >
            <ActionIcon
              size="lg"
              variant="subtle"
              color="gray"
              onClick={props.onLock}
              aria-label={t('frame.lock')}
              aria-keyshortcuts="Control+L Meta+L"
            >
              <IconLock size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={props.navigationLabel} className="kluis-menu">
        {[false, true].map((apart) => (
          <div key={String(apart)}>
            {props.items
              .filter((item) => item.apart === apart)
              .map(({ to, label, icon: Shape, narrow, count }) => (
                <NavLink
                  key={label}
                  component={Link}
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                  label={label}
                  leftSection={<Shape size={19} stroke={1.75} aria-hidden />}
                  rightSection={count > 0 && <Waiting count={count} />}
                  {...(narrow ? { hiddenFrom: 'sm' as const } : {})}
                  onClick={menu.close}
                />
              ))}
          </div>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className="kluis-main">
        {props.children}
      </AppShell.Main>
    </AppShell>
  )
}

/** A figure beside a place in the menu. */
function Waiting({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <Badge size="sm" circle={count < 10} role="img" aria-label={t('frame.nav.waiting', { count })}>
      {count}
    </Badge>
  )
}

/** Alt+arrows and the side buttons of a mouse: places live in memory, so Chromium cannot do it. */
const useBackAndForward = () => {
  const router = useRouter()
  useHotkeys([
    ['alt+ArrowLeft', () => router.history.back()],
    ['alt+ArrowRight', () => router.history.forward()],
  ])
  useEffect(() => {
    const click = ({ button }: MouseEvent) => {
      if (button === 3) router.history.back()
      if (button === 4) router.history.forward()
    }
    window.addEventListener('mouseup', click)
    return () => window.removeEventListener('mouseup', click)
  }, [router])
}
