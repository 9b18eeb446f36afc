import { ActionIcon, AppShell, Burger, Group, NavLink, Text, Tooltip } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconHelp, IconLock } from '@tabler/icons-react'
import { Link, useRouter, type LinkProps } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { MenuEntry } from '../room'
import { lock, useSession, useUser } from '../session/session'
import { KeyHint } from '../ui/key-hint'
import { Mark } from '../ui/mark'
import { LanguageSwitch, ThemeSwitch } from '../ui/switches'
import type { NamedKey } from './help/keys'
import { keysHere } from './help/keys-here'
import './app-shell.css'

const HelpDrawer = lazy(() => import('./help/help-drawer'))

/** An entry of the menu whose path is one of the program's. */
export type Place = MenuEntry & { to: NonNullable<LinkProps['to']> }

interface ShellProps {
  /** what this person may see, top to bottom */
  places: readonly Place[]
  /** of the top bar */
  middle: ReactNode
  children: ReactNode
}

/** Menu on the left, top bar above, the place one is at in the middle. */
export function Shell({ places, middle, children }: ShellProps) {
  const { t } = useTranslation()
  const user = useUser()
  const role = t(`session.roles.${user.role}`)
  const agency = useSession(({ status }) => status?.agencyName ?? 'Kluis')
  const account = places.find(({ own }) => own)
  const [open, menu] = useDisclosure(false)
  const help = useHelp()
  const rooms = places.filter((place) => !place.apart && !place.own).slice(0, 9)
  const keyOf = (place: Place) => rooms.indexOf(place) + 1
  useBackAndForward()
  useKeysEverywhere(places)
  useRoomKeys(rooms)
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
            aria-label={open ? t('frame.closeMenu') : t('frame.openMenu')}
            aria-expanded={open}
          />
          <Mark size={24} />
          <Text component="span" fw={650} truncate title={agency}>
            {agency}
          </Text>
        </Group>
        <div className="kluis-top-middle">{middle}</div>
        <Group gap={4} wrap="nowrap">
          {account && (
            <Link
              to={account.to}
              className="kluis-top-user"
              aria-label={`${user.name}, ${role}: ${t(account.label)}`}
            >
              <Text size="sm" lh={1.2} truncate>
                {user.name}
              </Text>
              <Text size="xs" lh={1.2} c="dimmed">
                {role}
              </Text>
            </Link>
          )}
          <Tooltip
            label={
              <>
                {t('frame.help.title')} <KeyHint keys="?" />
              </>
            }
          >
            <ActionIcon
              size="lg"
              variant="subtle"
              color="gray"
              onClick={help.show}
              aria-label={t('frame.help.title')}
              aria-keyshortcuts="Shift+? F1"
              aria-haspopup="dialog"
              visibleFrom="sm"
            >
              <IconHelp size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
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
              onClick={() => void lock()}
              aria-label={t('frame.lock')}
              aria-keyshortcuts="Control+L Meta+L"
            >
              <IconLock size={20} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('frame.menu')} className="kluis-menu">
        {[false, true].map((apart) => (
          <div key={String(apart)}>
            {places
              .filter((place) => (place.apart ?? false) === apart)
              .map((place) => ({ ...place, digit: keyOf(place) }))
              .map(({ to, label, icon: Shape, own, Waiting, digit }) => (
                <NavLink
                  key={to}
                  component={Link}
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                  label={t(label)}
                  leftSection={<Shape size={19} stroke={1.75} aria-hidden />}
                  // A long name goes on in a second line, and never lies under its key.
                  styles={{ section: { flex: 'none' }, body: { minWidth: 0 } }}
                  rightSection={
                    <>
                      {Waiting && <Waiting />}
                      {digit > 0 && <KeyHint keys={`Ctrl+${digit}`} />}
                    </>
                  }
                  {...(digit > 0 ? { 'aria-keyshortcuts': `Control+${digit} Meta+${digit}` } : {})}
                  {...(own ? { hiddenFrom: 'sm' as const } : {})}
                  onClick={menu.close}
                />
              ))}
          </div>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className="kluis-main">
        {children}
      </AppShell.Main>
      {help.here && (
        <Suspense fallback={null}>
          <HelpDrawer
            opened={help.opened}
            path={help.path}
            here={help.here}
            rooms={rooms.map((place) => ({ name: t(place.label), keys: `Ctrl+${keyOf(place)}` }))}
            onClose={help.hide}
          />
        </Suspense>
      )}
    </AppShell>
  )
}

/** `/` and `N` where the screen one is at has no search and nothing new of its own. */
const useKeysEverywhere = (places: readonly Place[]) => {
  const router = useRouter()
  const may = (to: Place['to']) => places.some((place) => place.to === to)
  const here = (selector: string) => document.querySelector(`#content ${selector}`) !== null
  const busy = () => document.querySelector('[role="dialog"]') !== null
  useHotkeys([
    [
      '/',
      () => {
        if (!busy() && !here('input[type="search"]')) void router.navigate({ to: '/clients' })
      },
    ],
    [
      'n',
      () => {
        if (busy() || here('[aria-keyshortcuts="N"]') || !may('/invoices')) return
        void router.navigate({ to: '/invoices/new' })
      },
    ],
  ])
}

/** Ctrl with a digit goes to that room of the menu, also while one types: what is typed is kept. */
const useRoomKeys = (rooms: readonly Place[]) => {
  const router = useRouter()
  useHotkeys(
    rooms.map(({ to }, place) => [
      `mod+${place + 1}`,
      () => {
        if (document.querySelector('[role="dialog"]') === null) void router.navigate({ to })
      },
    ]),
    [],
  )
}

/** Help about the screen one is at; `?` opens it where one does not type, F1 everywhere. */
const useHelp = () => {
  const router = useRouter()
  const [opened, drawer] = useDisclosure(false)
  /** null until it was first asked for */
  const [here, setHere] = useState<readonly NamedKey[] | null>(null)
  const [path, setPath] = useState('/')
  const show = () => {
    if (document.querySelector('[role="dialog"]') !== null) return
    setHere(keysHere(document.getElementById('content') ?? document.body))
    setPath(router.state.location.pathname)
    drawer.open()
  }
  useHotkeys([['shift+?', show]])
  useHotkeys([['F1', show]], [])
  return { opened, here, path, show, hide: drawer.close }
}

/** Alt+arrows and the side buttons of a mouse: places live in memory, so Chromium cannot do it. */
const useBackAndForward = () => {
  const router = useRouter()
  // Also while one types: what is typed is kept.
  useHotkeys(
    [
      ['alt+ArrowLeft', () => router.history.back()],
      ['alt+ArrowRight', () => router.history.forward()],
    ],
    [],
  )
  useEffect(() => {
    const click = ({ button }: MouseEvent) => {
      if (button === 3) router.history.back()
      if (button === 4) router.history.forward()
    }
    window.addEventListener('mouseup', click)
    return () => window.removeEventListener('mouseup', click)
  }, [router])
}
