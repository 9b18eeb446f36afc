import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import './page.css'

interface PageProps {
  title: string
  /**
   * For the window's own title, where `title` is somebody's name or says what is in a record: that one
   * is seen in the task bar, in lists of windows and in other people's screen sharing.
   */
  topic?: string
  /** a line of facts under the title */
  subtitle?: ReactNode
  /** beside the title: a status badge */
  badge?: ReactNode
  /** buttons on the right, the main one last */
  actions?: ReactNode
  /** links to where this page hangs, outermost first; the page itself is added */
  breadcrumbs?: readonly ReactNode[]
  /** `fill`: the content takes the rest of the window (lists); `form`: a readable measure */
  width?: 'wide' | 'form' | 'fill'
  children: ReactNode
}

/** Title, actions and content of one place in the program. */
export function Page(props: PageProps) {
  const {
    title,
    topic = title,
    subtitle,
    badge,
    actions,
    breadcrumbs,
    width = 'wide',
    children,
  } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(`${topic} · Kluis`)
  useEffect(() => {
    // After going somewhere the keyboard and the screen reader start at the top of that place.
    if (document.activeElement === document.body || document.activeElement === null) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <Box className="kluis-page" data-width={width}>
      {breadcrumbs && <Breadcrumbs links={breadcrumbs} here={title} />}
      <Group className="kluis-page-head" justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} className="kluis-page-title">
          <Group gap="sm" align="center">
            <Title order={1} ref={heading} tabIndex={-1} className="kluis-wrap">
              {title}
            </Title>
            {badge}
          </Group>
          {subtitle !== undefined && (
            <Text component="div" c="dimmed">
              {subtitle}
            </Text>
          )}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      <div className="kluis-page-body">{children}</div>
    </Box>
  )
}

function Breadcrumbs({ links, here }: { links: readonly ReactNode[]; here: string }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('ui.breadcrumbs')} className="kluis-crumbs">
      {links.map((link, place) => (
        <Fragment key={place}>
          {link}
          <IconChevronRight size={14} aria-hidden />
        </Fragment>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
